"""Acts that an article cites: what is said of a number with turned digits or another date."""

import pytest
from audits import audit

SUPPORTED = """
COM(2015) 240 is the European Agenda on Migration.
Regulation (EU) No 231/2014 of 11 March 2014 governs pre-accession money.
EUNAVFOR MED rests on Council Decision (CFSP) 2015/778 of 18 May 2015.
"""
NUMBER = """
See COM(2015) 435 for returns.
A plan on return was adopted the same day. Its number is COM(2015) 435.
Smugglers are the matter of COM(2015) 258.
EUNAVFOR MED rests on Decision 2015/787.
The comprehensive approach is set out in JOIN(2013) 03.
Pre-accession money flows under Regulation (EU) No 213/2014.
The European Agenda on Migration, COM(2015) 204, came first.
The framework of a strategy against Da'esh stands in JOIN(2015) 22 final.
The European Agenda on Migration, COM(2015) 2400, came first.
The communication itself, JOIN(2015) 04, was adopted in September.
"""
DATE = """
Regulation 231/2014 of 21 March 2014 governs pre-accession money.
"""
UNMATCHED = """
The Commission wants more returns. It has also proposed COM(2015) 450.
The Union has a plan on return. Directive 2008/115 is older.
Taxes are the matter of COM(2015) 435.
The tax framework is in JOIN(2015) 12.
"""


@pytest.mark.parametrize(
    ("sentences", "status", "differences"),
    [
        (SUPPORTED, "supported", []),
        (NUMBER, "differs", ["number"]),
        (DATE, "differs", ["date"]),
        (UNMATCHED, "unmatched", []),
    ],
)
def test_an_act_is_known_by_the_words_around_it(
    sentences: str, status: str, differences: list[str]
) -> None:
    """Turned digits are found where the text names the act, in its sentence or the one before."""
    for sentence in sentences.strip().splitlines():
        acts = [one for one in audit(sentence)["claims"] if one["kind"] == "act"]
        assert [(one["status"], one["differences"]) for one in acts] == [(status, differences)], (
            sentence
        )
