"""Cited acts: whether number, date and name are those that the document cites, or its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from eufacts.audit.claims import ActClaim
from eufacts.audit.entries import words_and_places
from eufacts.audit.facts import FactBook
from eufacts.audit.scope import Span
from eufacts.audit.verdicts import Difference, Verdict
from eufacts.dates import long_date
from eufacts.format.kinds import Row
from eufacts.source.numbers.read import read_numbers

_PAPER: Final = re.compile(
    r"(?P<series>COM|JOIN|SWD|SEC|C)\s?[(/]?\s?(?P<year>\d{4}|\d\d)\)?[\s/]*(?P<number>\d{1,5})"
)
_PAPER_CELEX: Final = re.compile(r"5(?P<year>\d{4})(?P<kind>DC|PC|JC|SC)(?P<number>\d{4})")
_SERIES: Final = {"DC": "COM", "PC": "COM", "JC": "JOIN", "SC": "SWD"}
_NUMBERED: Final = re.compile(r"(?P<first>\d{1,5})/(?P<second>\d{1,5})")
_DATED: Final = re.compile(
    r"\s*,?\s*(?:of\sthe\s(?:European\sParliament|Council|Commission)"
    r"(?:\sand\s(?:of\s)?the\sCouncil)?\s)?(?:of|dated|from|adopted\son)\s"
)
"""What is between an act's number and its date."""
_NAMED: Final = re.compile(
    r"\b(?:framework\sdecision|regulation|directive|decision|recommendation)\b", re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"\b(?:[Aa]rticles?|[Aa]rts?\.?)\s(\d{1,3})\b")
_OF_ACT: Final = re.compile(r"\bof\s(?:the\s|this\s)?(\w.*)")
_KIND: Final = re.compile(
    r"\b(?:regulation|directive|decision|framework\sdecision|recommendation)\s*\Z", re.IGNORECASE
)
_SUBJECT: Final = 2.5
"""What a sentence and the document's on an article have in common at least, besides its name."""
_BEFORE, _AFTER = 120, 70
"""How many characters before and after an act its name is looked for."""
_ACT: Final = re.compile(r"\b(?:COM|JOIN|SWD|SEC)\s?\(\d{4}\)\s?\d+|\d{2,4}/\d{1,4}")
_FAR: Final = 80
"""How many characters before an article the name of its act is looked for."""
_USUAL: Final = frozenset({"europe", "union", "commis", "counci", "decisi", "regula", "of"})
"""Stems that say nothing of one act."""
_DATED_AS: Final = 5.0
"""The sentence gives the act's own date."""
_TURNED: Final = 3
"""How alike two numbers are of which one has the digits of the other in another order."""
_SURE: Final = 3.5
"""What a sentence and the name of an act have in common at least where its number differs."""


class _Number(NamedTuple):
    """The number of an act, as it is compared."""

    series: str
    year: str
    number: str


class _Known(NamedTuple):
    """An act that the document cites, or the document itself."""

    number: _Number
    words: frozenset[str]
    """The stems of its name."""
    row: Row
    id: str
    date: str | None
    written: str


def judge(claims: Sequence[ActClaim], book: FactBook) -> list[Verdict[ActClaim]]:
    """Compare the acts that an article cites with those of the document."""
    known = list(_known(book))
    acts = [claim for claim in claims if claim.act is not None]
    articles = [claim for claim in claims if claim.kind == "act" and claim.act is None]
    numbers = {_number(claim.words) for claim in acts}
    own_is_cited = any(one.number in numbers for one in known if one.row in book.documents)
    verdicts = [_judge(claim, known, book, own_is_cited) for claim in map(_with_date, acts)]
    return [*verdicts, *_articles(articles, book)]


def _known(book: FactBook) -> Iterator[_Known]:
    for row in book.documents:
        number = _number(row["number"] or "")
        if number:
            words = frozenset(words_and_places(f"{row['title']} {row['type']}"))
            yield _Known(number, words, row, row["document"], row["date"], row["number"])
    for row in book.references:
        number = _number(row["number"] or row["title"] or "") or _of_celex(row["celex"] or "")
        if number:
            quotes = (excerpt["quote"] for excerpt in row["excerpts"])
            words = frozenset(
                words_and_places(" ".join((row["label"], row["title"] or "", *quotes)))
            )
            written = (
                row["number"] or row["title"] or f"{number.series}({number.year}) {number.number}"
            )
            yield _Known(number, words, row, row["id"], row["date"], written)


def _of_celex(celex: str) -> _Number | None:
    """The number of a paper that is cited by name, from its CELEX number: 52015DC0240."""
    hit = _PAPER_CELEX.fullmatch(celex)
    return _Number(_SERIES[hit["kind"]], hit["year"], hit["number"].lstrip("0")) if hit else None


