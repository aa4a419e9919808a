"""Numbers as newspapers write them and documents do not: 4m people, nine of ten, one in five."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from eufacts.source.numbers.asides import AsideReading
from eufacts.source.numbers.numerals import TENS
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.numbers.spans import Span

if TYPE_CHECKING:
    from eufacts.source.numbers.qualifiers import Qualifier

_MILLIONS: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?m\b(?!\.\s?[a-z])")
_OF_LENGTH: Final = re.compile(
    r"(?:\s|-)(?:high|wide|long|deep|tall|thick|away|apart|off|from|above|below|under|up|down|of)\b"
)
"""What follows metres."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}\.\d{3}")
_AHEAD: Final = 40
"""How much of the text after a number is read with it: "4m Syrians"."""

_SMALL_WORDS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
_NUMBERS: Final = {word: value for value, word in enumerate(_SMALL_WORDS, 1)}
_WHOLES: Final = {**_NUMBERS, "hundred": 100, "thousand": 1000, "100": 100, "1,000": 1000}
_OF: Final = "|".join(_NUMBERS)
_SPELT: Final = {**_NUMBERS, **TENS}
_SHARE: Final = re.compile(
    rf"(?<![\w.,-])(?P<part>(?:(?:{'|'.join(TENS)})-)?(?:{_OF})|{'|'.join(TENS)}|\d{{1,3}})\s(?:(?:[a-z]+s?\s)?in\s(?:every\s|a\s)?|of\s(?:every\s)?"
    rf"|out\sof\s(?:every\s|a\s)?)(?P<whole>{_OF}|10|hundred|100|thousand|1,000)\b"
    r"(?!\s(?:million|billion|years?|months?|weeks?|days?|hours?)\b|[.,]\d)",
    re.IGNORECASE,
)
"""Nine of ten, one voter in five, 12 out of 1,000."""
_PART: Final = re.compile(
    r"\b(?:a|one|every)\s(?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r"(?!\s(?:of\sa\s(?:million|billion)|time|year|day|month|country|round))",
    re.IGNORECASE,
)
_PART_WORDS: Final = ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_PARTS: Final = {word: value for value, word in enumerate(_PART_WORDS, 3)}
_QUALIFIED: Final = re.compile(
    r"\b(?:(?P<more>more\sthan|over|at\sleast|above)|(?P<less>fewer\sthan|less\sthan|under|below)"
    r"|(?P<about>about|roughly|around|some|nearly|almost|approximately|close\sto|circa))\s\Z",
    re.IGNORECASE,
)
_QUALIFIED_AFTER: Final = re.compile(r"\s(?:roughly|or\sso|approximately)\b", re.IGNORECASE)
_PER_MILLE: Final = re.compile(r"\s?(?:per\smille|per\sthousand|\u2030)")


_DIGITS: Final = {"zero": 0, "oh": 0, "nought": 0, **_NUMBERS}
_DIGIT: Final = "|".join(_DIGITS)
_SPOKEN: Final = re.compile(
    rf"\b(?P<whole>{_DIGIT})\spoint(?P<rest>(?:\s(?:{_DIGIT}))+)(?=\s(?:million|billion|per\s?cent))",
    re.IGNORECASE,
)


_INDIAN: Final = re.compile(
    r"(?<![\w.,])(?:(?P<value>\d{1,4}(?:\.\d{1,3})?)\s(?P<scale>lakh|crore)s?\b"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?![\w,]|\.\d))",
    re.IGNORECASE,
)
"""40 lakh, 5.95 crore, 1,42,649."""
_INDIAN_SCALES: Final = {"lakh": 100_000, "crore": 10_000_000}


def with_usual_numbers(text: str) -> str:
    """A text with "three point nine million" as "3.9 million", and "40 lakh" as "4000000".

    Spaces, or decimals of 0, keep all places.
    """

    def figures(hit: re.Match[str]) -> str:
        rest = "".join(str(_DIGITS[word.lower()]) for word in hit["rest"].split())
        return f"{_DIGITS[hit['whole'].lower()]}.{rest}".ljust(len(hit[0]))

    def grouped(hit: re.Match[str]) -> str:
        plain = hit[0].replace(",", "")
        if hit["value"]:
            plain = f"{round(float(hit['value']) * _INDIAN_SCALES[hit['scale'].lower()])}"
        room = len(hit[0]) - len(plain)
        return hit[0] if room < 0 else plain + (".".ljust(room, "0") if room > 1 else " " * room)

    return _INDIAN.sub(grouped, _SPOKEN.sub(figures, text))


