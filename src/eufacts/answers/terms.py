"""What each word of a question is looked for as: names and families of words."""

from collections.abc import Container, Iterator, Sequence

from eufacts.errors import in_short
from eufacts.format.spelling import searched_code
from eufacts.index.store import Index

DOCUMENT = "{label quote names}"
"""The columns that hold what the document says; notes are our own words."""

IN_LABEL, OF_FAMILY_IN_LABEL, NAMED, _IN_NOTES = 0.9, 0.85, 0.5, 0.2
"""How well a record has a word in its label, or a country that it is about; another word of the
family in its label, or the word in a quote; a country that a quote only names; a word in our
notes."""

_TAGGED = "{label names}"
"""The columns that hold which countries a record is about; its quote may name others."""

_AGENTS = ("ers", "er", "ors", "or")
_ENDINGS = ("ing", "ed", "es", "e", "s")
_SWAPPED = (("ation", "ant"), ("ant", "ation"), ("ansion", "and"), ("ision", "ide"))
"""Endings of words of one family that a stem does not join: application, applicant."""
_SHORTEST_STEM, _SHORTEST_BASE = 5, 3

_LONGEST_NAME = 4
"""Words in the name of a country or in a synonym."""

_SHORTEST_COUNTRY = 3
"""Letters; codes of two letters are often words."""


class Term:
    """A word of a question, or the words of one name."""

    def __init__(
        self,
        words: str,
        own: str,
        wide: str,
        *,
        is_country: bool = False,
        synonyms: tuple[str, ...] = (),
    ) -> None:
        self.words = words
        self.own = own
        """The FTS5 expression for the word itself, with any ending."""
        self.wide = wide
        """The same with its family and synonyms."""
        self.is_country = is_country
        self.synonyms = synonyms
        """The words of the document for it."""
        self.is_people = False
        """Whether it names people by their country: Somalis."""
        self.is_place = False
        """Whether it names a country, a region or a route."""

    @property
    def forms(self) -> tuple[tuple[float, str], ...]:
        """Expressions for it, with how much each counts: in the label or not, itself or alike."""
        notes = (_IN_NOTES, self.anywhere.wide)
        if self.is_country:
            named = self.anywhere.own
            return ((1.0, f"{{label}} : {named}"), (IN_LABEL, self.own), (NAMED, named), notes)
        return (
            (1.0, f"{{label}} : ({self.own})"),
            (OF_FAMILY_IN_LABEL, f"({{label}} : ({self.wide})) OR ({DOCUMENT} : ({self.own}))"),
            (0.7, f"{DOCUMENT} : ({self.wide})"),
            notes,
        )

    @property
    def anywhere(self) -> "Term":
        """The same word, but of a country also where a quote only names it."""
        own = quoted(self.words)
        return Term(self.words, own, own) if self.is_country else self


def terms_of(
    index: Index, words: Sequence[str], spoken: Sequence[str] = (), *, loosely: bool = False
) -> list[Term]:
    """Look up words; the words of a name are one term.

    Args:
        index: Of the fact base.
        words: What is looked for.
        spoken: The same with small words between them, which a name may have.
        loosely: Whether ordinary words of the same meaning are looked for too.
    """
    spoken = spoken or words
    if loosely:
        from eufacts.answers.alike import alike, together

        spoken = together(spoken)
    adjectives = {word: _adjectives(word) for word in spoken}
    bases = [base for some in adjectives.values() for base in some]
    runs = tuple(dict.fromkeys((*_runs(spoken), *map(_singular, spoken), *bases)))
    marks = ", ".join("?" * len(runs))
    kinds = "('country', 'region', 'route', 'synonym', 'acronym')"
    sql = f"SELECT what, folded, value FROM spelling WHERE what IN {kinds} AND folded IN ({marks})"
    countries: dict[str, str] = {}
    synonyms: dict[str, list[str]] = {}
    regions: set[str] = set()
    acronyms: set[str] = set()
    for what, folded, value in index.select(sql, runs):
        if what == "synonym":
            synonyms.setdefault(str(folded), []).append(str(value))
        elif what == "acronym":
            acronyms.add(str(folded))
        elif what != "country":
            regions.add(str(folded))
        elif len(str(folded)) >= _SHORTEST_COUNTRY:
            countries[str(folded)] = str(value)
    regions |= {word for word, some in adjectives.items() if not regions.isdisjoint(some)}
    for run in runs if loosely else ():
        if others := alike(run):
            synonyms.setdefault(run, []).extend(others)
    names = countries.keys() | synonyms.keys() | regions | acronyms
    terms = [
        term_of(run, synonyms.get(run, ()), is_country=run in countries)
        for run in longest(spoken, names)
        if run in words or " " in run
    ]
    for term in terms:
        code, of_one = map(countries.get, (term.words, _singular(term.words)))
        term.is_people = code is not None and code == of_one and term.words.endswith("s")
        term.is_place = term.is_country or term.words in regions
    return terms


