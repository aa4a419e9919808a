"""The tables of a fact base while it is being drafted, and their text in TOML."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from eufacts.format.lock import as_toml
from eufacts.format.reader import record_id

Record = dict[str, Any]
"""A record: its keys in the order in which they are written; a value that is None is left out."""

ORDER: Final = (
    "section",
    "excerpt",
    "footnote",
    "country",
    "figure",
    "funding",
    "instrument",
    "agreement",
    "event",
    "statement",
    "reference",
    "waiver",
    "aside",
)
"""The tables of records, in the order in which they are written."""

PROPOSED: Final = "proposed"
"""The review of a record that nobody has decided on, where nothing about it is in doubt."""

_STAND_IN: Final = {
    "title": "-",
    "type": "-",
    "authors": ["-"],
    "date": "1000-01-01",
    "language": "en",
}
"""Stands for what is not stated of a document yet, while its records are examined."""

LONGEST_WORDS: Final = 40
"""Characters of an id that come from a label's words."""
_LONGEST_ID = 60
_LAST_KEYS: Final = ("excerpts", "note", "review")
"""What a fact says comes first, then what proves it."""
_WIDTH = 100
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


_DOCUMENT: Final = re.compile(r"(?m)^[ \t]*\[{1,2}[ \t]*document[ \t]*\]{1,2}.*\n?")


def with_head(text: str, document: Mapping[str, Any]) -> str:
    """A fact base with stand-ins for what its document lacks.

    Args:
        text: The fact base.
        document: Its document, as TOML has it.
    """
    lacking = {key: value for key, value in _STAND_IN.items() if key not in document}
    header = _DOCUMENT.search(text)
    if header is None:
        return "".join(f"document.{key_text(key, value)}" for key, value in lacking.items()) + text
    lines = "".join(key_text(key, value) for key, value in lacking.items())
    return f"{text[: header.end()]}{lines}{text[header.end() :]}"


class Tables:
    """The records of a draft, with ids that no two of them share.

    A draft may add to a fact base: then these are the new records only.
    """

    def __init__(self, text: str = "", kept: Mapping[str, Any] | None = None) -> None:
        """Begin a draft.

        Args:
            text: The fact base that it adds to.
            kept: The same as TOML has it.
        """
        self._text = text
        self.kept_raw = kept or {}
        """The fact base that the draft adds to, as TOML has it."""
        self.document: Record = {}
        self.new_regions: list[str] = []
        """Regions of new countries that the vocabulary of regions does not have."""
        self.to_write = ""
        """Comments below the document on what a person must write in."""
        self.records: dict[str, list[Record]] = {table: [] for table in ORDER}
        self._ids: Counter[str] = Counter()
        for table, records in self.kept_raw.items():
            for record in records if isinstance(records, list) else ():
                self._ids[record_id(table, record).casefold()] += 1

    def kept(self, table: str) -> Sequence[Record]:
        """The records of the fact base that the draft adds to."""
        records: Sequence[Record] = self.kept_raw.get(table, ())
        return records

    def add(self, table: str, record: Record) -> Record:
        """Add a record at the end of its table, and give it back."""
        self.records[table].append(record)
        return record

    def define_region(self, name: str) -> None:
        """Define the region of a country, if the fact base defines its regions and not this one."""
        known = self.kept_raw.get("vocabulary", {}).get("region", {})
        if known and name not in known and name not in self.new_regions:
            self.new_regions.append(name)

    def claim(self, *wanted: str) -> str:
        """Give the first id that is free; where none is, the last with a number."""
        for name in wanted:
            if name and not self._ids[name.casefold()]:
                self._ids[name.casefold()] += 1
                return name
        last = wanted[-1] or "record"
        count = self._ids[last.casefold()] + 1
        while self._ids[f"{last}-{count}".casefold()]:
            count += 1
        self._ids[last.casefold()] = count
        self._ids[f"{last}-{count}".casefold()] += 1
        return f"{last}-{count}"

    def text(self) -> str:
        """The whole fact base in TOML; what is new comes last."""
        parts = [self._text or f"[document]\n{_keys(self.document)}{self.to_write}"]
        parts += map(region_text, self.new_regions)
        parts += [
            f"[[{table}]]\n{_keys(record)}" for table in ORDER for record in self.records[table]
        ]
        return "\n".join(parts)


def why(doubts: Iterable[str]) -> str:
    """The review of a record: what is in doubt about it."""
    return "; ".join(dict.fromkeys(filter(None, doubts))) or PROPOSED


def add_doubt(record: Record, doubt: str) -> None:
    """Say in a proposal what else is in doubt about it."""
    known = "" if record["review"] == PROPOSED else record["review"]
    record["review"] = why([known, doubt])


def slug(text: str, longest: int = _LONGEST_ID) -> str:
    """Words as an id: small letters, digits and dashes, cut between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").lower())
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest].strip("-")


def record_text(table: str, record: Record) -> str:
    """One record in TOML, with its header."""
    return f"[[{table}]]\n{_keys(record)}"


def region_text(name: str) -> str:
    """A region that lies in no other, in TOML, with its header."""
    return f"[vocabulary.region.{_key(name)}]\n"


def key_text(key: str, value: object) -> str:
    """A key with its value, on a line or on several."""
    return f"{_key(key)} = {_value(value, len(key))}\n"


def _keys(record: Record) -> str:
    last = [key for key in _LAST_KEYS if key in record]
    keys = [*(key for key in record if key not in last), *last]
    return "".join(key_text(key, record[key]) for key in keys if record[key] not in (None, [], ()))


def _value(value: object, taken: int = 0) -> str:
    match value:
        case int() | float() | str():
            return as_toml(value)
        case list() | tuple():
            line = f"[{', '.join(map(_value, value))}]"
            if len(line) + taken <= _WIDTH:
                return line
            return "[\n" + "".join(f"  {_value(one)},\n" for one in value) + "]"
        case _:
            raise TypeError(f"a value of a fact base cannot be {type(value).__name__}")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else as_toml(key)