def newspaper_quantities(
    text: str, numbers: NumberReadings, column: str
) -> Iterator[QuantityReading]:
    """Give the quantities of a text, with those that only newspapers write.

    Args:
        text: The text.
        numbers: What the reader of documents finds in it.
        column: The words that head its column.
    """
    shares = list(_shares(text))
    for one in numbers.quantities:
        start, end = one.whole
        if not any(share.whole.start < end and start < share.whole.end for share in shares):
            yield _in_millions(text, one, column) or _per_mille(text, one)
    yield from shares
    for aside in numbers.set_aside:
        yield from _opened(text, aside, column)


def _shares(text: str) -> Iterator[QuantityReading]:
    for hit in _SHARE.finditer(text):
        value = sum(
            _SPELT[one] if one in _SPELT else int(one) for one in hit["part"].lower().split("-")
        )
        whole = _WHOLES.get(hit["whole"].lower()) or int(hit["whole"])
        of = " of " in hit[0] and "out" not in hit[0]
        # "One of five countries" is one of them; "nine of ten" is a share.
        if value < whole and not (of and (value == 1 or whole < _NUMBERS["ten"])):
            yield _fraction(text, hit, value / whole)
    for hit in _PART.finditer(text):
        yield _fraction(text, hit, 1 / _PARTS[hit["part"].lower()])


def _fraction(text: str, hit: re.Match[str], value: float) -> QuantityReading:
    before = _QUALIFIED.search(text[: hit.start()])
    after = _QUALIFIED_AFTER.match(text, hit.end())
    qualifier: Qualifier = "exact"
    if before:
        qualifier = "more_than" if before["more"] else "less_than" if before["less"] else "about"
    elif after:
        qualifier = "about"
    whole = Span(before.start() if before else hit.start(), after.end() if after else hit.end())
    return QuantityReading(
        value=value,
        upper=None,
        unit=None,
        counted=None,
        qualifier=qualifier,
        kind="fraction",
        span=Span(*hit.span()),
        whole=whole,
        as_written=text[whole.start : whole.end],
    )


def _per_mille(text: str, one: QuantityReading) -> QuantityReading:
    """Read "95 per mille" as a unit."""
    hit = _PER_MILLE.match(text, one.span.end) if one.unit is None else None
    if hit is None:
        return one
    whole = Span(one.whole.start, hit.end())
    words = text[whole.start : whole.end]
    return replace(one, unit="per mille", counted=None, whole=whole, as_written=words)


def _in_millions(text: str, one: QuantityReading, column: str) -> QuantityReading | None:
    """Read "59.5 m" as millions, where it is not a length; None for another number."""
    hit = _MILLIONS.match(text, one.span.start)
    if hit is None or _OF_LENGTH.match(text, hit.end()):
        return None
    return _reread(text, Span(*hit.span()), f"{hit[1]} million", column)


def _opened(text: str, aside: AsideReading, column: str) -> Iterator[QuantityReading]:
    """Read what the reader of documents leaves open as newspapers mean it.

    "1,315" is one number, and "4m" is four million, not four metres. "36.990" is read as one number
    too: it is compared with facts that have this very number.
    """
    if aside.rule != "ambiguous":
        return
    if _GROUPED.fullmatch(aside.text):
        plain = aside.text.replace(",", "").replace(".", "")
    elif _MILLIONS.fullmatch(aside.text):
        plain = f"{aside.text[:-1]} million"
    else:
        return
    if found := _reread(text, aside.span, plain, column):
        yield found


def _reread(text: str, span: Span, plain: str, column: str) -> QuantityReading | None:
    """Read a stretch of a text as if it were written in full."""
    start, end = span
    before = text[max(0, start - _AHEAD) : start]
    for one in read_numbers(f"{before}{plain}{text[end : end + _AHEAD]}", column).quantities:
        if one.span.start == len(before):
            more = max(0, one.whole.end - len(before) - len(plain))  # "+" after it
            whole = Span(start - len(before) + one.whole.start, end + more)
            words = text[whole.start : whole.end]
            return replace(one, span=Span(start, end), whole=whole, as_written=words)
    return None