def _singular(word: str) -> str:
    """A word without the ending of several; the word itself if it has none."""
    return word.removesuffix("s")


def longest(words: Sequence[str], names: Container[str]) -> Iterator[str]:
    """The words, of which those that make a name are together; the longest name wins."""
    at = 0
    while at < len(words):
        most = min(_LONGEST_NAME, len(words) - at)
        runs = {length: " ".join(words[at : at + length]) for length in range(most, 0, -1)}
        length = next((length for length, run in runs.items() if run in names), 1)
        yield runs[length]
        at += length


def _runs(words: Sequence[str]) -> Iterator[str]:
    """The words, and those that stand together, as one text each."""
    for at in range(len(words)):
        for length in range(1, min(_LONGEST_NAME, len(words) - at) + 1):
            yield " ".join(words[at : at + length])


def term_of(words: str, synonyms: Sequence[str] = (), *, is_country: bool = False) -> Term:
    """Make the term of a word, or of the words of a name."""
    own = quoted(words)
    if is_country:
        tagged = f"{_TAGGED} : ({own} OR {quoted(searched_code(words))})"
        return Term(words, tagged, tagged, is_country=True)
    own = " OR ".join(map(quoted, (words, *_adjectives(words))))
    family = () if " " in words else _family(words)
    wide = " OR ".join([own, *map(quoted, (*synonyms, *family))])
    return Term(words, own, wide, synonyms=tuple(synonyms))


def in_other_words(index: Index, term: Term) -> str:
    """Say which word of the document stands for one that was typed; empty if it has that one."""
    if not term.synonyms or has(index, f"{DOCUMENT} : {quoted(term.words)}"):
        return ""
    typed = in_short(term.words)
    found = next((one for one in term.synonyms if has(index, f"{DOCUMENT} : {quoted(one)}")), "")
    return found and f"{typed!r} is not in the document; searched for {found!r}"


def has(index: Index, match: str) -> bool:
    """Whether an FTS5 expression matches a record."""
    return bool(index.select("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (match,)))


def _family(word: str) -> list[str]:
    """Words of the same family that a stem does not join: teach and teacher."""
    for ending, other in _SWAPPED:
        base = _singular(word).removesuffix(ending)
        if base != _singular(word) and len(base) >= _SHORTEST_BASE:
            return [f"{base}{other}"]
    for ending in _AGENTS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM:
            return [base, f"{base}e", f"{base}ing"]
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM:
            return [f"{base}er"]
    return [f"{word}er"] if len(word) >= _SHORTEST_STEM else []


def _adjectives(word: str) -> Sequence[str]:
    """What a region's name may be as an adjective, or an adjective as a name: Europe, European."""
    word = _singular(word)
    if word.endswith(("ean", "ian", "can")) and len(word) > _SHORTEST_STEM:
        return word.removesuffix("n"), word.removesuffix("an")
    return (f"{word}n",) if word.endswith("a") else (f"{word}an",) if word.endswith("e") else ()


def quoted(words: str) -> str:
    """The FTS5 expression for words that stand together."""
    inside = "".join(c if c.isalnum() else " " for c in words)
    return f'"{" ".join(inside.split())}"'
