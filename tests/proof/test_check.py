"""The rules of ``check``: each notices what it is there for, and leaves the rest alone."""

import json
import re
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.celex import derived
from eufacts.proof.check.rules import RULES, page, rule_names
from eufacts.proof.check.run import Checked, check

FRAME = Path(__file__).parent / "explained-frame.toml"

WAIVER = """\
[[waiver]]
rule = "time-omitted"
record = "syria-killed"
reason = "A waiver of what is not found in this fact base."

[[aside]]"""

FIRST_QUOTE = """\
quote = "The European Union (EU) is facing the largest refugee crisis since the end of World\
 War II."
#"""

LIES = [
    ("as-written", 'as_written = "More than 4 million"', 'as_written = "more than 4 million"'),
    ("value", "value = 65550000", "value = 6555000"),
    ("unit", 'unit = "irregular entries"', 'unit = "people"'),
    ("unit", 'unit = "agreements"', 'unit = "countries"'),
    ("unit", 'value = 90\nunit = "percent"', 'value = 90\nunit = "people"'),
    ("qualifier", 'as_written = "over EUR 3.9 billion"', 'as_written = "EUR 3.9 billion"'),
    ("share-of", 'share_of = "yemen-registered-refugees"', 'share_of = "syria-killed"'),
    ("same-as", 'same_as = ["iraq-internally-displaced"]\n', ""),
    (
        "period",
        'period = "2014"\nexcerpts = ["return.1.2"]',
        'period = "2013"\nexcerpts = ["return.1.2"]',
    ),
    ("period-exact", 'period = "2015-11-11/2015-11-12"', 'period = "2015-11"'),
    (
        "time-beside",
        'topic = "external-funding"\nperiod = "2007/2013"',
        'topic = "external-funding"\nperiod = "2014/2016"',
    ),
    ("as-of", 'as_of = "2015-08"', 'as_of = "2015-07"'),
    ("time-omitted", 'period = "2014"\nexcerpts = ["return.1.2"]', 'excerpts = ["return.1.2"]'),
    ("event-words", 'as_written = "18 May 2015"', 'as_written = "19.5.2015"'),
    ("event-words", 'as_written = "The present Communication"', 'as_written = "The present"'),
    (
        "event-words",
        'period = "2015-09-09"\nexcerpts = ["return.4.1"',
        'period = "2015-09-08"\nexcerpts = ["return.4.1"',
    ),
    ("country-named", 'countries = ["LY"]', 'countries = ["CV"]'),
    (
        "country-beside",
        'as_written = "3,171,600"\ncountries = ["IQ"]',
        'as_written = "3,171,600"\ncountries = ["SY"]',
    ),
    (
        "country-omitted",
        'words = "compared to Syrians"',
        'words = "compared to"',
    ),
    ("duplicate-country", 'countries = ["LY"]', 'countries = ["LY", "LY"]'),
    ("role-named", 'roles = { host = ["africa.10.1"] }', 'roles = { host = ["africa.11.1"] }'),
    ("iso-code", 'alpha3 = "SRB"', 'alpha3 = "SVN"'),
    (
        "iso-code",
        'name = "Serbia"\nname_in_document = "Serbia"',
        'name = "Slovenia"\nname_in_document = "Slovenia"',
    ),
    (
        "iso-code",
        'name = "Nigeria"\nname_in_document = "Nigeria"',
        'name = "Niger"\nname_in_document = "Niger"',
    ),
    (
        "excerpt-id",
        'id = "turkey.3.1"\nsection = "turkey"\nparagraph = 3',
        'id = "turkey.3.1"\nsection = "turkey"\nparagraph = 4',
    ),
    ("excerpt-id", "footnote = 2\n", "footnote = 1\n"),
    (
        "excerpt-order",
        'id = "I.2.1"\nsection = "I"\nparagraph = 2',
        'id = "I.2.1"\nsection = "I"\nparagraph = 4',
    ),
    ("footnote-marker", 'marker = "turkey.3.2"', 'marker = "turkey.3.1"'),
    ("footnote-marker", 'after = "on-going negotiations"', 'after = "ongoing negotiations"'),
    (
        "footnote-text",
        'number = 11\nmarker = "africa.3.1"\nafter = "as well as its security."\ntext = "fn.11"',
        'number = 11\nmarker = "africa.3.1"\nafter = "as well as its security."\ntext = "fn.12"',
    ),
    ("footnote-order", "number = 24\n", "number = 25\n"),
    (
        "section-circle",
        'heading = "Key issues and European Union response"',
        'heading = "Key issues and European Union response"\nparent = "turkey"',
    ),
    ("status-words", 'status = "indicative"', 'status = "provided"'),
    ("status-words", 'status_as_written = "indicative allocation"\n', ""),
    ("funder-named", 'funders = ["EU budget"]', 'funders = ["Member States"]'),
    ("actor-named", 'actors = ["Frontex"]', 'actors = ["European Council"]'),
    ("actor-named", 'called_upon = ["Member States"]', 'called_upon = ["third countries"]'),
    ("recipients", 'recipients = ["RS", "MK"]', 'recipients = ["RS", "ME"]'),
    (
        "part-of",
        'part_of = "syria-crisis-since-2011"',
        'part_of = "syria-trust-fund-contributions"',
    ),
    ("part-of", 'part_of = "syria-crisis-since-2011"', 'part_of = "syria-crisis-eu-budget"'),
    ("part-omitted", 'part_of = "syria-region-projects"\n', ""),
    ("part-omitted", 'part_of = "syria-crisis-since-2011"\n', ""),
    (
        "may-overlap",
        'may_overlap = ["external-cooperation-2014-2020"]',
        'may_overlap = ["syria-crisis-since-2011"]',
    ),
    (
        "route-figures",
        'measures = ["western-balkan-entries-hungary"]',
        'measures = ["central-mediterranean-crossings"]',
    ),
    ("route-named", 'route = "western-balkan"', 'route = "central-mediterranean"'),
    ("celex-form", 'celex = "22014A0507(01)"', 'celex = "2014A0507(01)"'),
    ("celex-rule", 'celex = "52015DC0453"', 'celex = "52015DC0435"'),
    ("reference-words", 'number = "COM(2015) 453"', 'number = "COM(2015) 453 final"'),
    ("reference-words", 'date = "2014-03-11"', 'date = "2014-03-12"'),
    ("unused-excerpt", 'excerpts = ["I.1.1"]', 'excerpts = ["I.1.2"]'),
    (
        "duplicate-quote",
        'quote = "The European Union is active across the world.',
        FIRST_QUOTE,
    ),
    ("duplicate-fact", 'id = "seventh-figure"', ""),
    ("waiver", "[[aside]]", WAIVER.replace("time-omitted", "time-omited")),
    ("waiver", "[[aside]]", WAIVER),
]


