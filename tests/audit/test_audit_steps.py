"""The audit takes steps in proportion to the length of the article, counted."""

import sys
from types import FrameType

import pytest
from audits import book

from eufacts.audit.article.read import read_article
from eufacts.audit.run import Audited

MOST = 2.3
"""The most steps for twice the text, as a multiple."""

ARTICLE = """In Hungary 142,649 entries were registered by August 2015, and 36,990 Eritreans came.

The EU has mobilised "over EUR 3.9 billion in humanitarian" aid, says COM(2015) 285 of 2015.

| Iraq | EUR 65.55 million |
| --- | --- |
| Town {n} | {n} cats |

"""
SHAPES = {
    "an article": ARTICLE,
    "one long sentence": "and {n} guests from Norway came in 2014 ",
    "one long paragraph": "Here are {n} people from Mali. ",
    "many quotations": '"The {n} of them will be essential" ',
    "many acts": "COM(2014) {n} final, Article {n} of the Treaty, ",
    "many scores": "and it ended {n}-0 ",
    "many funds": "The fund for Africa has {n} euros. ",
    "many sums": "In all {n} euros, ",
}


def _steps(text: str) -> int:
    """How many calls an audit makes."""
    steps = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal steps
        steps += event.endswith("call")

    article = read_article(text.encode(), "article.md")
    facts = book()
    sys.setprofile(count)
    try:
        Audited(article, lambda *_: facts)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_steps(shape: str) -> None:
    """Many sentences, numbers in one sentence, quotations, acts: none takes more than its share."""
    parts = (range(110, 120), range(120, 136), range(136, 168))
    texts = ["".join(SHAPES[shape].format(n=n) for n in part) for part in parts]
    _, once, twice = map(_steps, texts)  # after the first what is kept between audits is there
    assert twice < MOST * once
