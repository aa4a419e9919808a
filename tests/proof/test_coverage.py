"""``coverage``: everything numeric in the source is held, set aside for a reason, or missing."""

import json
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.coverage.item import KINDS
from eufacts.proof.coverage.run import Coverage, cover
from eufacts.proof.source_file import SourceFile

FLOOD = Path(__file__).parent / "flood"
TEXT = (FLOOD / "flood.txt").read_text(encoding="utf-8")
FACTS = (FLOOD / "flood.toml").read_text(encoding="utf-8")
SHIPPED_SOURCE = Path(__file__).parents[3] / "shared" / "source" / "52015JC0040.txt"

HOLDS = [
    ('[[figure]]\nid = "homeless"', "more than 4 million"),
    ('[[figure]]\nid = "share"', "12%"),
    ('[[figure]]\nid = "boats"', "three"),
    ('[[figure]]\nid = "tents"', "three"),
    ('[[funding]]\nid = "least"', "between EUR 2 and 3 million"),
    ('[[funding]]\nid = "most"', "between EUR 2 and 3 million"),
    ('[[event]]\nid = "dam-broke"', "2029"),
    ('[[event]]\nid = "dam-built"', "2029"),
    ('[[event]]\nid = "summit"', "autumn of 2030"),
    ('[[statement]]\nid = "crossings"', "hundreds of thousands"),
    ('[[reference]]\nid = "com-2028-99"', "COM(2028) 99 final"),
    ('[[reference]]\nid = "strelsau"', "Article 7 of the Treaty"),
]

LIES = [
    ("value = 182740", "value = 182741", "182,740"),
    (
        'qualifier = "more_than"\nas_written = "more',
        'qualifier = "exact"\nas_written = "more',
        "more than 4 million",
    ),
    ('qualifier = "less_than"', 'qualifier = "exact"', "between EUR 2 and 3 million"),
    ('unit = "percent"', 'unit = "people"', "12%"),
    ('unit = "boats"', 'unit = "months"', "three"),
    ('as_written = "three boats"', 'as_written = "three tents"', "three"),
    ('period = "2030/2032"', 'period = "2030/2033"', "2030-2032"),
    ('as_of = "2029-08"', 'as_of = "2029-07"', "August 2029"),
    ('as_written = "autumn of 2030"', 'as_written = "Valletta"', "autumn of 2030"),
    ('roles = { host = ["flood.1.2"] }', 'roles = { host = ["flood.2.1"] }', "Sylvania"),
    ('number = "COM(2028) 99 final"', 'number = "COM(2028) 9 final"', "COM(2028) 99 final"),
]


def covered(facts: str = FACTS, text: str = TEXT) -> Coverage:
    """What a fact base in a string holds of a source in a string."""
    return cover(Base(facts.encode(), "flood.toml"), SourceFile.read(text.encode(), "flood.txt"))


def missing(coverage: Coverage) -> list[str]:
    """The words of what is missing."""
    return [item.words for item in coverage.missing]


def without(table_and_id: str) -> str:
    """The fact base without one record."""
    start = FACTS.index(table_and_id)
    end = FACTS.find("\n[[", start)
    return FACTS[:start] + (FACTS[end + 1 :] if end >= 0 else "")


def test_everything_is_held() -> None:
    """A fact base that has everything passes, with each kind of thing counted."""
    coverage = covered()

    assert missing(coverage) == []
    assert coverage.passed
    assert {kind: sum(item.kind == kind for item in coverage.items) for kind in KINDS} == {
        "quantity": 7,
        "date": 7,
        "numeral": 3,
        "country": 5,
        "act": 2,
    }


@pytest.mark.parametrize(("record", "words"), HOLDS)
def test_what_only_one_record_holds_is_missing_without_it(record: str, words: str) -> None:
    """Remove a record, and what it alone holds is missing: two equal numbers need two figures."""
    coverage = covered(without(record))

    assert words in missing(coverage) or any(words in one for one in missing(coverage))
    assert not coverage.passed


