"""Sentences as newspapers write them, each with what the audit must say of its number."""

import csv
from pathlib import Path

import pytest
from audits import audit, book, said
from hypothesis import given
from hypothesis import strategies as st

from eufacts.audit.numbers import is_looser

CASES = list(
    csv.DictReader(
        (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
"""All are our own; where two verdicts are right, both are listed."""


def test_the_number_of_each_sentence() -> None:
    """A supported number is called supported, a wrong one differs in what is wrong with it."""
    wrong = []
    for case in CASES:
        start = case["sentence"].index(case["words"])
        end = start + len(case["words"])
        numbers = [one for one in audit(case["sentence"])["claims"] if one["kind"] == "quantity"]
        here = [said(one) for one in numbers if one["start"] < end and start < one["end"]]
        if not here or not here[0] & set(case["verdict"].split()):
            wrong.append((case, here))
    assert wrong == []


def test_every_kind_of_verdict_is_tried() -> None:
    """The table has a sentence for each difference that a number may have."""
    tried = {verdict for case in CASES for verdict in case["verdict"].split()}
    differences = {
        "value",
        "unit",
        "qualifier",
        "period",
        "country",
        "status",
        "sum",
        "attribution",
    }
    assert tried == {"supported", "unstated", "unmatched"} | differences
    assert len(CASES) > 300


def test_units_that_count_people_are_those_that_the_vocabulary_defines_so() -> None:
    """Entries and crossings are of somebody; agreements are with countries."""
    assert book().units_of_people == {"people", "crossings", "irregular entries"}


SAYS_LESS = """
EUR 377 million in humanitarian assistance went to South Sudan since 2014.
More than 8 million people migrate within West Africa.
More than three million Iraqis are displaced inside Iraq.
Some 59.5 million people were displaced in the world in 2014.
Over 65 million euros in humanitarian aid for Iraq.
The EU has provided more than EUR 377 million in humanitarian assistance for South Sudan.
More than 85% of all refugees live in developing countries.
According to Frontex, 106,290 people used the Central Mediterranean route by August 2015.
Under 200,000 crossings on the Eastern Mediterranean route were counted by August 2015.
"""
UNTRUE = """
According to UNHCR, 182,740 people crossed the Eastern Mediterranean by August 2015.
Exactly EUR 377 million in humanitarian assistance went to South Sudan since 2014.
More than 9 million people migrate within West Africa.
8 million people migrate within West Africa.
Over 59.5 million people were displaced in the world in 2014.
Over 66 million euros in humanitarian aid for Iraq.
Under 180,000 crossings on the Eastern Mediterranean route were counted by August 2015.
More than EUR 380 million in humanitarian assistance for South Sudan since 2014.
"""


@pytest.mark.parametrize(("sentences", "level"), [(SAYS_LESS, "warning"), (UNTRUE, "error")])
def test_what_is_true_and_says_less_is_a_warning(sentences: str, level: str) -> None:
    """A bound rounded to its safe side, or "some", loses precision; anything else is untrue."""
    for sentence in sentences.strip().splitlines():
        first = audit(sentence)["claims"][0]
        assert (first["status"], first["level"]) == ("differs", level), sentence


@pytest.mark.parametrize(
    ("sentence", "fixes"),
    [
        ("The EU budget put EUR 1.8 billion into Syria and Iraq.", True),
        ("Funding to Turkey for the crisis in Syria is EUR 157 million in 2015.", True),
        ("Home affairs assistance to Turkey before accession was 115 million euros.", False),
        ("The EU has 245 million dollars of pre-accession home affairs money for Turkey.", False),
    ],
)
def test_only_a_slip_is_fixed_unseen(sentence: str, fixes: bool) -> None:
    """A dropped bound or a wrong digit is; another number or unit may be of something else."""
    first = audit(sentence)["claims"][0]
    assert (first["level"] is not None, first["write"] is not None) == (True, True)
    assert first["fixes"] == fixes


@pytest.mark.parametrize(
    ("heading", "sentence", "verdict"),
    [
        ("Europe's refugee crisis in figures", "A quarter of a million were killed.", "unmatched"),
        ("Refugees in Ethiopia and Sudan", "A quarter of a million came by road.", "unmatched"),
        ("Money for Eritrea", "The Commission has paid €200m under a new programme.", "status"),
        ("Irregular entries in Hungary", "There were 124,649 by August.", "value"),
        ("Internally displaced", "- Syria: 7.6 m", "supported"),
        ("Internally displaced", "- Niger: 80,000", "value"),
    ],
)
def test_a_heading_helps_to_find_and_never_supports(
    heading: str, sentence: str, verdict: str
) -> None:
    """A fact that only the heading speaks of is not what a number is of, unless that is wrong.

    It is said of what has only a country's name, as in a list.
    """
    claims = audit(f"# {heading}\n\n{sentence}\n", "article.md")["claims"]
    assert [said(one) for one in claims] == [{verdict}]


@given(st.integers(10, 10**7), st.integers(1, 5))
def test_a_looser_bound_is_true(stated: int, places: int) -> None:
    """Rounded down it is below the number, rounded up above, and never the number itself."""
    scale = 10 ** max(0, len(str(stated)) - places)
    down, up = stated // scale * scale, -(-stated // scale) * scale
    assert is_looser(down, stated, upper=False) == (down < stated)
    assert is_looser(up, stated, upper=True) == (up > stated)
    assert not is_looser(up, stated, upper=False)
    assert not is_looser(down, stated, upper=True)
