"""The Official Journal: each act has its own issue, also where a footnote cites two."""

import pytest

from eufacts.citations.works import act

TWO = (
    "Regulation (EU) 2016/679, OJ L 119, 4.5.2016, p. 1, and Directive (EU) 2016/680, "
    "OJ L 119, 4.5.2016, p. 89."
)


@pytest.mark.parametrize(
    ("quote", "number", "celex", "journal"),
    [
        (TWO, "Regulation (EU) 2016/679", "32016R0679", "OJ L 119, 4.5.2016, p. 1"),
        (TWO, "Directive (EU) 2016/680", "32016L0680", "OJ L 119, 4.5.2016, p. 89"),
        (
            "Regulation (EU) 2024/1689, OJ L, 2024/1689, 12.7.2024.",
            "Regulation (EU) 2024/1689",
            "32024R1689",
            "OJ L 2024/1689, 12.7.2024",
        ),
        (
            "Council Decision 2010/232, OJ L 11I, 15.1.2019, p. 4.",
            "Decision 2010/232",
            "32010D0232",
            "OJ L 11I, 15.1.2019, p. 4",
        ),
        (
            "A decision of the Council, OJ No L 122, p. 31, 19.5.2015",
            None,
            None,
            "OJ L 122, 19.5.2015, p. 31",
        ),
        (TWO, None, None, "None"),
    ],
)
def test_an_act_has_its_own_issue(
    quote: str, number: str | None, celex: str | None, journal: str
) -> None:
    """Never the neighbour's; where the words do not decide, none."""
    row = {
        "id": "an-act",
        "label": "An act",
        "number": number,
        "title": None,
        "date": None,
        "celex": celex,
        "eli": None,
        "url": None,
        "footnote": 1,
        "excerpts": [{"quote": quote, "footnote": 1}],
    }

    assert str(act(row).journal) == journal
