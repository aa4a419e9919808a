"""What a person typed: numbers, dates and words to look for, and the kinds that are meant."""

from typing import TYPE_CHECKING, Literal

from eufacts.errors import QuestionError, in_short
from eufacts.format.kinds import AGREEMENTS, EVENTS, FIGURES, FUNDING, Kind
from eufacts.format.spelling import normalise_name, slips

if TYPE_CHECKING:
    from eufacts.answers.typed_numbers import TypedNumber

MOST_WORDS = 64
"""In one question."""

_LONGEST_WORD = 200
"""The most characters of a word of a question; a word of a fact base has at most as many."""

_SMALL_WORDS = (
    "a about actually against an and any are at be been being by can could did do does for from "
    "get gets got had has have how in is it its many me much of off on or please really show since "
    "tell than that the their them there these they this those to was were what when where which "
    "who whom whose why will with would"
)
_QUESTION_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that ask, and small words that every text has."""

_SAYING_LITTLE = """
    able according across actually after again all along also although always am among another
    anybody anyone anything around arrive as ask asked asking away back became because become
    becomes before began begin behind best better between both bring brought but called came
    care chance clear close come comes coming compare compared comparison concern concerning
    contain contains countries country describe described describes detail details document
    documents doing done during each earth either else end ended enough even ever every everyone
    exactly example explain far few find first forward found full fully further getting give go
    goes going gone gonna great half happen happened happening happens hard he help here high
    his however if important information inside instead into involve involved involves itself
    just keep keeps kept kind know known last lasted lasting lasts left let lets like list
    little live long look lot lots low made main make makes man matter maybe mean means mention
    mentioned mentions might more mostly must name near need needs neither never next no nobody
    none normal not nothing now often ok old once only onto or other others our out over overall
    own page paragraph part passage people perhaps person persons place please plus point
    possible put puts question quite rather recent recently regarding region related relating
    report reported responsible right said same say saying says section seem seems sentence set
    shall should side similar small so somebody someone something somewhere soon sort special
    start started still stop stuck stuff such suddenly supposed sure take taken takes taking
    talk text then thing things though through throughout today together too total towards true
    try trying turn type under until up upon us use used using very via want way we well went
    whats whether while whole whos within without work year yes yet you your
"""
SAYING_LITTLE = frozenset(_SAYING_LITTLE.split())
"""Words that beside others need not be in a record; records that have them come first."""

OPTIONAL = SAYING_LITTLE | {"brussels", "eu"}
"""The same, and words for the EU: most documents are by it and about it."""

LEANING: dict[str, Kind] = {
    **dict.fromkeys(("aid", "amount", "amounts", "cash", "cost", "costs"), FUNDING),
    **dict.fromkeys(("euro", "euros"), FUNDING),
    **dict.fromkeys(("funded", "funding", "gave", "give", "given", "money"), FUNDING),
    **dict.fromkeys(("paid", "pay", "pays", "spend", "spending", "spent"), FUNDING),
    **dict.fromkeys(("agreement", "agreements", "treaties", "treaty"), AGREEMENTS),
    **dict.fromkeys(("counted", "figure", "figures", "number", "numbers"), FIGURES),
    **dict.fromkeys(("percent", "statistics", "stats", "tally", "toll"), FIGURES),
}
"""Words that say which kind of record is meant, whether or not a text has them."""

Measure = Literal["count", "percent", "time", "money"]
"""What a number is of: things that are counted, hundredths, a duration or an amount."""

MEASURES: dict[str, Measure] = {
    **dict.fromkeys(("how many", "how few"), "count"),
    **dict.fromkeys(("percent", "percentage", "proportion", "rate", "share"), "percent"),
    **dict.fromkeys(("how long", "how many months", "how many years"), "time"),
    "how much": "money",
}
"""Words that ask for a number, and for what it is of; the last ones of a question decide."""

_ASKS: dict[str, Kind] = {
    **{asking: FUNDING if of == "money" else FIGURES for asking, of in MEASURES.items()},
    "when": EVENTS,
    **dict.fromkeys(("with whom", "with which"), AGREEMENTS),
}
"""Words that ask for a kind of record, and are looked for too unless they are small."""

_NUMBER_WORDS = (
    "half third quarter one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty "
    "sixty seventy eighty ninety dozen hundred thousand million billion trillion percent cent"
)
_NUMERALS = frozenset(_NUMBER_WORDS.split())

_WORDS_BEFORE_YEARS = (
    "zero fourth fifth sixth seventh eighth ninth tenth hundredth semester trimester since "
    "some nearly almost many exceed exceeded exceeding eur usd gbp chf ecu jpy sek dkk pln "
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june july "
    "august september october november december"
)
_BEFORE_YEARS = frozenset(_WORDS_BEFORE_YEARS.split())
"""Words with which a year may be a part of a longer time, or a count."""

_YEARS = frozenset(map(str, range(1900, 2100)))

_BETWEEN_WORDS = str.maketrans(dict.fromkeys("-–—_,;:/()[]", " "))
"""``Da'esh`` is one word, and so is ``D.R.``"""


