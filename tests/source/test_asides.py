"""The signs by which most rules for what counts nothing are passed over: they must never lie."""

import json
import random
from itertools import chain
from pathlib import Path

import pytest

from eufacts.source.numbers.asides import LATE, STRUCTURAL, Rule

CORPUS = Path(__file__).parent / "corpus"

PIECES_WORDS = r"""
    http://a.eu/1 www.a.eu/2 a.b@c.eu 32016R0679 JOIN(2015) COM/2015/40 (EU) (2014) No Nos No.
    231/2014 2014/231/EU Directive Decision Regulation Resolution resolutions UNSCR 2178
    A/RES/70/1 C-131/12 1/15 OJ O.J. L 77, p. pp. page pages Article articles Art. arts. ARTICLES
    paragraph Sub-paragraphs para. paras Recital indents points letter (a) (12) Annex ANNEX
    Annexes Title Rules Protocol Appendix II IV Chapter sections footnote Tables figure boxes Box
    Graphs chart fn. Fig. tab. Part Volumes Vol. Map Headings Action Objectives SDG SDGs Target
    Priority Priorities Pillar Phases Option Axis Lot Class Category Group Day World world War war
    One two WWII WW2 Horizon Europe Europa Natura Erasmus Galileo 2000 2020- Fit fit For for 55
    24/7 9/11 COP21 COP 26 G20 G 7 1) i) 3.1. ( *2 21 ) 14:30 2h30 10 a.m. p.m. pm +32 299 11 22
    Tel. Telephone Fax 1049 Brussels rue Avenue 21st 2nd 4th of May COVID-19 CO2 EU-28 SCP 06 ISO
    and or , . ; : \u201c1. first SECOND th\u0131rd \u017fixth Twenty-first f\u0130r\u017ft
    fifthly twelfths one Ones
"""
PIECES = PIECES_WORDS.encode().decode("unicode_escape").split()


def corpus() -> list[str]:
    """Every sentence of the corpus."""
    return [
        sentence["text"]
        for path in sorted(CORPUS.glob("*.json"))
        for sentence in json.loads(path.read_text(encoding="utf-8"))["sentences"]
    ]


def mixtures() -> list[str]:
    """Words of all the rules, in every order and with every gap."""
    pick = random.Random(2015)  # noqa: S311
    return [
        "".join(
            pick.choice(PIECES) + pick.choice(["", " ", " ", "\u00a0", "\n"])
            for _ in range(pick.randrange(1, 9))
        )
        for _ in range(4000)
    ]


TEXTS = [*corpus(), *mixtures()]


@pytest.mark.parametrize("rule", [*STRUCTURAL, *LATE], ids=lambda rule: rule.name)
def test_what_a_rule_finds_bears_its_sign(rule: Rule) -> None:
    """A text is passed over only where the rule's own pattern finds nothing."""
    hits = chain.from_iterable(map(rule.pattern.finditer, TEXTS))
    found = [hit for hit in hits if not rule.sign.search(hit.string)]
    assert found == []
    assert any(map(rule.pattern.search, TEXTS))
