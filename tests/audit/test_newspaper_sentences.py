"""Sentences as newspapers write them, each with what the audit must say of its number."""

import csv
from pathlib import Path

from audits import audit, book, said

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
    differences = {"value", "unit", "qualifier", "period", "country", "status", "sum"}
    assert tried == {"supported", "unstated", "unmatched"} | differences
    assert len(CASES) > 300


def test_units_that_count_people_are_those_that_the_vocabulary_defines_so() -> None:
    """Entries and crossings are of somebody; agreements are with countries."""
    assert book().units_of_people == {"people", "crossings", "irregular entries"}