class Typed:
    """A question, taken apart."""

    def __init__(self, text: str) -> None:
        """Take a question apart.

        Raises:
            QuestionError: It has too many words, or a too long one, or nothing to look for.
        """
        typed = text.translate(_BETWEEN_WORDS).split()
        if len(typed) > MOST_WORDS:
            raise QuestionError(f"a question has at most {MOST_WORDS} words, not {len(typed)}")
        if any(len(word) > _LONGEST_WORD for word in typed):
            raise QuestionError(f"a word of a question has at most {_LONGEST_WORD} characters")
        self.numbers: tuple[TypedNumber, ...] = ()
        self.dates: tuple[tuple[str, str], ...] = ()
        """Each as it is typed, and as a day, a month or an interval of them in ISO 8601; a year
        alone is a word."""
        rest = text
        if _may_have_number(text):
            from eufacts.answers.typed_numbers import numbers_and_dates

            self.numbers, self.dates, rest = numbers_and_dates(text)
        words = words_of(rest)
        spaced = f" {normalise_name(rest.replace('%', ' percentage '))} "
        if " stand for " in spaced or " stands for " in spaced:
            words = tuple(word for word in words if word not in {"stand", "stands"}) or words
        if not words and not self.numbers and not self.dates:
            raise QuestionError(f"nothing to search for in {in_short(text)!r}")
        asked = tuple(word for word in words if word not in LEANING)
        self.words = asked or (() if self.numbers or self.dates else words)
        """What is looked for, but for numbers and dates, and words that ask."""
        self.spoken = _normalised(rest)
        """The same words with those that ask, in their order: a name may have small words in it."""
        kinds = {kind.name: None for asking, kind in _ASKS.items() if f" {asking} " in spaced}
        kinds |= dict.fromkeys(LEANING[word].name for word in words if word in LEANING)
        self.kinds = tuple(kinds)
        """The kinds of record that are meant, the one that is asked for first: how many agreements
        asks for a figure. Empty where the question does not say."""
        measures = [measure for asking, measure in MEASURES.items() if f" {asking} " in spaced]
        self.measure = measures[-1] if measures else None
        """What the number that is asked for is of; None where the question does not say."""


def leaning(word: str) -> str:
    """The kind of record that is meant by a word with a slip in it: ``numbr``; empty if none is."""
    near = (kind.name for known, kind in LEANING.items() if is_slip(word, known))
    return next(near, "")


def is_slip(word: str, known: str) -> bool:
    """Whether a word is a known one with one slip."""
    return min(len(word), len(known)) >= _SHORTEST_SLIP and slips(word, known, 1) == 1


_SHORTEST_SLIP = 5


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, each once, but for those that ask; all of them where all do."""
    found = _normalised(text)
    return tuple(word for word in found if word not in _QUESTION_WORDS) or found


def _normalised(text: str) -> tuple[str, ...]:
    """The words of a text, each once."""
    typed = text.replace("’", "'").translate(_BETWEEN_WORDS).split()
    found = dict.fromkeys(normalise_name(word.removesuffix("'s")) for word in typed)
    found.pop("", None)
    return tuple(found)


def _may_have_number(text: str) -> bool:
    """Whether the reader of numbers, which takes a while to load, may find something.

    It finds nothing where a year behind words is all: "how much money for Turkey in 2015?"
    """
    before, _, last = text.removesuffix("?").rpartition(" ")
    is_year = last in _YEARS and all(letter.isalpha() or letter in " -'’," for letter in before)
    rest, telling = (before, _NUMERALS | _BEFORE_YEARS) if is_year else (text, _NUMERALS)
    if any(map(str.isdigit, rest)) or "%" in rest:
        return True
    return any(word.removesuffix("s") in telling for word in normalise_name(rest).split())