@pytest.mark.parametrize(("old", "new", "words"), LIES)
def test_a_record_that_says_otherwise_does_not_hold(old: str, new: str, words: str) -> None:
    """Another value, qualifier, unit, place, time, country or number leaves it missing."""
    assert FACTS.count(old) == 1

    assert missing(covered(FACTS.replace(old, new))) == [words]


def test_a_record_holds_nothing_beyond_its_excerpts() -> None:
    """A number elsewhere, however equal, is not held."""
    coverage = covered(text=TEXT.replace("of its kind.", "of its kind, with 182,740 guests."))

    assert missing(coverage) == ["182,740"]


def test_a_more_exact_period_holds_a_date() -> None:
    """A year is held by a day in it, where the excerpt itself does not state the day."""
    exact = FACTS.replace(
        'period = "2029"\nexcerpts = ["flood.1.1"]',
        'period = "2029-03-01"\nexcerpts = ["flood.1.1"]',
    )

    assert missing(covered(exact)) == []


def test_a_rule_of_the_reader_sets_numerals_aside_and_says_which() -> None:
    """Ordinals, act numbers and articles count nothing; what cannot be read is missing."""
    coverage = covered(text=TEXT.replace("of its kind.", "of its kind: 12:34:56:78 of it."))
    rules = {item.words: item.state for item in coverage.items if item.kind == "numeral"}

    assert rules["first"] == rules["Article 7"] == rules["COM(2028) 99 final"] == "rule"
    assert coverage.missing


ASIDE = """
[[aside]]
words = "with 12 guests"
section = "answer"
paragraph = 2
reason = "How many guests came to the summit is of no interest to anyone."
"""
WITH_GUESTS = TEXT.replace("of its kind.", "of its kind, with 12 guests.")


def test_what_can_be_read_in_two_ways_is_named_until_an_aside_says_how() -> None:
    """A number that is ambiguous is a warning with its place; an aside for it is needed."""
    text = TEXT.replace("three tents", "three tents for 3.350 people")
    facts = FACTS.replace("three tents", "three tents for 3.350 people")
    place = 'words = "3.350"\nsection = "answer"\nparagraph = 1'
    aside = f'[[aside]]\n{place}\nreason = "It is 3 350: nobody comes in parts."\n'
    bare, decided = covered(facts, text), covered(f"{facts}\n{aside}", text)

    assert [one.message for one in bare.findings if one.rule == "ambiguous"] == [
        "'3.350' in answer, paragraph 1 can be read in two ways: say how in an [[aside]]"
    ]
    assert "ambiguous" not in {one.rule for one in decided.findings}
    assert [item.state for item in decided.items if item.words == "3.350"] == ["reason"]
    assert bare.passed
    assert decided.passed


def test_a_written_reason_sets_aside() -> None:
    """An aside whose words are at the place sets aside what is in them; its reason is given."""
    coverage = covered(FACTS + ASIDE, WITH_GUESTS)
    (item,) = (item for item in coverage.items if item.state == "reason")

    assert coverage.passed
    assert (item.words, item.by) == (
        "12",
        ("How many guests came to the summit is of no interest to anyone.",),
    )


@pytest.mark.parametrize(
    ("facts", "text", "rule", "message"),
    [
        (
            FACTS + ASIDE,
            TEXT,
            "aside-not-found",
            "'with 12 guests' is not in answer, paragraph 2",
        ),
        (
            FACTS + ASIDE.replace("paragraph = 2", "paragraph = 1"),
            WITH_GUESTS,
            "aside-not-found",
            "'with 12 guests' is not in answer, paragraph 1",
        ),
        (
            FACTS + ASIDE,
            WITH_GUESTS.replace("guests.", "guests, and with 12 guests."),
            "aside-ambiguous",
            "'with 12 guests' appears 2 times in answer, paragraph 2",
        ),
        (
            FACTS + ASIDE.replace("with 12 guests", "The Valletta Summit in the autumn of 2030"),
            TEXT,
            "aside-unneeded",
            "nothing in 'The Valletta Summit in the autumn of 2030' needs to be set aside",
        ),
    ],
)
def test_an_aside_that_does_not_fit_is_a_finding(
    facts: str, text: str, rule: str, message: str
) -> None:
    """An aside whose words are not there, are there twice, or are not needed, fails."""
    coverage = covered(facts, text)
    findings = [(f.rule, f.message) for f in coverage.findings if f.level == "error"]

    assert findings == [(rule, message)]
    assert not coverage.passed


