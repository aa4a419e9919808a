"""Who pays and who counts: whether an article names others than the document does.

Only what an article says in so many words is compared: the Commission gave, paid by Germany,
according to the World Bank. That one pays what several pay together loses precision; so does a
counter where the document names none. Another payer or counter is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eufacts.audit.advice import listed
from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry, FactBook
from eufacts.audit.places import places_in
from eufacts.audit.scope import Span
from eufacts.audit.terms import stems

GIVING: Final = (
    r"(?:g[ai]ve[ns]?|giving|pa(?:id|y|ys|ying)|sen(?:t|ds?|ding)|len(?:t|ds?|ding)|spen(?:t|ds?|ding)"
    r"|(?:grant|hand|award|offer|fund|assign|transferr?|earmark)(?:s|ed|ing)?"
    r"|(?:promis|pledg|provid|wir|allocat|contribut|mobilis|donat|financ|rais)(?:es?|ed|ing)"
    r"|allot(?:s|ted|ting)?|commit(?:s|ted|ting)?|suppl(?:y|ies|ied|ying))"
)
"""Verbs of giving money."""
GIVES: Final = (
    r"\s(?:\w+ly\s)?(?:(?:has|have|had|will|alone|together|jointly|themselves|also)\s){0,3}"
    rf"(?:\w+ly\s)?(?:{GIVING}|put|came\sup)\b"
)
"""What follows a payer."""
_NAME: Final = r"(?P<name>(?>[A-Z][\w-]*(?:\s(?:(?:of|for)\s(?:the\s)?)?[A-Z][\w-]*)*))"
_NOT_ALONE: Final = r"(?!,?\s(?:and|with|together|plus|&)\b)"
_ALSO: Final = r"(?:(?:has|have|had|already|also|itself|officially)\s){0,3}"
_PAYS: Final = (
    re.compile(rf"\b{_NAME}(?:\sbudget)?{GIVES}"),
    re.compile(rf"(?:{GIVES}\sby|\bfrom)\s(?:the\s)?{_NAME}{_NOT_ALONE}"),
)
_COUNTED: Final = r"(?:count|regist(?:e)?r|record|logg?|detect|estimat|calculat)(?:ed|e?s)\b"
_COUNTS: Final = (
    re.compile(rf"\b{_NAME}\s{_ALSO}{_COUNTED}"),
    re.compile(rf"\b{_COUNTED}\sby\s(?:the\s)?{_NAME}"),
)
_SAYS: Final = re.compile(
    rf"\b{_NAME}(?:['\u2019]s?)?\s{_ALSO}(?:sa(?:ys|id)|puts?|finds|found|report(?:ed|s)|figures?"
    r"|data|statistics|numbers|count)\b"
)
"""What people and newspapers do too; of these only who counts for a living is taken."""
_CITES: Final = re.compile(
    rf"\b(?i:according\sto|source:|says|(?:figures|data|statistics|numbers)\s(?:from|of|by))\s"
    rf"(?:the\s)?{_NAME}"
)
_UNION: Final = frozenset({"europe", "brusse"})
"""The stems by which texts call the Union."""


_ALONE: Final = re.compile(r"\b[A-Z]\w+\s(?:alone|by\sitself|on\sits\sown)\b")
_STATES: Final = (
    r"(?:[Mm]ember\s(?:[Ss]tates|countries|governments)|[Nn]ational\s(?:governments|capitals))"
)
_BY_STATES: Final = re.compile(
    rf"\b{_STATES}{GIVES}|\b(?:from|by)\s(?:the\s)?(?:EU\s|EU's\s|Union's\s)?(?:{_STATES}|national\sbudgets)"
    rf"|\b{_STATES}['\u2019]\s(?:share|part|contribution)"
)
_JOINED: Final = re.compile(
    r"(?:\b(?:and|with|plus|not|its|their)|&)\s(?:(?:the|its|from|by|of|other|all|EU)\s){0,3}\Z"
)
"""They pay with the Union, or it is said that they do not."""
_BUDGET: Final = re.compile(
    r"\b(?:EU|Union)(?:['\u2019]s)?\s(?:own\s)?budget\b|\bbudget\sof\sthe\s(?:EU|European\sUnion|Union)\b"
)
_NEAR: Final = 30
_ACRONYM: Final = 3
_GIVES_AFTER: Final = re.compile(GIVES)


class Attribution(NamedTuple):
    """Whom the document names in the place of whom an article names."""

    remark: str
    contradicts: bool
    """Whether the document names another; it only says more, or less, where it does not."""


def attributed(claim: NumberClaim, entry: Entry, book: FactBook) -> Attribution | None:
    """Say who pays or counts by the document, if an article names others."""
    match entry.row["kind"]:
        case "funding":
            return _paid(claim, entry, book)
        case "figure":
            return _counted(claim, entry, book)
        case _:
            return None


def _paid(claim: NumberClaim, entry: Entry, book: FactBook) -> Attribution | None:
    funders: Sequence[str] = entry.row.get("funders") or ()
    said = frozenset(stems(claim.sentence.words))
    if len(funders) > 1 and not any(said.isdisjoint(stems(one)) for one in funders):
        return None
    for name in _names(claim, *_PAYS):
        author = _is_author(name, book)
        if not author and not _is_known(name, book):
            continue
        if not funders and not author:
            return Attribution("the document does not say who pays", contradicts=False)
        if len(funders) > 1 or (funders and not _is_of(name, funders[0], book)):
            remark = f"the document says who pays: {listed(funders)}"
            return Attribution(remark, contradicts=len(funders) == 1)
    if not funders and _pays_elsewhere(claim, entry):
        return Attribution("the document does not say who pays", contradicts=False)
    return None


def _is_of(name: str, funder: str, book: FactBook) -> bool:
    """Whether names are of one payer: the Commission and the EU budget are both the Union's."""
    payer, other = _called(name, book), _called(funder, book)
    both = _is_author(name, book) and not other.isdisjoint(_authors(book))
    return both or payer <= other or other <= payer


