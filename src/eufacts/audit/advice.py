"""What to write instead of what differs."""

import re
from collections.abc import Mapping
from typing import Final

from eufacts.audit.facts import Entry
from eufacts.audit.verdicts import Difference
from eufacts.dates import MONTHS, long_date

_WORDS_ALONE: Final = frozenset({"value", "unit", "qualifier"})
"""Differences that other words for the number itself mend."""
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)\Z")


def advice(
    entry: Entry, differences: tuple[Difference, ...], words: str, names: Mapping[str, str]
) -> str | None:
    """Write a number as the document has it.

    Args:
        entry: The fact.
        differences: In what the article differs from it.
        words: What the article writes.
        names: The names of countries by their codes.

    Returns:
        The words; None where no words mend it, such as a sum that is not to be made.
    """
    if entry.value is None or "sum" in differences:
        return None
    row = entry.row
    written = _cased(str(row["as_written"]), words)
    if "period" in differences and (row["period"] or row["as_of"]):
        time = in_words(row["period"]) if row["period"] else f"by {in_words(row['as_of'])}"
        written += f", {time}" if time.startswith(("since", "by")) else f" in {time}"
    if "country" in differences:
        places = [names.get(code, code) for code in row.get("recipients") or row["countries"]]
        written += f" for {_listed(places)}" if places else ""
    if "status" in differences:
        status = row.get("status_as_written") or row.get("status")
        written += f" (“{status}”)" if status else " (whether it is paid is not said)"
    return written


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


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