def test_a_country_that_no_record_on_the_place_mentions_is_missing() -> None:
    """By its name or its people's, whether or not it has a record."""
    more = TEXT.replace("of its kind.", "of its kind, and Ruritanian guests met Swedes of Sweden.")

    assert missing(covered(text=more)) == ["Ruritanian", "Swedes", "Sweden"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Guinea", "Aid went to Equatorial Guinea.", []),
        ("Guinea", "Aid went to Guinea.", ["QR"]),
        ("Sudan", "Aid went to South Sudan.", []),
        ("C\u00f4te d'Ivoire", "Aid went to C\u00f4te d\u2019Ivoire.", ["QR"]),
    ],
)
def test_a_longer_name_is_not_hidden_by_a_shorter_one(
    name: str, text: str, found: list[str]
) -> None:
    """A country that only has its name within another's is not named, whatever has a record."""
    base = Base(FACTS.replace("Ruritania", name).encode(), "flood.toml")
    assert [mention.code for mention in base.names_in(text)] == found


def test_names_that_no_record_mentions_are_told_but_not_missing() -> None:
    """Organisations and acronyms are warnings: a capital letter makes no name."""
    more = TEXT.replace("of its kind.", "of its kind. The Red Cross of Strelsau and UNHCR came.")
    coverage = covered(text=more)

    assert [name.words for name in coverage.names] == ["Red Cross", "UNHCR"]
    assert coverage.passed


def test_numbers_in_headings_and_on_the_title_page() -> None:
    """A heading is held by its section; a strange number on the title page is a warning."""
    text = TEXT.replace("The answer", "The answer to 40 days")
    facts = FACTS.replace("The answer", "The answer to 40 days")
    coverage = covered(facts, text.replace("in Ruritania\n", "in Ruritania in 17 parts\n", 1))

    assert missing(coverage) == []
    assert "title-page" in {finding.rule for finding in coverage.findings}


def test_a_footnote_without_a_place_is_read_all_the_same() -> None:
    """What is in texts whose number is not known is missing, not overlooked."""
    coverage = covered(text=TEXT.replace("\n\n\n\nCOM", "\n\nEUR 5 million\n\n\nOne\n\n\nCOM"))

    assert "EUR 5 million" in missing(coverage)


def test_a_source_without_anything_numeric_fails() -> None:
    """A measurement that measured nothing is no success."""
    coverage = covered(text="Nothing at all is said here, and it is said at length.\n")

    assert (coverage.items, coverage.passed) == ((), False)


def test_people_read_what_is_missing_in_its_sentence(ask: Ask, tmp_path: Path) -> None:
    """First what was read, then each missing thing marked in its sentence, and counts."""
    facts = tmp_path / "facts.toml"
    facts.write_text(without('[[figure]]\nid = "share"'), encoding="utf-8")
    said = ask("coverage", "--facts", str(facts), "--source", str(FLOOD / "flood.txt"))

    assert said.code == 5
    assert said.out.replace(str(tmp_path), "") == (
        "# /facts.toml\n"
        "Examined\t24 numbers, dates, countries and acts\n"
        "Covered\t95.8 % (23 of 24)\n"
        "Set aside by rules\tact-number 1, article-number 1, ordinal 1\n"
        "Countries\tall of ISO 3166, and the fact base's own names\n"
        "Source\tflood.txt\n"
        "SHA-256\t6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96\n"
        "Passed\tfalse\n"
        "# Missing\n"
        "flood, paragraph 1: quantity 12 percent: Sylvania took in 182,740 of them, or >>12%<< of "
        "those who fled.\n"
        "# Warnings\n"
        "flood.txt: a section without a heading begins at "
        '"Graustark is a country of transit: hundreds of tho…" [source]\n'
        "flood.txt: footnote 2: its text is missing [source]\n"
        "# What was found\n"
        "WHAT\tFOUND\tHELD\tBY RULE\tBY REASON\tMISSING\n"
        "quantities\t7\t6\t0\t0\t1\n"
        "dates\t7\t7\t0\t0\t0\n"
        "other numerals\t3\t0\t3\t0\t0\n"
        "countries\t5\t5\t0\t0\t0\n"
        "acts\t2\t2\t0\t0\t0\n"
        "# Where\n"
        "SECTION\tFOUND\tHELD\tBY RULE\tBY REASON\tMISSING\n"
        "flood\t10\t9\t0\t0\t1\n"
        "graustark\t3\t3\t0\t0\t0\n"
        "answer\t11\t8\t3\t0\t0\n"
        "in all\t24\t20\t3\t0\t1\n"
    )


