"""What to write instead of what differs."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from eufacts.audit.facts import Entry
from eufacts.audit.verdicts import Difference
from eufacts.dates import MONTHS, long_date
from eufacts.source.numbers.read import read_numbers

_WORDS_ALONE: Final = frozenset({"value", "unit", "qualifier"})
"""Differences that other words for the number itself mend."""
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")


class Advice(NamedTuple):
    """How to mend what differs."""

    write: str | None
    """Words to put in the place of the article's; None where no words mend it."""
    remark: str | None
    """What to know beside: for which country or time the document gives it."""


def advice(
    entry: Entry, differences: tuple[Difference, ...], words: str, names: Mapping[str, str]
) -> Advice:
    """Say how to write a number as the document has it.

    Args:
        entry: The fact.
        differences: In what the article differs from it.
        words: What the article writes.
        names: The names of countries by their codes.
    """
    if entry.value is None:
        return Advice(None, None)
    row = entry.row
    written = _cased(_number_in(str(row["as_written"])), words)
    if "sum" in differences:
        return Advice(None, _no_sum(entry, names))
    remarks = []
    if "period" in differences and (row["period"] or row["as_of"]):
        time = in_words(row["period"]) if row["period"] else f"up to {in_words(row['as_of'])}"
        plain = time.startswith(("since", "up to"))
        remarks.append(f"the document gives it {time}" if plain else f"it is for {time}")
    if "country" in differences:
        called = [f"“{row['label']}”"]
        places = called if entry.areas else _places(entry, names) or called
        remarks.append(f"it is for {listed(places)}{_payers(entry)}")
    if "status" in differences and row["kind"] == "figure":
        remarks.append(f"it is for “{row['label']}”")
    elif "status" in differences:
        status = row.get("status_as_written") or row.get("status")
        said = f"the document says “{status}”" if status else "the document does not say"
        remarks.append(f"{said}, not that it is paid" if status else f"{said} whether it is paid")
    write = written if set(differences) & _WORDS_ALONE else None
    if write == words:  # the number is right, and of something else
        write = None
        remarks.insert(0, f"it is for “{row['label']}”")
    return Advice(write, "; ".join(remarks) or None)


def _number_in(written: str) -> str:
    """The number alone, of words that say what is counted, too: 17 trade agreements."""
    found = read_numbers(written).quantities
    return written[slice(*found[0].whole)] if len(found) == 1 else written


def _no_sum(entry: Entry, names: Mapping[str, str]) -> str:
    """Say what the document gives where an article makes a sum or share of it."""
    row = entry.row
    places = _places(entry, names)
    several = f" for {listed(places)} together" if len(places) > 1 else ""
    return f"no sum: the document gives {row['as_written']}{several}{_payers(entry)}"


def _payers(entry: Entry) -> str:
    funders = entry.row.get("funders") or ()
    return f" from {listed(funders)}" if funders else ""


def _places(entry: Entry, names: Mapping[str, str]) -> list[str]:
    row = entry.row
    return [names.get(code, code) for code in row.get("recipients") or row["countries"]]


def mends(differences: tuple[Difference, ...]) -> bool:
    """Whether the advice can stand in the place of the article's own words."""
    return bool(differences) and set(differences) <= _WORDS_ALONE


def in_words(period: str) -> str:
    """A period in words: since 2011, August 2015, 2014-2020."""
    begin, _, end = period.partition("/")
    if end == "..":
        return f"since {_date(begin)}"
    if end:
        return f"{_date(begin)} to {_date(end)}"
    return _date(begin)


def _date(iso: str) -> str:
    month = _MONTH.match(iso)
    return f"{MONTHS[int(month[2]) - 1]} {month[1]}" if month else long_date(iso)


def _cased(written: str, words: str) -> str:
    """With a small letter at the beginning, unless the article has a capital there."""
    first = written[:1]
    if written[:2].isupper() or not first.isalpha():
        return written
    begins = words[:1].isupper() and not words[:2].isupper()
    return (first.upper() if begins else first.lower()) + written[1:]


def listed(names: Sequence[str]) -> str:
    """Names with commas and "and"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
