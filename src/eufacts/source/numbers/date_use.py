"""Whether a date of a sentence may be the time of its numbers."""

import re
from typing import Final

from eufacts.source.numbers.dates import DateReading

_COMPARED: Final = re.compile(
    r"(?:(?:in comparison|compared|relative) (?:to|with)"
    r"(?: the (?:levels?|situation|values?) (?:in|of))?"
    r"|than in|against|from|(?:exception of|except (?:in|for)|apart from)(?: \d{4}(?:,| and))*)"
    r" (?:the )?(?:years? )?\Z",
    re.IGNORECASE,
)
"""Words before the time that a number is compared with, or does not count for."""
_NAMED: Final = re.compile(r"(?:\b(?!As\b)[A-Z][\w\u2019']*|[)\d])\sof\s(?:the\s)?\Z")
"""Words before the date of a named thing: the European Council of June 2015."""
_LAID: Final = re.compile(
    r"\b(?<!has\s)(?<!had\s)(?<!have\s)(?<!was\s)(?<!were\s)(?<!been\s)(?:laid|built|born|[a-z]{3,}ed)"
    r"\s(?:before|after|prior to)\s(?:the\s)?\Z"
)
"""Words before a time that says which things are counted: pipes laid before 1970."""
_SOURCE: Final = re.compile(
    r"\([^()]*\b(?:Bulletin|Eurobarometer|Eurostat|Outlook|Report|Review|Source|Statistics|Study|Survey)"
    r"\b[^()]*\Z"
)
"""Words before the date of what is cited in brackets: (Quarterly Report, April 2020)."""
_OF_A_TIME: Final = re.compile(
    r"\b(?:[Ee]nd|[Bb]eginning|[Pp]eriod|[Yy]ear|[Mm]iddle)\sof\s(?:the\s)?\Z"
)
_BEFORE_A_YEAR: Final = re.compile(
    r"\b(?:in|by|until|till|since|from|between|during|for|of|on|at|and|or|to|before|after|years?"
    r"|period|early|late|mid|end|beginning|over|throughout|around|through|post|as)[\s-](?:the\s)?\Z"
    r"|[(:,/]\s?\Z|\A\Z",
    re.IGNORECASE,
)
"""What stands before a year that is a time: in 2030; but not "the 2030 target"."""
_NAME_BEFORE: Final = re.compile(
    r"\b(?!(?:In|By|Since|For|Until|From|During|Between|After|Before|And|The)\b)[A-Z]\w*\s\Z"
)
"""A name right before a year that belongs to it: Battery 2030."""
_GOES_ON: Final = re.compile(r"\+|\s[^\W\d_]")
_IN_A_NAME: Final = re.compile(
    r"\s(?!and\b|or\b|to\b|(?:\w+\s)?(?:years?|period|season|campaign)\b)[a-z]{2,}"
)
"""What follows "the" and a year in the name of a thing: the 2014 agreement; not the 2014 season."""


def may_be_of_number(text: str, date: DateReading) -> bool:
    """Whether a date may say when a number of its sentence counts.

    Not a time that the number is compared with, nor a date in the name of something: the European
    Council of June 2015, the 2030 target.
    """
    before, after = text[: date.span.start], text[date.span.end :]
    if date.period.startswith("--"):
        return False
    if "/" not in date.period and _COMPARED.search(before):
        return False
    if _SOURCE.search(before) or _LAID.search(before):
        return False
    if _NAMED.search(before) and not _OF_A_TIME.search(before):
        return False
    if "/" in date.period or len(date.period) > len("2015") or date.part is not None:
        return True
    is_attribute = _GOES_ON.match(after) and not _BEFORE_A_YEAR.search(before)
    in_a_name = before.endswith("the ") and _IN_A_NAME.match(after)
    return not is_attribute and not in_a_name and not _NAME_BEFORE.search(before)