def test_scripts_read_every_item_with_what_holds_it(ask: Ask) -> None:
    """The JSON answer lists everything found, each with its state, its holders and its place."""
    facts = str(FLOOD / "flood.toml")
    said = ask("coverage", "--facts", facts, "--source", str(FLOOD / "flood.txt"), "--json")
    answer = json.loads(said.out)
    items, sections = answer.pop("items"), answer.pop("sections")
    everything = {"found": 24, "held": 21, "by_rule": 3, "by_reason": 0, "missing": 0}

    assert said.code == 0
    assert answer["counts"]["all"] == everything
    assert answer["rules"] == {"act-number": 1, "article-number": 1, "ordinal": 1}
    assert [list(row.values())[:3] for row in sections] == [
        ["flood", "The flood and its victims", 10],
        ["graustark", None, 3],
        ["answer", "The answer", 11],
    ]
    assert items[1] == {
        "kind": "quantity",
        "words": "more than 4 million",
        "says": "more_than 4000000",
        "state": "held",
        "by": ["homeless"],
        "section": "flood",
        "heading": "The flood and its victims",
        "paragraph": 1,
        "footnote": None,
        "table": None,
        "row": None,
        "column": None,
        "sentence": "In 2029, more than 4 million people lost their homes in Ruritania, "
        "in a year\u2019s time.",
        "start": 9,
    }


def test_coverage_needs_the_document(ask: Ask) -> None:
    """Without a source there is nothing to measure."""
    message = "eufacts: coverage needs the document: --source FILE, or --sources for a folder\n"
    assert ask("coverage") == (2, "", message)


def _shipped(facts: str) -> Coverage:
    source = SourceFile.read(SHIPPED_SOURCE.read_bytes(), SHIPPED_SOURCE.name)
    return cover(Base(facts.encode(), "facts.toml"), source)


@pytest.mark.skipif(not SHIPPED_SOURCE.exists(), reason="the source text is not at hand")
def test_the_shipped_fact_base_covers_its_source(shipped_text: str) -> None:
    """Nothing numeric, no country and no act of the official text is missing."""
    coverage = _shipped(shipped_text)

    assert missing(coverage) == []
    assert [name.words for name in coverage.names] == []
    assert coverage.passed


@pytest.mark.reliability
@pytest.mark.skipif(not SHIPPED_SOURCE.exists(), reason="the source text is not at hand")
def test_every_figure_of_the_shipped_fact_base_is_needed(shipped_text: str) -> None:
    """Remove any figure or amount, and something is missing that was not."""
    base = Base(shipped().read_bytes(), "facts.toml")
    source = SourceFile.read(SHIPPED_SOURCE.read_bytes(), SHIPPED_SOURCE.name)
    before = len(_shipped(shipped_text).missing)
    idle = []
    for table in ("figure", "funding"):
        records = getattr(base.records, table)
        for record in records:
            rest = tuple(one for one in records if one is not record)
            base.records = base.records.model_copy(update={table: rest})
            base.__dict__.pop("facts", None)
            if record.value is not None and len(cover(base, source).missing) == before:
                idle.append(record.id)
        base.records = base.records.model_copy(update={table: records})

    assert idle == []
