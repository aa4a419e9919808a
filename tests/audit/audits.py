"""What tests of the audit share: an article in, its claims out."""

import json
from functools import cache
from typing import Any

from eufacts.audit.article.read import read_article
from eufacts.audit.book import open_book
from eufacts.audit.facts import FactBook
from eufacts.audit.rows import audit_row
from eufacts.audit.run import Audited
from eufacts.index.store import open_index, shipped

Row = dict[str, Any]


@cache
def book() -> FactBook:
    """The shipped facts."""
    with open_index(shipped()) as index:
        return open_book(index)


def audit(text: str, name: str = "article.txt") -> Row:
    """The row of an audit, as JSON gives it."""
    content = text.encode()
    audited = Audited(read_article(content, name), lambda *_: book())
    row = audit_row(audited, name, content, lambda cited: str(cited["citation"]))
    return json.loads(json.dumps(row))  # type: ignore[no-any-return]


def said(claim: Row) -> set[str]:
    """The differences of a claim, or else its status."""
    return set(claim["differences"]) or {claim["status"]}