def _number(text: str) -> _Number | None:
    paper = _PAPER.search(text)
    if paper:
        year = paper["year"] if len(paper["year"]) == 4 else f"20{paper['year']}"  # noqa: PLR2004
        return _Number(paper["series"], year, paper["number"].lstrip("0"))
    named = _NAMED.search(text)
    kind = " ".join(named[0].lower().split()) if named else ""
    numbered = _NUMBERED.search(text)
    if not numbered:
        return None
    first, second = numbered["first"], numbered["second"]
    is_year = [len(one) == 4 and one[:2] in {"19", "20"} for one in (first, second)]  # noqa: PLR2004
    if is_year[0] and not (is_year[1] and re.search(r"\bNos?\b", text)):
        return _Number(kind, first, second)
    return _Number(kind, second, first)


def _with_date(claim: ActClaim) -> ActClaim:
    """A cited act with its date: Decision (CFSP) 2015/778 of 18 May 2015."""
    text = claim.passage.text
    start, end = claim.span
    kind = _KIND.search(text, max(0, start - 25), start)
    if kind:
        start = kind.start()
    follows = _DATED.match(text, end)
    if follows:
        dates = read_numbers(text[follows.end() : follows.end() + 40]).dates
        if dates and dates[0].span.start == 0 and len(dates[0].period) == len("2015-05-18"):
            end = follows.end() + dates[0].span.end
            return replace(claim, span=Span(start, end), date=dates[0], words=text[start:end])
    return replace(claim, span=Span(start, end), words=text[start:end])


def _judge(
    claim: ActClaim, known: Sequence[_Known], book: FactBook, own_is_cited: bool
) -> Verdict[ActClaim]:
    celex = claim.act.celex if claim.act else None
    number = _number(claim.words)
    same = next(
        (
            one
            for one in known
            if (number and _same(number, one.number)) or (celex and celex == one.row["celex"])
        ),
        None,
    )
    around = _near_words(claim)
    apart = not any(around & one.words - _USUAL for one in known)
    if apart:  # the sentence before may name it
        around = _near_words(claim, before_it=True)
    at_its_date = {
        one.id
        for one in known
        if one.date and len(one.date) > len("2015") and long_date(one.date) in claim.sentence.words
    }
    if same is not None:
        return _compared(claim, same, around, known, book)
    if number is None:
        return _unmatched(claim)
    likely = [
        (
            _likeness(number, one.number)
            + _common(around, one, book)
            + _DATED_AS * (one.id in at_its_date),
            one,
        )
        for one in known
        if number.series == one.number.series or "" in {number.series, one.number.series}
    ]
    best = max(likely, key=lambda pair: pair[0], default=None)
    if best is None:
        return _unmatched(claim)
    one = best[1]
    close = _likeness(number, one.number)
    words = _common(around, one, book) + _DATED_AS * (one.id in at_its_date)
    paper = number.series.isupper() and bool(number.series)
    likely_one = close == _TURNED if apart else (close >= 1 and words >= _SURE) or close > 1
    named = words >= 2 * _SURE and paper and not apart
    # An article that never has the document's own number right may have it wrong.
    named = named or (close > 1 and one.row in book.documents and not own_is_cited)
    if (likely_one and words > 0) or named:
        differences: list[Difference] = ["number"]
        if number.year != one.number.year and number.number == one.number.number:
            differences.append("date")
        return Verdict(
            claim=claim,
            status="differs",
            differences=tuple(differences),
            fact=one.id,
            row=one.row,
            says=one.written,
            write=one.written,
            reasons=(f"the sentence speaks of {one.row.get('label') or one.row['title']}",),
        )
    return _unmatched(claim)


def _compared(
    claim: ActClaim, one: _Known, around: frozenset[str], known: Sequence[_Known], book: FactBook
) -> Verdict[ActClaim]:
    """Compare the date and the name that are given with a number."""
    differences: list[Difference] = []
    if claim.date and one.date and not claim.date.period.startswith(one.date):
        differences.append("date")
    if any(_is_called(around, one, other, book) for other in known if other is not one):
        differences += ["number", "title"]
    dated = one.date is not None and "date" in differences
    written = f"{one.written} of {long_date(one.date or '')}" if dated else one.written
    return Verdict(
        claim=claim,
        status="differs" if differences else "supported",
        differences=tuple(differences),
        fact=one.id,
        row=one.row,
        says=" ".join(filter(None, (one.written, one.row.get("label") or one.row.get("title")))),
        write=written if differences else None,
        reasons=("the number is that of an act of the document",),
    )


