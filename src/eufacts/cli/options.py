"""The options that commands share: one name and one meaning everywhere."""

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from eufacts.output import Format

Names = list[str] | None
"""An option that may be given several times."""


def amount(text: str) -> float:
    """Read a number as people type one: ``1000000``, ``1,000,000``, ``1m``, ``3.9bn``.

    Raises:
        typer.BadParameter: It is none.
    """
    plain = text.casefold().replace("_", "").replace(" ", "").removeprefix("eur")
    if _GROUPED.match(plain):
        plain = plain.replace(",", "")
    suffix = next((suffix for suffix in _SUFFIXES if plain.endswith(suffix)), "")
    try:
        number = float(plain.removesuffix(suffix)) * _SUFFIXES.get(suffix, 1)
    except ValueError:
        number = float("nan")
    if not -_UNHEARD_OF < number < _UNHEARD_OF:
        raise typer.BadParameter(f"{text!r} is not a number such as 250000, 1.5m or 3.9bn")
    return number


_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(?!\d|,)")
"""Commas that part thousands; a decimal comma is not guessed at."""

_UNHEARD_OF = 10.0**300

_SUFFIXES = {
    "million": 10**6,
    "billion": 10**9,
    "thousand": 10**3,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
}


def _filter(help_text: str, metavar: str, *names: str, **more: Any) -> Any:  # noqa: ANN401 - typer's
    return typer.Option(*names, help=help_text, metavar=metavar, rich_help_panel="Filters", **more)


def _output(help_text: str, *names: str, **more: Any) -> Any:  # noqa: ANN401 - typer's
    return typer.Option(*names, help=help_text, rich_help_panel="Output", **more)


def completing(what: str) -> Any:  # noqa: ANN401 - typer's
    """Make a completion of the names of a kind: ``country``, ``topic``, ``id``."""

    def complete(incomplete: str) -> list[str]:
        from eufacts.cli.completion import names

        return names(what, incomplete)

    return complete


FILTERS: dict[str, tuple[Any, Any]] = {
    "country": (
        Annotated[
            Names,
            _filter(
                "Country or territory: any name, code or spelling. Several widen the answer.",
                "NAME",
                "--country",
                "-c",
                autocompletion=completing("country"),
            ),
        ],
        None,
    ),
    "region": (
        Annotated[
            Names,
            _filter(
                "Region, such as Africa, Sahel, 'Western Balkans'.",
                "NAME",
                "--region",
                autocompletion=completing("region"),
            ),
        ],
        None,
    ),
    "topic": (
        Annotated[
            Names,
            _filter(
                "Topic, such as displacement or return.",
                "NAME",
                "--topic",
                "-t",
                autocompletion=completing("topic"),
            ),
        ],
        None,
    ),
    "section": (
        Annotated[
            Names,
            _filter(
                "Section by id, number or heading, sub-sections included.",
                "ID",
                "--section",
                "-s",
                autocompletion=completing("section"),
            ),
        ],
        None,
    ),
    "footnote": (
        Annotated[
            list[int] | None,
            _filter("Footnote: its text, or a sentence with its marker.", "N", "--footnote", min=1),
        ],
        None,
    ),
    "route": (
        Annotated[
            Names,
            _filter("Migration route.", "NAME", "--route", autocompletion=completing("route")),
        ],
        None,
    ),
    "kind": (
        Annotated[
            Names,
            _filter(
                "Kind of record: figure, funding, agreement, ….",
                "KIND",
                "--kind",
                "-k",
                autocompletion=completing("kind"),
            ),
        ],
        None,
    ),
    "type": (
        Annotated[
            Names,
            _filter("Type within the kind.", "NAME", "--type", autocompletion=completing("type")),
        ],
        None,
    ),
    "status": (
        Annotated[
            Names,
            _filter(
                "Status in the document's words.",
                "NAME",
                "--status",
                autocompletion=completing("status"),
            ),
        ],
        None,
    ),
    "recipient": (
        Annotated[
            Names,
            _filter(
                "Who receives: a country, or another recipient in the document's words.",
                "NAME",
                "--recipient",
                autocompletion=completing("recipient"),
            ),
        ],
        None,
    ),
    "role": (
        Annotated[
            Names,
            _filter(
                "Role: origin, transit, host, destination, partner.",
                "NAME",
                "--role",
                autocompletion=completing("role"),
            ),
        ],
        None,
    ),
    "with": (
        Annotated[
            Names,
            _filter(
                "Has concluded an agreement of this type; of all, if several.",
                "TYPE",
                "--with",
                autocompletion=completing("agreement type"),
            ),
        ],
        None,
    ),
    "without": (
        Annotated[
            Names,
            _filter(
                "Has concluded no agreement of this type.",
                "TYPE",
                "--without",
                autocompletion=completing("agreement type"),
            ),
        ],
        None,
    ),
    "year": (
        Annotated[
            list[int] | None,
            _filter("Year that the period overlaps.", "YYYY", "--year", "-y", min=1, max=9999),
        ],
        None,
    ),
    "min": (
        Annotated[
            float | None,
            _filter(
                "Least value, whatever its qualifier: 250000, 1.5m, 3.9bn.",
                "N",
                "--min",
                parser=amount,
            ),
        ],
        None,
    ),
    "max": (
        Annotated[
            float | None,
            _filter("Greatest value, whatever its qualifier.", "N", "--max", parser=amount),
        ],
        None,
    ),
}
"""Every filter; a command takes those that make sense for it."""

ORDER: dict[str, tuple[Any, Any]] = {
    "sort": (
        Annotated[
            str,
            _output(
                "Order: document, id, kind, label, value, period.",
                "--sort",
                metavar="KEY",
                show_default=False,
                autocompletion=completing("sort"),
            ),
        ],
        "",
    ),
    "reverse": (Annotated[bool, _output("Turn the order round.", "--reverse", "-r")], False),
    "limit": (
        Annotated[
            int | None, _output("At most so many records.", "--limit", "-n", metavar="N", min=1)
        ],
        None,
    ),
}
"""How a list is ordered and cut."""

OF_FACTS = (
    "country",
    "region",
    "topic",
    "section",
    "footnote",
    "route",
    "kind",
    "type",
    "status",
    "recipient",
    "year",
    "min",
    "max",
)
"""The filters that facts of every kind have."""

SHORT_FORMATS = ("json", "jsonl", "csv", "tsv", "markdown")
"""Formats with an option of their own."""

OUTPUT: dict[str, tuple[Any, Any]] = {
    "format": (
        Annotated[
            Format | None,
            _output(
                "How to write: table, plain, json, jsonl, csv, tsv, markdown. "
                "Without it, a table on a terminal and plain lines in a pipe.",
                "--format",
                "-f",
                metavar="FORMAT",
            ),
        ],
        None,
    ),
    **{
        name: (Annotated[bool, _output(f"Short for --format {name}.", f"--{name}")], False)
        for name in SHORT_FORMATS
    },
    "fields": (
        Annotated[
            str | None,
            _output(
                "Keys or columns, in order; dots reach inside: id,value,excerpts.quote.",
                "--fields",
                metavar="A,B,C",
            ),
        ],
        None,
    ),
    "facts": (
        Annotated[
            Path | None,
            _output(
                "Read this fact base instead of the one that is shipped.",
                "--facts",
                metavar="PATH",
                envvar="EUFACTS_FACTS",
                readable=False,  # whether it is, reading tells: it is no wrong usage
            ),
        ],
        None,
    ),
}
"""How an answer is written, and from which fact base."""
