"""Answers as text: one pure function for each format, imported when it is used.

Formats for programs are written from the records' own JSON, formats for people from a ``Report``.
No writer prints, or reads the terminal or the environment.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eufacts.report import Report


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    plain = "plain"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    markdown = "markdown"

    @property
    def for_programs(self) -> bool:
        """Whether the format is written from records; else it is written from a report."""
        match self:
            case Format.json | Format.jsonl | Format.csv | Format.tsv:
                return True
            case Format.table | Format.plain | Format.markdown:
                return False
            case _:
                assert_never(self)


def write_records(
    bodies: "Sequence[str]",
    *,
    single: bool,
    fields: tuple[str, ...] | None,
    format: Format,  # noqa: A002 - named as the option that chooses it
) -> str:
    """Write records for programs, their text unchanged.

    Args:
        bodies: Each record's compact JSON.
        single: Whether the answer is one record, not a list; then there is one body.
        fields: The (dotted) keys to write, in order; None for all.
        format: A format for programs.

    Raises:
        UnknownNameError: No record has a field that was asked for.
        ValueError: The format is one for people.
    """
    match format:
        case Format.json:
            from eufacts.output.jsondoc import write_json

            return write_json(bodies, single=single, fields=fields)
        case Format.jsonl:
            from eufacts.output.jsondoc import write_jsonl

            return write_jsonl(bodies, fields=fields)
        case Format.csv:
            from eufacts.output.csvtext import write_csv

            return write_csv(bodies, fields=fields)
        case Format.tsv:
            from eufacts.output.csvtext import write_tsv

            return write_tsv(bodies, fields=fields)
        case Format.table | Format.plain | Format.markdown:
            raise ValueError(f"{format} is written from a report, not from records")
        case _:
            assert_never(format)


def write_report(
    report: "Report",
    *,
    format: Format,  # noqa: A002 - named as the option that chooses it
    width: int,
    colour: bool,
    ascii_only: bool = False,
    links: bool = False,
) -> str:
    """Write a report for people.

    Args:
        report: What to show.
        format: A format for people.
        width: The terminal's, in columns; only ``table`` uses it.
        colour: Whether ``table`` may use colours and weights.
        ascii_only: Whether what a writer adds is ASCII; the document's words stay.
        links: Whether ``table`` may make hyperlinks of ids and places.

    Raises:
        ValueError: The format is one for programs.
    """
    match format:
        case Format.table:
            from eufacts.output.terminal import write_terminal

            return write_terminal(
                report, width=width, colour=colour, ascii_only=ascii_only, links=links
            )
        case Format.plain:
            from eufacts.output.plain import write_plain

            return write_plain(report, ascii_only=ascii_only)
        case Format.markdown:
            from eufacts.output.markdown import write_markdown

            return write_markdown(report, ascii_only=ascii_only)
        case Format.json | Format.jsonl | Format.csv | Format.tsv:
            raise ValueError(f"{format} is written from records, not from a report")
        case _:
            assert_never(format)
