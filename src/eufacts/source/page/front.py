"""What a title page and a page's head say of a document: title, number, type, date, authors."""

import re
from calendar import month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eufacts.source.page.blocks import Block


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of a title page; each is None where the page does not state it."""

    title: str | None = None
    number: str | None = None
    """As it is printed: ``COM(2021) 560 final``."""
    type: str | None = None
    """As it is printed: ``COMMUNICATION FROM THE COMMISSION …``."""
    date: str | None = None
    """ISO 8601."""
    place: str | None = None
    """Where it was issued."""
    authors: tuple[str, ...] = ()
    celex: str | None = None


_NUMBER: Final = re.compile(
    r"(?:COM|JOIN|SWD|SEC|C|SPEECH|REP|PE|COR)\s?(?:\(\d{4}\)|/\d\d(?:/|(?=\d)))\s?\d{1,5}(?:/\d+)?"
    r"(?:\s+(?:final|draft)(?:[ /]\d+)?)?(?=\s|\Z)"
)
_ISSUED: Final = re.compile(
    r"(?P<place>[A-Z]\w+(?:[ -][A-Z]\w+)*),?\s+(?:the\s+)?"
    r"(?P<day>\d{1,2})(?:\.(?P<month>\d{1,2})\.|\s+(?P<name>[A-Z][a-z]+)\s+)(?P<year>\d{4})\.?\Z"
)
_TYPE: Final = re.compile(
    r"(?:Proposal\s+for\s+an?\s+)?(?:(?:JOINT|GREEN|WHITE|COMMISSION|COUNCIL|INTERIM|AMENDED|ANNUAL)\s+)*"
    r"(?:COMMUNICATION|REPORT|PROPOSAL|RECOMMENDATION|REGULATION|DIRECTIVE|DECISION|OPINION"
    r"|STAFF\s+WORKING\s+DOCUMENT|PAPER|NOTICE|RESOLUTION|CONCLUSIONS)\b"
    r"(?:\s+[A-Z,&\u2013-]+)*(?=\s|\Z)"
)
_AUTHOR: Final = re.compile(
    r"(?:EUROPEAN\s+(?:COMMISSION|PARLIAMENT|CENTRAL\s+BANK|COUNCIL|COURT\s+OF\s+AUDITORS)"
    r"|COMMISSION\s+OF\s+THE\s+EUROPEAN\s+COMMUNITIES|COUNCIL\s+OF\s+THE\s+EUROPEAN\s+UNION"
    r"|COURT\s+OF\s+AUDITORS|THE\s+COUNCIL|HIGH\s+REPRESENTATIVE\s+OF\s+THE.*)\Z"
)
_CELEX: Final = re.compile(r"(?<![\dA-Z])([0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?)(?![\dA-Z])")
_CELEX_KEYS: Final = ("canonical", "dc.identifier", "og:url", "dc.title", "title")
_EMPTY_FIELD: Final = re.compile(r"\s+(?:EMPTY|UNUSED)\Z")
"""What the Commission's converter leaves of a field that was not filled in."""


def read_front(blocks: Sequence[Block], about: Mapping[str, str], named: str | None) -> Front:
    """Read the fields of a title page.

    Args:
        blocks: What was set aside before the document's text.
        about: What the head of the page says.
        named: What the form of the text or the page's classes make the title.
    """
    lines = [block for block in blocks if block.text]
    fields: dict[str, list[str]] = {}
    for block in lines:
        name = block.field or _field_by_form(block.text)
        if name is not None:
            fields.setdefault(name, []).append(_EMPTY_FIELD.sub("", block.text))
    kind = _first(fields, "type")
    if kind is not None and (status := _first(fields, "status")) is not None:
        kind = f"{status} {kind}"
    issued = next((hit for text in fields.get("issued", ()) if (hit := _ISSUED.match(text))), None)
    numbers = fields.get("number", ())
    title = _first(fields, "title") or named
    if named is not None and kind is not None and (hit := _TYPE.match(kind)):
        kind = hit[0]
    if title is None and kind is not None:
        kind, title = _split_title(kind, lines)
    return Front(
        title or about.get("dc.description", "").strip() or _below_fields(lines),
        next((n for n in numbers if "(" in n), next(iter(numbers), None)),
        kind,
        _iso(issued) if issued else None,
        issued["place"] if issued else None,
        tuple(dict.fromkeys(fields.get("author", ()))),
        _celex(lines, about),
    )


def states_field(text: str) -> bool:
    """Is a line by its form one of a title page: ``Brussels, 3.3.2020``, ``COM(2020) 5 final``?"""
    return _field_by_form(text) is not None


def is_number_or_date(line: str) -> bool:
    """Does a line state a document's number, or its place and date, and nothing else?"""
    return _field_by_form(line) in {"number", "issued"}


def names_act(heading: str) -> bool:
    """Is a heading the title of an act: ``COUNCIL DECISION of 20 July 2099 on ponds``?"""
    return _TYPE.match(heading) is not None


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    return next(iter(fields.get(name, ())), None)


def _field_by_form(text: str) -> str | None:
    if _ISSUED.match(text):
        return "issued"
    if (hit := _NUMBER.match(text)) is not None and hit.end() == len(text):
        return "number"
    if _AUTHOR.match(text):
        return "author"
    return "type" if _TYPE.match(text) else None


def _split_title(kind: str, lines: Sequence[Block]) -> tuple[str, str | None]:
    """The title that stands in the line of the type, or in a line of its own below it."""
    hit = _TYPE.match(kind)
    rest = kind[hit.end() :].strip() if hit is not None else ""
    if hit is not None and rest:
        return hit[0], kind if rest[0].islower() else rest
    texts = [block.text for block in lines]
    below = texts[texts.index(kind) + 1 :] if kind in texts else []
    return kind, next((text for text in below if _field_by_form(text) is None), None)


def _below_fields(lines: Sequence[Block]) -> str | None:
    """The line right below those that state a number, a date or an author."""
    states = [_field_by_form(block.text) is not None for block in lines]
    below = (at for at in range(1, len(lines)) if states[at - 1] and not states[at])
    return next((lines[at].text for at in below), None)


def _iso(issued: re.Match[str]) -> str | None:
    names = list(month_name)
    name = issued["name"]
    month = int(issued["month"]) if name is None else (names.index(name) if name in names else 0)
    try:
        return date(int(issued["year"]), month, int(issued["day"])).isoformat()
    except ValueError:
        return None


def _celex(lines: Sequence[Block], about: Mapping[str, str]) -> str | None:
    said = [about.get(key, "").replace("%3A", ":") for key in _CELEX_KEYS]
    shown = [block.text.removeprefix("Document ") for block in lines]
    hits = [hit for text in said if (hit := _CELEX.search(text))]
    hits += [hit for text in shown if (hit := _CELEX.fullmatch(text))]
    return hits[0][1] if hits else None
