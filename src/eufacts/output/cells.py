"""Cells as text: in words for people, exact for programs that read text."""

from eufacts.dates import in_words
from eufacts.output.visible import visible
from eufacts.output.words import digits, exact_digits, place, quantity
from eufacts.report import Cell, PeriodCell, PlaceCell, QuantityCell


def shown(cell: Cell, style: str = "text", *, ascii_only: bool = False) -> str:
    """A cell for people, with unseen characters escaped; empty if nothing is stated.

    Args:
        cell: The value.
        style: The column's style; a text in a ``period`` column is read as ISO 8601.
        ascii_only: Whether marks, such as ``≈``, are ASCII.
    """
    match cell:
        case QuantityCell():
            text = quantity(cell, ascii_only=ascii_only)
        case PlaceCell():
            text = place(cell, ascii_only=ascii_only)
        case PeriodCell():
            text = in_words(cell.iso, ascii_only=ascii_only)
            text += f" ({cell.words})" if cell.words else ""
        case bool():
            text = "yes" if cell else "no"
        case str() if style == "period":
            text = in_words(cell, ascii_only=ascii_only)
        case _:
            text = _plain(cell)
    return visible(text)


def exact(cell: Cell, *, ascii_only: bool = False) -> str:
    r"""A cell for programs: all digits, ISO dates, and on one line without a tab.

    A backslash is doubled, so that the escapes can be undone.
    """
    match cell:
        case QuantityCell():
            text = exact_digits(cell, ascii_only=ascii_only)
        case PlaceCell():
            text = place(cell, ascii_only=ascii_only)
        case PeriodCell():
            text = cell.iso
        case bool():
            text = "true" if cell else "false"
        case _:
            text = _plain(cell)
    return visible(text.replace("\\", r"\\"))


def _plain(cell: str | float | tuple[str, ...] | None) -> str:
    """A cell that is written the same way for everyone."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case tuple():
            return ", ".join(cell)
        case _:
            return digits(cell)
