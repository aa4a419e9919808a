"""Acts in texts: the CELEX number that the words decide, and each act's own Official Journal."""

import pytest

from eufacts.source.numbers.acts import find_acts, find_journals
from eufacts.source.numbers.read import read_numbers

CELEX: dict[str, list[str | None]] = {
    "Regulation (EU) 2016/679 and Regulation (EU) No 231/2014": ["32016R0679", "32014R0231"],
    "Directives 95/46/EC and 2008/115/EC": ["31995L0046", "32008L0115"],
    "Decision No 676/2002/EC, Council Decision 2011/833/EU": ["32002D0676", "32011D0833"],
    "Council Framework Decision 2002/584/JHA": ["32002F0584"],
    "Council Joint Action 96/443/JHA, Joint Action 2008/124/CFSP": ["31996F0443", "32008E0124"],
    "Council Decision (CFSP) 2015/778": ["32015D0778"],
    "Regulation (EEC) No 1408/71 and Regulation No 17/62": ["31971R1408", "31962R0017"],
    "Regulations (EC) No 1/2003, (EC) No 139/2004 and (EU) 2018/302": [
        *("32003R0001", "32004R0139", "32018R0302"),
    ],
    "Proposal for a Directive on tolls, COM(2021) 900 final": ["52021PC0900"],
    "COM(2011) 900 final, Proposal for a Regulation on ports": ["52011PC0900"],
    "the Communication on ports, COM(2019) 900": ["52019DC0900"],
    "the report COM/2019/900 final": ["52019DC0900"],
    "SWD(2015) 80, SEC(2011) 867, JOIN(2015) 40 final": [
        *("52015SC0080", "52011SC0867", "52015JC0040"),
    ],
    "52015JC0040": ["52015JC0040"],
    # What the words do not decide.
    "see COM(2013) 1": [None],
    "under 2008/115/EC": [None],
    "Case C-131/12": [None],
    "Decision 2424/88/ECSC": [None],
    "A Directive was proposed for tolls; later (EU) 2018/302 came": [None],
}


@pytest.mark.parametrize("text", CELEX)
def test_the_celex_numbers_of_a_text(text: str) -> None:
    """Each act has the CELEX number that its words decide, or none."""
    acts = find_acts(text, read_numbers(text).set_aside)
    assert [act.celex for act in acts] == CELEX[text]


JOURNALS = {
    "OJ L 122, 19.5.2015, p. 31": ("L", "122", "2015-05-19", "31"),
    "OJ L 122 of 19.5.2015, p. 31": ("L", "122", "2015-05-19", "31"),
    "OJ No L 122, p. 31, 19.5.2015": ("L", "122", "2015-05-19", "31"),
    "OJ L, 2024/1689, 12.7.2024": ("L", "2024/1689", "2024-07-12", None),
    "OJ C, C/2023/1, 3.4.2023": ("C", "C/2023/1", "2023-04-03", None),
    "OJ L 11I, 12.1.2021, p. 1": ("L", "11I", "2021-01-12", "1"),
    "OJ C 326, 26.10.2012, p. 47\u2013390": ("C", "326", "2012-10-26", "47"),
    "OJ 17, 6.10.1958, p. 385": ("", "17", "1958-10-06", "385"),
    "OJ 2016 L 119, p. 1": ("L", "119", "2016", "1"),
    "[2016] OJ L119/1": ("L", "119", "2016", "1"),
    "Official Journal 1985 L 374, p. 1": ("L", "374", "1985", "1"),
}


@pytest.mark.parametrize("text", JOURNALS)
def test_the_official_journal_in_its_usual_forms(text: str) -> None:
    """Series, number, date and page are read, and no part of it is a quantity."""
    (journal,) = find_journals(f"as amended ({text}).")
    assert (journal.series, journal.number, journal.date, journal.page) == JOURNALS[text]
    assert journal.as_written == text
    assert read_numbers(f"as amended ({text}).").quantities == ()


def test_each_act_has_its_own_journal() -> None:
    """An act has the reference that follows it, and never its neighbour's."""
    text = (
        "Regulation (EU) 2014/11 (OJ L 10, 3.1.2014, p. 1), Directive 2014/12/EU, Regulation (EU)"
        " 2024/1689 (OJ L, 2024/1689, 12.7.2024)"
    )
    acts = find_acts(text, read_numbers(text).set_aside)
    numbers = [act.journal.number if act.journal else None for act in acts]
    assert numbers == ["10", None, "2024/1689"]
