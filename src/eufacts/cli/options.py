"""The options that commands share, with one meaning everywhere."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from eufacts.errors import in_short
from eufacts.format.kinds import KIND, MIN, SORT_KEYS, YEAR, Filter
from eufacts.output import Format

_GROUPED = r"\d{1,3}(,\d{3})+(?!\d|,)"
"""A number with commas between thousands; a comma is never a decimal point."""

_BEYOND = 10.0**300

_SUFFIXES = {
    "million": 10**6,
    "billion": 10**9,
    "thousand": 10**3,
    "bn": 10**9,
    "mn": 10**6,
    "b": 10**9,
    "m": 10**6,
    "k": 10**3,
}

_LAST = 9999
"""The largest year, and the largest number of a footnote."""

_LONGEST = 20
"""No number in a range is longer."""

_MOST_RECORDS = 999_999_999
"""The largest limit; no fact base has as many records."""


def amount(text: str) -> float:
    """Read a number as people type one: ``1000000``, ``1,000,000``, ``1m``, ``3.9bn``.

    Raises:
        typer.BadParameter: It is not a number.
    """
    plain = text.casefold().replace("_", "").replace(" ", "").removeprefix("eur").strip("€")
    if re.match(_GROUPED, plain):
        plain = plain.replace(",", "")
    suffix = next((suffix for suffix in _SUFFIXES if plain.endswith(suffix)), "")
    try:
        number = float(plain.removesuffix(suffix)) * _SUFFIXES.get(suffix, 1)
    except ValueError:
        number = float("nan")
    if not -_BEYOND < number < _BEYOND:
        raise typer.BadParameter(
            f"{in_short(text)!r} is not a number such as 250000, 1.5m or 3.9bn"
        )
    return number


def whole(noun: str, most: int) -> Callable[[str], int]:
    """Make the reader of a number from 1 on: a year, the number of a footnote, a count."""

    def whole_number(text: str) -> int:
        plain = str(text)
        if not re.fullmatch(r"[+-]?[0-9]+", plain):
            raise typer.BadParameter(f"{in_short(plain)!r} is not a {noun}")
        if plain.startswith("-") or len(plain) > _LONGEST or not 1 <= int(plain) <= most:
            raise typer.BadParameter(f"{in_short(plain)} is not in the range 1<=x<={most}")
        return int(plain)

    return whole_number


def years(text: str) -> int | range:
    """Read a year, or several from the first to the last: ``2014-2015``.

    Raises:
        typer.BadParameter: It is neither.
    """
    first, between, last = re.sub("[–/]", "-", str(text)).partition("-")
    one = whole("year or several, such as 2014-2015", _LAST)
    if not (between and first.isdigit() and last.isdigit() and len(first) == len(last)):
        return one(str(text))
    if one(first) > one(last):
        raise typer.BadParameter(f"{in_short(str(text))!r} ends before it begins")
    return range(int(first), int(last) + 1)


Option = tuple[Any, Any]
"""The type of an option's value, and what Typer knows of it. It is not ``Annotated``, because there
are many, and to read that takes Typer a while."""


def _output(default: Any, help_text: str, *names: str, **more: Any) -> Any:  # noqa: ANN401 - typer's
    return typer.Option(default, *names, help=help_text, rich_help_panel="Output", **more)


def _once(value: list[Path] | None) -> list[Path] | None:
    """Refuse a second fact base, which would silently replace the first."""
    if value and len(value) > 1:
        raise typer.BadParameter("one fact base at a time: of several, give the folder")
    return value


def completing(*whats: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """Make a completion for what the fact base has of some kinds: ``country``, ``year``, ``id``."""
    # A lambda, because Typer looks up the types of a function for each option at each start.
    return lambda ctx, incomplete: _names(ctx, incomplete, whats)


def _names(ctx: typer.Context, incomplete: str, whats: Sequence[str]) -> list[tuple[str, str]]:
    from eufacts.cli.completion.names import names

    return names(ctx, incomplete, *whats)


def filter_option(filter_: Filter) -> Option:
    """Make the option of a filter."""
    more: dict[str, Any] = {"autocompletion": completing(*filter_.names)}
    values: Any = list[str] | None
    if filter_.takes is int:
        more["parser"] = years if filter_ is YEAR else whole("number", _LAST)
        values = list[int] | None
    elif filter_.takes is float:
        more = {"parser": amount}
        values = float | None
    names = (f"--{filter_.name}", *filter(None, (filter_.short,)))
    option = typer.Option(
        None, *names, help=filter_.help, metavar=filter_.metavar, rich_help_panel="Filters", **more
    )
    return values, option


def sort_keys(filters: Sequence[Filter]) -> tuple[str, ...]:
    """The keys by which a list with some filters can be sorted: those that its records have."""
    of_one_kind = {"kind": None, "value": MIN, "period": YEAR}
    return tuple(
        key
        for key in SORT_KEYS
        if KIND in filters or key not in of_one_kind or of_one_kind[key] in filters
    )


def order(keys: Sequence[str]) -> dict[str, Option]:
    """Make the options that sort a list by one of some keys, and limit it."""
    sort = _output(
        "",
        f"Order: {', '.join(keys)}.",
        "--sort",
        metavar="KEY",
        show_default=False,
        autocompletion=lambda incomplete: [key for key in keys if key.startswith(incomplete)],
    )
    limit = _output(
        None,
        "Show at most N records.",
        "--limit",
        "-n",
        metavar="N",
        parser=whole("number", _MOST_RECORDS),
    )
    return {
        "sort": (str, sort),
        "reverse": (bool, _output(False, "Reverse the order.", "--reverse", "-r")),
        "limit": (int | None, limit),
    }


SHORT_FORMATS = ("json", "jsonl", "csv", "tsv", "markdown")
"""Formats with an option of their own."""

ChartFile = Annotated[
    Path | None,
    typer.Option(
        "--chart",
        metavar="FILE",
        help="Draw it to this file instead: .svg, .png, .html, or .vl.json (Vega-Lite).",
        show_default=False,
        readable=False,  # unwritable is exit 4 (file), not 2 (usage)
    ),
]
"""The file that an answer is drawn to."""

Force = Annotated[
    bool, typer.Option("--force", help="Overwrite a file that exists; replace a link.")
]
"""Whether a command may overwrite the file that it writes."""

OUTPUT: dict[str, Option] = {
    "format": (
        Format | None,
        _output(
            None,
            f"How to write: {', '.join(Format)}. "
            "Without it, a table on a terminal and plain lines in a pipe.",
            "--format",
            "-f",
            metavar="FORMAT",
            case_sensitive=False,
        ),
    ),
    **{
        name: (bool, _output(False, f"Short for --format {name}.", f"--{name}"))
        for name in SHORT_FORMATS
    },
    "fields": (
        str | None,
        _output(
            None,
            "Columns or keys of JSON, in order; dots reach inside: id,amount,excerpts.quote.",
            "--fields",
            metavar="A,B,C",
            autocompletion=completing("field"),
        ),
    ),
    "no_pager": (
        bool,
        _output(False, "Do not page what is longer than the terminal.", "--no-pager"),
    ),
    "facts": (
        list[Path] | None,
        _output(
            None,
            "Read this fact base, or a folder of them, not the shipped one."
            "  [env var: EUFACTS_FACTS]",
            "--facts",
            metavar="PATH",
            readable=False,  # unreadable is exit 4 (file), not 2 (usage)
            callback=_once,
        ),
    ),
}
"""The options for the format of an answer and for the fact base."""