def _check(text: str) -> Checked:
    return check(text.encode(), "facts.toml")


def _lie(text: str, rule: str, old: str, new: str) -> str:
    """Change one place of the shipped fact base."""
    if rule == "duplicate-fact":
        block = re.search(r"\[\[figure\]\]\nid = \"syria-killed\".*?\n\n", text, re.DOTALL)
        assert block is not None
        return text + "\n" + block[0].replace("syria-killed", "syria-killed-again")
    assert old in text, old
    return text.replace(old, new, 1)


@pytest.mark.parametrize(("rule", "old", "new"), LIES)
def test_each_rule_notices_its_lie(rule: str, old: str, new: str, shipped_text: str) -> None:
    """A change of one word makes the rule speak that is there for it, at the line of the change."""
    checked = _check(_lie(shipped_text, rule, old, new))

    assert not checked.passed
    assert rule in {finding.rule for finding in checked.findings}
    assert all(finding.where.line > 0 for finding in checked.findings)


def test_every_rule_has_a_lie() -> None:
    """No rule is untried on the shipped fact base."""
    assert {rule.name for rule in RULES} <= {rule for rule, _, _ in LIES}


def test_the_shipped_fact_base_passes(ask: Ask, shipped_text: str) -> None:
    """What is shipped has no error, and each of its waivers is needed and has a reason."""
    said = ask("check", "--json")
    answer = json.loads(said.out)

    assert said.code == 0
    assert (answer["passed"], answer["findings"], answer["skipped"]) == (True, [], [])
    assert len(answer["waived"]) == shipped_text.count("[[waiver]]")
    assert answer["examined"]["rules"] == len(RULES)


def test_findings_have_file_line_record_rule(ask: Ask, tmp_path: Path, shipped_text: str) -> None:
    """What is found is reported with its place, in JSON and for people, and the exit code is 5."""
    lie = tmp_path / "lie.toml"
    lie.write_text(shipped_text.replace("value = 182740", "value = 182741"), encoding="utf-8")
    line = shipped_text[: shipped_text.index("value = 182740")].count("\n") + 1
    said = ask("check", str(lie), "--json")

    assert said.code == 5
    assert json.loads(said.out)["findings"] == [
        {
            "file": str(lie),
            "line": line,
            "record": 'figure "eastern-mediterranean-crossings"',
            "rule": "value",
            "level": "error",
            "message": "'182,740' does not say 182741",
            "hint": "182740",
        }
    ]
    assert ask("check", str(lie)).code == 5


def test_a_fact_base_that_does_not_read_has_its_problems_told(ask: Ask, tmp_path: Path) -> None:
    """Structure is checked first, and its problems are findings like others."""
    broken = tmp_path / "broken.toml"
    broken.write_text("[[figure]]\n", encoding="utf-8")
    said = ask("check", str(broken), "--json")

    assert said.code == 3
    assert "missing-key" in {finding["rule"] for finding in json.loads(said.out)["findings"]}