def _counted(claim: NumberClaim, entry: Entry, book: FactBook) -> Attribution | None:
    cited = [*_names(claim, _CITES)]
    counts = [name for name in _names(claim, *_COUNTS) if " " in name or _is_known(name, book)]
    says = [name for name in _names(claim, _SAYS) if _is_known(name, book)]
    for name in (*cited, *counts, *says):
        if _is_another(name, entry, book):
            counter = next(_counters(entry, book), None)
            stated = f"says who counted: {counter}" if counter else "does not say who counted"
            return Attribution(f"the document {stated}", contradicts=counter is not None)
    return None


def cites_another(claim: NumberClaim, entry: Entry, book: FactBook) -> bool:
    """Whether an article has a number from one who did not count a fact: according to the WHO."""
    known = (name for name in _names(claim, _CITES, *_COUNTS, _SAYS) if _is_known(name, book))
    return any(_is_another(name, entry, book) for name in known)


def _is_another(name: str, entry: Entry, book: FactBook) -> bool:
    """Whether a name is not of the document's authors, nor of who counted a fact."""
    if places_in(name) or _is_author(name, book) or name in entry.quote:
        return False
    return not any(_called(name, book) & _called(one, book) for one in _counters(entry, book))


def _counters(entry: Entry, book: FactBook) -> Iterator[str]:
    """Who counted a figure, the figure that it is a share of, or what is the same."""
    row = entry.row
    for name in (entry.id, row.get("share_of"), *(row.get("same_as") or ())):
        other = book.by_id.get(name or "")
        if other is not None and other.row.get("counted_by"):
            yield str(other.row["counted_by"])


def _names(claim: NumberClaim, *patterns: re.Pattern[str]) -> Iterator[str]:
    """The names that are said of a number: in its own part, or in those beside it."""
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, sentence.after(claim.span).end)
    for pattern in patterns:
        for hit in pattern.finditer(sentence.text, *near):
            yield hit["name"].removeprefix("The ")


def _called(name: str, book: FactBook) -> frozenset[str]:
    """The stems of a name, and of all that the document calls its bearer."""
    return frozenset(stems(name)) | book.actors.get(name, frozenset())


def _is_known(name: str, book: FactBook) -> bool:
    """Whether a name is of an actor in the documents, or an acronym that is not MS or UK."""
    return name in book.actors or (name.isupper() and len(name) >= _ACRONYM)


def _is_author(name: str, book: FactBook) -> bool:
    """Whether a name is of the Union, of a document's author, or of the document itself."""
    own = (
        word
        for row in book.documents
        for text in (row["type"], row["number"] or "", row["title"])
        for word in stems(text)
    )
    return set(stems(name)) <= _authors(book).union(own)


def _authors(book: FactBook) -> frozenset[str]:
    """The stems by which texts call the Union, and those of a document's authors."""
    return _UNION.union(*(stems(name) for row in book.documents for name in row["authors"]))


def paid_by_one(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that one pays what the document says several pay together."""
    if len(entry.row.get("funders") or ()) <= 1:
        return False
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, sentence.own(claim.span).end)
    hit = _ALONE.search(sentence.text, near.start, near.end)
    return hit is not None and not sentence.places_in(Span(*hit.span()))


def paid_by_states(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that Member States pay what the document says the Union pays too."""
    funders = set(entry.row.get("funders") or ())
    if not funders or funders == {"Member States"}:
        return False
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, sentence.after(claim.span).end)
    said = _BY_STATES.search(sentence.text, near.start, near.end)
    if said is None or sentence.says(_BUDGET):
        return False
    before = sentence.text[max(sentence.span.start, said.start() - _NEAR) : said.start()]
    return _JOINED.search(before) is None


def paid_by_country(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that a country pays of which the document does not speak."""
    return bool(entry.row.get("funders")) and _pays_elsewhere(claim, entry)


def _pays_elsewhere(claim: NumberClaim, entry: Entry) -> bool:
    return any(f"@{code}" not in entry.terms for code in countries_that_pay(claim))


def countries_that_pay(claim: NumberClaim) -> Iterator[str]:
    """The codes of the countries that are said to give an amount: Malta spends."""
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, claim.span.start)
    for place in sentence.places_in(near):
        if _GIVES_AFTER.match(sentence.text, place.end):
            yield place.code
