"""The view of each answer, imported when it is shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from eufacts.format.kinds import Kind, Row

if TYPE_CHECKING:
    from eufacts.report import Report

    View = Callable[[Sequence[Row]], Report]
    """Turns rows into a report for people."""


def listing(kind: Kind | None) -> "View":
    """Give the view of a list of one kind, or of several."""

    def view(rows: Sequence[Row]) -> "Report":
        from eufacts.views.lists import listing

        return listing(rows, kind)

    return view


def total(rows: Sequence[Row]) -> "Report":
    """Show a total with the amounts that it counts and leaves out."""
    from eufacts.views.single import total

    return total(rows)


def country(rows: Sequence[Row]) -> "Report":
    """Show a country's profile."""
    from eufacts.views.single import country

    return country(rows)


def comparison(rows: Sequence[Row]) -> "Report":
    """Show routes side by side."""
    from eufacts.views.comparison import comparison

    return comparison(rows)


def changes(rows: Sequence[Row]) -> "Report":
    """Show what changed between two fact bases."""
    from eufacts.views.changes import changes

    return changes(rows)


def show(rows: Sequence[Row]) -> "Report":
    """Show records whole."""
    from eufacts.views.single import show

    return show(rows)


def about(rows: Sequence[Row]) -> "Report":
    """Show a description of the fact base."""
    from eufacts.views.single import about

    return about(rows)


def vocabulary(rows: Sequence[Row]) -> "Report":
    """Show the words of the fact base with their meanings."""
    from eufacts.views.vocabulary import vocabulary

    return vocabulary(rows)


def checked(rows: Sequence[Row]) -> "Report":
    """Show what ``check`` found."""
    from eufacts.views.proving import checked

    return checked(rows)


def covered(rows: Sequence[Row]) -> "Report":
    """Show what ``coverage`` found."""
    from eufacts.views.proving import covered

    return covered(rows)


def verified(rows: Sequence[Row]) -> "Report":
    """Show what ``verify`` found."""
    from eufacts.views.proving import verified

    return verified(rows)


def audited(rows: Sequence[Row], *, every: bool = False, explain: int | None = None) -> "Report":
    """Show an audit, or how one line of an article was read."""
    from eufacts.views import auditing

    return (
        auditing.audited(rows, every=every)
        if explain is None
        else auditing.explained(rows, explain)
    )


def rules(rows: Sequence[Row]) -> "Report":
    """Show the rules of ``check``."""
    from eufacts.views.lists import rules

    return rules(rows)


def health(rows: Sequence[Row]) -> "Report":
    """Show what eufacts runs on, and what is broken."""
    from eufacts.views.health import health

    return health(rows)


def styles(rows: Sequence[Row]) -> "Report":
    """Show the styles of citations."""
    from eufacts.views.lists import styles

    return styles(rows)


def readings(rows: Sequence[Row]) -> "Report":
    """Show what was read in a text."""
    from eufacts.views.reading import readings

    return readings(rows)


def understood(rows: Sequence[Row]) -> "Report":
    """Show a document as it was understood."""
    from eufacts.views.reading import understood

    return understood(rows)


def proposed(rows: Sequence[Row]) -> "Report":
    """Show what is not decided yet."""
    from eufacts.views.proving import proposed

    return proposed(rows)