def _is_called(around: frozenset[str], one: _Known, other: _Known, book: FactBook) -> bool:
    """Whether an act is called what only another is called: the plan on returns."""
    theirs = (around & other.words) - one.words - _USUAL
    ours = (around & one.words) - other.words - _USUAL
    said = sum(book.rarity.get(word, 0.0) for word in theirs)
    return not ours and said >= _SURE and bool(around & one.words & other.words)


def _near_words(claim: ActClaim, *, before_it: bool = False) -> frozenset[str]:
    """The stems around an act, up to other acts in the sentence; or also in what is before it."""
    text, span = claim.passage.text, claim.span
    sentence = claim.sentence.span
    first = 0 if before_it else sentence.start
    before = text[max(first, span.start - _BEFORE) : span.start]
    after = text[span.end : min(sentence.end, span.end + _AFTER)]
    return frozenset(words_and_places(f"{_ACT.split(before)[-1]} {_ACT.split(after)[0]}"))


def _common(around: frozenset[str], one: _Known, book: FactBook) -> float:
    return sum(book.rarity.get(word, 4.0) for word in around & one.words if word not in _USUAL)


def _same(one: _Number, other: _Number) -> bool:
    kinds = {one.series, other.series}
    return one[1:] == other[1:] and (len(kinds) == 1 or "" in kinds)


def _likeness(one: _Number, other: _Number) -> int:
    """How alike two numbers are: 2 where digits are swapped or one part is the same, 0 if not."""
    if one.year == other.year:
        digits = max(len(one.number), len(other.number))
        if sorted(one.number.zfill(digits)) == sorted(other.number.zfill(digits)):
            return _TURNED
        alike = len(one.number) == len(other.number) and (
            sum(a != b for a, b in zip(one.number, other.number, strict=True)) == 1
        )
        return 2 if alike and len(one.number) > 1 else 1
    return 2 if one.number == other.number else 0


def _articles(claims: Sequence[ActClaim], book: FactBook) -> Iterator[Verdict[ActClaim]]:
    """Articles of an act that the document names: Article 13 of the Cotonou Agreement."""
    named = [
        (hit[1], row, name)
        for row in book.references
        if (hit := _ARTICLE.search(row["label"])) and (name := _act_of(row["label"], hit))
    ]
    for claim in claims:
        verdicts = [
            verdict
            for number, row, name in named
            if (verdict := _article(claim, number, row, name, book)) is not None
        ]
        same = [one for one in verdicts if one.status == "supported"]
        # Of an act with several articles none is known to be the one that is meant.
        yield from same[:1] or (verdicts if len(verdicts) == 1 else [])


def _act_of(label: str, article: re.Match[str]) -> str:
    """The act that a label names before an article, or after it; empty where it names none."""
    after = _OF_ACT.search(label, article.end())
    return label[: article.start()].strip(" ,") or (after[1] if after else "")


def _article(
    claim: ActClaim, number: str, row: Row, name: str, book: FactBook
) -> Verdict[ActClaim] | None:
    """Compare the number of an article that is of an act by the words after or before it."""
    text = claim.passage.text
    first = name.split(maxsplit=1)[0]
    cited = _ARTICLE.search(text, max(0, claim.span.start - 1), claim.span.end)
    follows = re.compile(rf"\s(?:of\s)?(?:the\s)?{re.escape(first)}(?:\s[A-Z]\w+)*")
    after = follows.match(text, claim.span.end)
    start = claim.span.start
    named = re.compile(rf"\b{re.escape(first)}(?:\s[A-Z]\w+){{0,9}},?\s\(?\Z")
    before = named.search(text, max(0, start - _FAR), start)
    if cited is None or (after is None and before is None):
        return None
    start = before.start() if before else claim.span.start
    end = after.end() if after else claim.span.end
    whole = replace(claim, span=Span(start, end), words=text[start:end])
    same = cited[1] == number
    subject = set(words_and_places(row["excerpts"][0]["quote"])) - set(words_and_places(name))
    shared = subject & set(words_and_places(claim.sentence.words))
    if not same and sum(book.rarity.get(word, 0.0) for word in shared) < _SUBJECT:
        return None  # another article, on something else
    return Verdict(
        claim=whole,
        status="supported" if same else "differs",
        differences=() if same else ("number",),
        fact=row["id"],
        row=row,
        says=row["label"],
        write=None if same else row["label"],
        reasons=(f"the document names Article {number}",),
    )


def _unmatched(claim: ActClaim) -> Verdict[ActClaim]:
    return Verdict(
        claim=claim, status="unmatched", reasons=("the document does not cite this act",)
    )
