"""An article and the facts → a verdict on every claim."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from eufacts.audit import acts, events, quotes
from eufacts.audit.article.passage import Article
from eufacts.audit.claims import ActClaim, Claim, DateClaim, Found, find_claims
from eufacts.audit.context import Contexts
from eufacts.audit.facts import FactBook
from eufacts.audit.quantities import Numbers
from eufacts.audit.verdicts import Verdict

Chooser = Callable[[Article, Found], FactBook]


class Audited:
    """An article with the verdicts on its claims."""

    def __init__(self, article: Article, choose: Chooser) -> None:
        """Audit an article.

        Args:
            article: The article.
            choose: Gives the facts for an article and its claims.
        """
        self.article = article
        self.found: Found = find_claims(article)
        self.book = book = choose(article, self.found)
        self._contexts = Contexts(book, self.found.sentences, _title(article))
        self.verdicts: list[Verdict[Claim]] = self._judge()
        """In the order of the text."""

    def _judge(self) -> list[Verdict[Claim]]:
        claims = self.found.claims
        dates = [one for one in claims if isinstance(one, DateClaim)]
        cited = acts.judge([one for one in claims if isinstance(one, ActClaim)], self.book)
        quoted = quotes.judge([one for one in claims if one.kind == "quote"], self.book)
        counted = Numbers(self.book, self._contexts).judge(self.found.numbers, dates, quoted)
        covered = sorted((one.claim.start, one.claim.end) for one in cited)
        apart = [date for date in dates if not _is_covered(date, covered)]
        dated = events.judge(apart, self.book, self._contexts, counted)
        verdicts: list[Verdict[Claim]] = [*quoted, *cited, *counted, *dated]
        return sorted(verdicts, key=lambda one: (one.claim.start, -one.claim.end))


def _title(article: Article) -> str:
    return article.passages[0].text if article.passages else ""


def _is_covered(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a claim is within one of some spans, which are in order and apart."""
    at = bisect_right(spans, (claim.start, claim.end))
    return any(start <= claim.start and claim.end <= end for start, end in spans[at - 1 : at + 1])
