"""What a person typed: numbers, dates and words to look for, and the kinds that are meant."""

import re
from typing import NamedTuple

from eufacts.errors import QuestionError
from eufacts.format.kinds import AGREEMENTS, EVENTS, FIGURES, FUNDING, Kind
from eufacts.format.spelling import normalise_name

MOST_WORDS = 64
"""In one question."""

_QUESTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a about an and any are at be been being by can could did do does for from had "
        "has have how in is it its many me much of on or please show tell than that the their them "
        "there these they this those to was were what when where which who whom whose why "
        "will with would ",
    )
)
"""Words that ask, and small words that every text has."""

GENERAL = frozenset(("anyone", "countries", "country", "people", "person", "persons"))
"""Words that say little: they are the first that are left out."""

LEANING: dict[str, Kind] = {
    **dict.fromkeys(("aid", "amount", "amounts", "cost", "costs", "euro", "euros"), FUNDING),
    **dict.fromkeys(("funded", "funding", "gave", "give", "given", "money"), FUNDING),
    **dict.fromkeys(("paid", "pay", "pays", "spend", "spending", "spent"), FUNDING),
    **dict.fromkeys(("agreement", "agreements", "treaties", "treaty"), AGREEMENTS),
    **dict.fromkeys(("counted", "figure", "figures", "number", "numbers"), FIGURES),
}
"""Words that say which kind of record is meant, whether or not a text has them."""

_HOW_MANY = re.compile(r"\bhow (many|few)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)

_MAY_BE_NUMBER = re.compile(
    r"\d|%|\b(?:half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|\w+ty|dozens?|hundreds?|thousands?|[mbt]illions?|per ?cent)\b",
    re.IGNORECASE,
)
"""Only such a text is given to the reader of numbers, which takes a while to load."""

_MAGNITUDES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
_SHORT_NUMBER = re.compile(r"(?i)(?<![\w.,])(€|eur ?)?(\d+(?:[.,]\d+)?) ?(k|mn?|bn?)(?![\w.])")
"""``3.9bn``, as people type and texts do not write."""

_WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*", re.UNICODE)


class TypedNumber(NamedTuple):
    """A number in a question."""

    as_written: str
    value: int | float
    upper: int | float | None
    unit: str | None
    """A currency or ``percent``, where one is typed."""


class TypedDate(NamedTuple):
    """A date in a question."""

    as_written: str
    period: str
    """A day or month, or an interval of them, in ISO 8601; a year alone is a word."""


class Typed(NamedTuple):
    """A question, taken apart."""

    words: tuple[str, ...]
    """What is looked for, but for numbers and dates, and words that ask."""
    numbers: tuple[TypedNumber, ...]
    dates: tuple[TypedDate, ...]
    kinds: tuple[str, ...]
    """The kinds of record that are meant; empty where the question does not say."""


def take_apart(text: str) -> Typed:
    """Take a question apart.

    Raises:
        QuestionError: It has too many words, or nothing to look for.
    """
    if len(text.split()) > MOST_WORDS:
        raise QuestionError(f"a question has at most {MOST_WORDS} words, not {len(text.split())}")
    numbers, dates, rest = _numbers_and_dates(text)
    words = words_of(rest)
    if not words and not numbers and not dates:
        raise QuestionError(f"nothing to search for in {text[:80]!r}")
    kinds = dict.fromkeys(LEANING[word].name for word in words if word in LEANING)
    if _HOW_MANY.search(text):
        kinds[FIGURES.name] = None
    if _HOW_MUCH.search(text):
        kinds[FUNDING.name] = None
    if _WHEN.search(text):
        kinds[EVENTS.name] = None
    asked = tuple(word for word in words if word not in LEANING)
    return Typed(asked or (() if numbers or dates else words), numbers, dates, tuple(kinds))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, each once, but for those that ask; all of them where all do."""
    found = tuple(dict.fromkeys(normalise_name(word) for word in _WORD.findall(text)))
    return tuple(word for word in found if word and word not in _QUESTION_WORDS) or found


def _numbers_and_dates(text: str) -> tuple[tuple[TypedNumber, ...], tuple[TypedDate, ...], str]:
    """The numbers and dates in a question, and its text without them."""
    if not _MAY_BE_NUMBER.search(text):
        return (), (), text
    from eufacts.source.numbers.read import read_text

    spelt = _SHORT_NUMBER.sub(_spelt_out, text)
    numbers: list[TypedNumber] = []
    dates: list[TypedDate] = []
    rest, at = "", 0
    for reading in read_text(spelt):
        if reading.kind == "quantity" and reading.value is not None:
            decides = reading.unit == "percent" or _is_currency(reading.unit)
            unit = reading.unit if decides else None
            number = TypedNumber(reading.as_written, reading.value, reading.upper, unit)
            numbers.append(number)
        elif reading.kind == "date" and reading.period and "-" in reading.period:
            dates.append(TypedDate(reading.as_written, reading.period))
        else:
            continue
        rest, at = rest + spelt[at : reading.start] + " ", reading.end
    return tuple(numbers), tuple(dates), rest + spelt[at:]


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == len("EUR") and unit.isupper()


def _spelt_out(number: re.Match[str]) -> str:
    """``€3.9bn`` as the reader of numbers knows it."""
    value = float(number[2].replace(",", ".")) * _MAGNITUDES[number[3].lower()]
    return f"{'EUR ' if number[1] else ''}{value:.0f}"