def test_a_check_of_nothing_does_not_pass(shipped_text: str) -> None:
    """A fact base without a fact is not passed: nothing was examined."""
    head = shipped_text[: shipped_text.index("# --- Footnotes")].replace("footnotes = ", "# ")
    checked = _check(head)

    assert checked.examined["facts"] == 0
    assert not checked.passed


def test_explanations(ask: Ask) -> None:
    """--explain prints a rule's page; a misspelt rule is exit 2 with the nearest."""
    assert ask("check", "--explain", "qualifier") == (0, page("qualifier"), "")
    assert json.loads(ask("check", "--explain", "qualifier", "--json").out) == {
        "rule": "qualifier",
        "explanation": page("qualifier"),
    }
    assert ask("check", "--explain", "qualifer") == (
        2,
        "",
        "eufacts: no rule 'qualifer'; did you mean qualifier?\n",
    )


def test_rules_are_listed_with_what_they_want(ask: Ask) -> None:
    """--rules gives each rule with the sentence that its page begins with."""
    listed = json.loads(ask("check", "--rules", "--json").out)

    assert tuple(row["rule"] for row in listed) == rule_names()
    assert listed[0] == {"rule": "toml", "wants": "The file is TOML."}
    assert len(ask("check", "--rules").out.splitlines()) == len(listed)


@pytest.mark.parametrize(
    ("number", "celex"),
    [
        ("Regulation (EU) No 231/2014", "32014R0231"),
        ("Regulation (EU) No 1052/2013", "32013R1052"),
        ("Council Regulation (EC) No 40/94", "31994R0040"),
        ("Council Decision (CFSP) 2015/778", "32015D0778"),
        ("Council Decision 2010/279/CFSP", "32010D0279"),
        ("Directive 95/46/EC", "31995L0046"),
        ("Regulation (EU) 2016/1624", "32016R1624"),
        ("Regulation 1052/2013", "32013R1052"),
        ("JOIN (2015) 2 final", "52015JC0002"),
        ("Protocol 10", None),
    ],
)
def test_celex_numbers_follow_from_numbers_of_acts(number: str, celex: str | None) -> None:
    """The year comes last after "No" and first elsewhere; two digits are of the last century."""
    assert derived(number) == celex


def test_a_currency_names_no_payer() -> None:
    """The letters EU in EUR are no European Union."""
    paid = """
[[excerpt]]
id = "aid.1.1"
section = "aid"
paragraph = 1
quote = "Member States have paid EUR 10 million."

[[funding]]
id = "paid"
label = "Money paid"
value = 10000000
unit = "EUR"
qualifier = "exact"
as_written = "EUR 10 million"
funders = ["European Union"]
topic = "external-funding"
excerpts = ["aid.1.1"]
"""
    head, _, countries = FRAME.read_text("utf-8").partition("[[excerpt]]")
    checked = _check(head + paid + countries[countries.index("[[country]]") :])
    assert ("funder-named", "no quote names European Union") in {
        (finding.rule, finding.message) for finding in checked.findings
    }


def _with_figure(quote: str, words: str, value: int, unit: str, qualifier: str = "exact") -> str:
    """A fact base with one figure."""
    counted = f"""
[[excerpt]]
id = "aid.1.1"
section = "aid"
paragraph = 1
quote = "{quote}"

[[figure]]
id = "refugees"
label = "Refugees"
value = {value}
unit = "{unit}"
qualifier = "{qualifier}"
as_written = "{words}"
topic = "displacement"
excerpts = ["aid.1.1"]
"""
    head, _, countries = FRAME.read_text("utf-8").partition("[[excerpt]]")
    return head + counted + countries[countries.index("[[country]]") :]


@pytest.mark.parametrize(
    ("unit", "rules"),
    [("square kilometres", set()), ("kilometres", {"unit"}), ("metres", {"unit"})],
)
def test_a_unit_of_measure_is_whole(unit: str, rules: set[str]) -> None:
    """Square kilometres are not kilometres."""
    checked = _check(_with_figure("The camp has 12 square kilometres.", "12", 12, unit))
    assert {one.rule for one in checked.findings} & {"unit", "value"} == rules


@pytest.mark.parametrize(
    ("qualifier", "unit", "rules"),
    [
        ("exact", "people", set()),
        ("more_than", "people", {"qualifier"}),
        ("exact", "percent", {"unit"}),
    ],
)
def test_unit_and_qualifier_are_those_of_the_value(
    qualifier: str, unit: str, rules: set[str]
) -> None:
    """Where the words have two numbers, those of the other one do not pass."""
    words = "More than 40% of 900 refugees"
    checked = _check(_with_figure(f"{words} were children.", words, 900, unit, qualifier))
    assert {one.rule for one in checked.findings} & {"unit", "qualifier", "value"} == rules
