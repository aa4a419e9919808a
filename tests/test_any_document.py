"""A document that is not in EUR-Lex, on another subject and with two currencies."""

import json
import re
from pathlib import Path

import pytest

import eufacts
from conftest import Ask
from eufacts import Facts, open_facts
from eufacts.errors import FactBaseError, QuestionError
from eufacts.format import model
from eufacts.format.kinds import FACT_KINDS
from eufacts.format.reader import parse
from eufacts.proof.check.rules import RULES

HARBOURS = Path(__file__).parent / "harbours.toml"

TOPICS = """
[vocabulary.topic]
harbours = { definition = "What harbours there are.", compared = "open_now", counted = "harbours" }
building = "What is built in them."
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The text of the document."""
    quotes = (one.quote for one in parse(HARBOURS.read_bytes(), "harbours.toml").excerpt)
    made = tmp_path / "harbours.md"
    made.write_text("\n\n".join(("# Keeping small harbours open", "## Harbours", *quotes)))
    return made


def test_it_is_checked_and_proven(ask: Ask, source: Path) -> None:
    """Without a CELEX number, a number or a page it is checked, proven and covered."""
    at = ("--facts", str(HARBOURS))

    assert ask("check", str(HARBOURS)).code == 0
    assert ask("verify", "--source", str(source), *at).code == 0
    assert ask("coverage", "--source", str(source), *at).code == 0


def test_its_answers_name_it(ask: Ask) -> None:
    """Rows, citations and bibliographies call it by title and date; it has no links."""
    at = ("--facts", str(HARBOURS))
    name = "Keeping small harbours open, 2021-05-04"
    cited = "Ministry of Coasts, “Keeping small harbours open”, 4 May 2021"
    row = json.loads(ask("show", "nets", *at, "--json").out)

    assert (row["document"], row["excerpts"][0]["url"]) == (name, None)
    assert row["citation"] == f"{cited}, “Harbours”, paragraph 2"
    assert json.loads(ask("about", *at, "--json").out)["document"] == name
    assert ask("cite", *at).out == f"{cited}\n"
    assert ask("cite", name, *at).out == f"{cited}\n"
    for style in ("bibtex", "biblatex", "ris", "csl-json", "oscola", "eu"):
        said = ask("cite", "nets", "--style", style, *at)
        assert (said.code, "None" in said.out, "Keeping small harbours" in said.out) == (0, 0, 1)
    assert ask("open", "nets", "--print", *at).err == "eufacts: nets has no page to open\n"


def test_a_sum_for_each_currency(ask: Ask) -> None:
    """Amounts in two currencies are never added, compared or made shares of each other."""
    with open_facts(HARBOURS) as facts:
        euro, dollars = facts.totals()
        with pytest.raises(QuestionError, match="no total of EUR and USD: totals"):
            facts.total()
        with pytest.raises(QuestionError, match="quays is in EUR, nets in USD"):
            facts.compare("quays", "nets")

    assert [row["id"] for row in euro["counted"]] == ["quays"]
    assert {row["id"]: row["reason"] for row in euro["left_out"]} == {
        "cranes": "in USD, not in EUR",
        "lights": "part of quays",
        "nets": "in USD, not in EUR",
    }
    assert euro["notes"] == ["nets, which is in USD, is a part of quays."]
    assert (dollars["total"], dollars["unit"], dollars["count"]) == (3500000, "USD", 2)
    assert dollars["notes"] == ["nets is a part of quays, which is in EUR."]
    shares = {row["id"]: row["share"] for one in (euro, dollars) for row in one["left_out"]}
    assert shares["nets"] is None
    assert shares["lights"]["value"] == 25
    said = ask("funding", "--total", "--facts", str(HARBOURS))
    assert "There is no sum across currencies" in said.out
    assert "USD 3500000" in said.out


def test_documents_without_numbers_in_a_folder(ask: Ask, tmp_path: Path) -> None:
    """Two of one title and date are the same document; of another date they are two."""
    text = HARBOURS.read_text(encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    said = ask("facts", "--facts", str(tmp_path))
    later = text.replace("2021-05-04", "2022-05-04")
    (tmp_path / "two.toml").write_text(later, encoding="utf-8")
    totals = json.loads(ask("funding", "--total", "--facts", str(tmp_path), "--json").out)

    assert (said.code, "one.toml and two.toml are both Keeping small" in said.err) == (3, True)
    assert [(one["document"][-10:], one["unit"], one["total"]) for one in totals] == [
        ("2021-05-04", "EUR", 4000000),
        ("2021-05-04", "USD", 3500000),
        ("2022-05-04", "EUR", 4000000),
        ("2022-05-04", "USD", 3500000),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('number = "A/1"', 'number = "a/1"', True),
        ('number = "A/1"', 'number = "A/2"', False),
        ('number = "A/1"', 'celex = "52021DC0001"\nnumber = "A/1"', True),
        ('celex = "52021DC0002"\nnumber = "A/1"', 'celex = "52021DC0001"\nnumber = "A/1"', False),
        ('celex = "52021DC0001"', 'celex = "52021DC0001"\nnumber = "A/1"', True),
    ],
)
def test_the_same_document_twice(
    one: str, other: str, same: bool, ask: Ask, tmp_path: Path
) -> None:
    """A number in common is enough, unless CELEX numbers tell two documents apart."""
    text = HARBOURS.read_text(encoding="utf-8")
    for name, keys in (("one", one), ("two", other)):
        made = text.replace("[document]", f"[document]\n{keys}")
        (tmp_path / f"{name}.toml").write_text(made, encoding="utf-8")

    assert ask("check", str(tmp_path)).code == (3 if same else 0)
    assert ask("about", "--facts", str(tmp_path)).code == (3 if same else 0)


def test_its_topics_are_its_own(ask: Ask, tmp_path: Path) -> None:
    """With a vocabulary, filters offer its words and check holds records to them."""
    text = HARBOURS.read_text(encoding="utf-8") + TOPICS
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(text, encoding="utf-8")
    bad.write_text(text.replace('topic = "building"', 'topic = "bilding"'), encoding="utf-8")

    assert ask("check", str(good)).code == 0
    said = ask("check", str(bad))
    assert said.code == 3
    assert "'bilding' is not in [vocabulary.topic] (did you mean building?)" in said.out
    wrong = ask("facts", "--topic", "bildings", "--facts", str(good))
    assert wrong.err == "eufacts: no topic 'bildings'; did you mean building?\n"
    with open_facts(good) as facts:
        answer = facts.compare("Norway", "Iceland")
    assert answer["compared_by"] == ["open_now"]
    assert [one["value"] for one in answer["measures"]] == [90, 40]
    assert [[row["id"] for row in item["open_now"]] for item in answer["items"]] == [
        ["norway-harbours"],
        ["iceland-harbours"],
    ]


def test_countries_are_compared_by_all_figures_without_topics() -> None:
    """A fact base that marks no topic for comparison has the key ``figures``."""
    with open_facts(HARBOURS) as facts:
        answer = facts.compare("Norway", "Iceland")

    assert answer["compared_by"] == ["figures"]
    assert [one["qualifier"] for one in answer["measures"]] == ["more_than", "exact"]


def test_figures_without_a_topic_are_not_added(tmp_path: Path) -> None:
    """What no topic says to be alike is not counted together."""
    file = tmp_path / "harbours.toml"
    file.write_text(HARBOURS.read_text("utf-8").replace('topic = "harbours"\n', ""), "utf-8")
    with open_facts(file) as facts:
        (answer,) = facts.totals(kinds="figure")

    assert (answer["total"], answer["count"]) == (None, 0)
    assert {row["reason"] for row in answer["left_out"]} == {"no topic says of what it is a count"}


@pytest.mark.parametrize("currency", ["ALL", "GBP", "HUF"])
def test_any_currency_of_the_standard(currency: str, ask: Ask, tmp_path: Path) -> None:
    """Every code of ISO 4217 is a unit of money, even one that is a word of English too."""
    file = tmp_path / "harbours.toml"
    file.write_text(HARBOURS.read_text("utf-8").replace("USD", currency), "utf-8")

    assert ask("check", str(file)).code == 0
    assert f"{currency} 500000" in ask("funding", "--facts", str(file)).out


def test_a_topic_may_not_take_a_key_of_countries() -> None:
    """The key of compared figures is not one that countries have already."""
    with open_facts(HARBOURS) as facts:
        (item, _) = facts.compare("Norway", "Iceland")["items"]
    taken = [key for key in item if key not in ("figures", "alpha3")]

    assert len(taken) > 15
    for key in taken:
        with pytest.raises(ValueError, match="is a key of countries already"):
            model.Topic(definition="x", compared=key)


OF_ONE_SUBJECT = re.compile(
    r"""\b(?:im|e)?migra(?:nt|tion|tory)|refuge|asylum|displac|readmi|smuggl|traffick|returnee
    |resettl|stateless|frontex|unhcr""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of the subject of the shipped document."""


def test_the_program_knows_no_subject() -> None:
    """What a document is about is in its fact base; code, help and messages are of any document."""
    source = Path(eufacts.__file__).parent
    texts = [path for path in source.rglob("*") if path.suffix in (".py", ".md")]
    found = {
        str(path.relative_to(source)): words
        for path in texts
        if (words := OF_ONE_SUBJECT.findall(path.read_text(encoding="utf-8")))
    }

    assert len(texts) > 200
    assert found == {}


@pytest.mark.parametrize("table", [one for one in model.WORD_TABLES if one != "deed"])
def test_records_are_held_to_each_table_of_words(table: str, shipped_text: str) -> None:
    """A word that its table lacks is an error that names it; without the table it is fine."""
    before, header, rest = shipped_text.partition(f"[vocabulary.{table}]\n")
    entries, blank, after = rest.partition("\n\n")
    word = re.findall(r'(?m)^"(.*?)" = ', entries)[-1]
    lacking = entries.replace(f'"{word}" = ', f'"{word}x" = ')

    with pytest.raises(FactBaseError) as refused:
        parse(f"{before}{header}{lacking}{blank}{after}".encode(), "x.toml")
    assert f"{word!r} is not in [vocabulary.{table}] (did you mean {word}x?)" in str(refused.value)
    without = parse((before + after).encode(), "x.toml")
    assert getattr(without.vocabulary, table) == {}


def test_the_words_of_a_fact_base(ask: Ask, facts: Facts) -> None:
    """The shipped base defines all its words; each count is that of the records with the word."""
    rows = json.loads(ask("about", "--vocabulary", "--json").out)

    assert list(dict.fromkeys(row["vocabulary"] for row in rows)) == list(model.WORD_TABLES)
    assert all(row["definition"] for row in rows)
    of_records = [row for row in rows if row["vocabulary"] != "deed"]
    assert [row["word"] for row in of_records if not row["records"]] == ["CFSP"]
    count = {(row["vocabulary"], row["word"]): row["records"] for row in rows}
    topics = {word: n for (table, word), n in count.items() if table == "topic"}
    assert topics == {word: len(facts.ask(kinds=FACT_KINDS, topics=word)) for word in topics}
    assert count["role", "host"] == len(facts.ask(kinds="country", roles="host"))
    assert count["funding_status", "committed/planned"] == 2
    listed = ask("about", "--vocabulary", "--csv").out.splitlines()
    assert len(listed) == len(rows) + 1


def test_words_that_are_not_defined(ask: Ask, tmp_path: Path) -> None:
    """Words are listed without a meaning until somebody defines them; unused ones are filters."""
    rows = json.loads(ask("about", "--vocabulary", "--json", "--facts", str(HARBOURS)).out)
    words = {row["word"]: (row["definition"], row["records"]) for row in rows}
    more = tmp_path / "harbours.toml"
    topics = f'{TOPICS}fishing = "Catches."\n'
    more.write_text(HARBOURS.read_text(encoding="utf-8") + topics, encoding="utf-8")

    assert words["building"] == (None, 2)
    said = ask("facts", "--topic", "fishing", "--facts", str(more))
    assert (said.code, said.err) == (1, "eufacts: nothing matches\n")


PACT = """
[[agreement]]
id = "pact"
label = "Harbour pact"
type = "pact"
status = "being drafted"
as_written = "harbours in Norway"
countries = ["NO"]
excerpts = ["I.3.1"]
"""


@pytest.mark.parametrize(
    ("vocabulary", "code", "out"),
    [
        ("", 2, ""),
        ('"being drafted" = "It is made."', 0, "NO"),
        ('"being drafted" = { definition = "It is not made.", concluded = false }', 1, ""),
    ],
)
def test_what_is_concluded_is_said_by_its_status(
    vocabulary: str, code: int, out: str, ask: Ask, tmp_path: Path
) -> None:
    """Whether an agreement is made is data; where nothing says it, a question is refused."""
    file = tmp_path / "harbours.toml"
    table = f"[vocabulary.agreement_status]\n{vocabulary}\n"
    file.write_text(HARBOURS.read_text(encoding="utf-8") + PACT + table, encoding="utf-8")
    said = ask("countries", "--with", "pact", "--fields", "code", "--facts", str(file))

    assert (said.code, said.out.strip()) == (code, out)
    if code == 2:
        assert said.err == (
            "eufacts: whether a pact that is 'being drafted' is concluded is not said: "
            "define the status in [vocabulary.agreement_status]\n"
        )


def test_a_language_that_cannot_be_read(ask: Ask, source: Path, tmp_path: Path) -> None:
    """What the reader of English would judge is said, once, not to be examined; quotes are."""
    folder = tmp_path / "facts"
    folder.mkdir()
    text = HARBOURS.read_text(encoding="utf-8").replace('language = "en"', 'language = "de"')
    for year in ("2021", "2022"):
        wrong = text.replace("2021-05-04", f"{year}-05-04").replace("value = 90", "value = 9")
        (folder / f"in-{year}.toml").write_text(wrong, encoding="utf-8")
    one = ("--facts", str(folder / "in-2021.toml"), "--source", str(source), "--json")
    checked = json.loads(ask("check", str(folder), "--json").out)
    verified, covered = ask("verify", *one), ask("coverage", *one)

    (said,) = checked["skipped"]
    assert said.startswith("value, unit, qualifier, period, ")
    assert said.endswith(": they read English, and the document is in 'de'")
    assert (checked["passed"], checked["findings"]) == (True, [])
    assert checked["examined"]["rules"] == sum(not rule.reads for rule in RULES)
    assert (verified.code, json.loads(verified.out)["skipped"]) == (0, [said])
    assert (covered.code, json.loads(covered.out)["items"]) == (5, [])
    assert json.loads(covered.out)["skipped"] == [
        "numbers, dates, countries and acts: they are read in English, and the document is in 'de'"
    ]
    for command in ("verify", "coverage"):
        shown = ask(command, *one[:-1]).out
        assert shown.count("# Not examined") == 1


@pytest.mark.parametrize(
    ("words", "shown"), [("at least 90", "≥ 90"), ("not less than 90", "≥ 90"), ("over 90", "> 90")]
)
def test_people_read_a_bound_as_the_document_says_it(
    words: str, shown: str, tmp_path: Path, ask: Ask
) -> None:
    """At least 90 may be 90: in tables, records, Markdown, comparisons and sums; not in JSON."""
    file = tmp_path / "harbours.toml"
    text = HARBOURS.read_text(encoding="utf-8").replace("more than 90", words)
    file.write_text(text, encoding="utf-8")
    facts = ("--facts", str(file))

    for form in ("table", "plain", "markdown"):
        for line in ("figures", "show norway-harbours", "country Norway", "figures --total"):
            out = ask(*line.split(), *facts, "--format", form).out
            assert f"{shown} harbours" in out.replace("\\>", ">"), (form, line)
    assert f"{shown}" in ask("figures", *facts, "--fields", "id,value").out
    (row,) = json.loads(ask("show", "norway-harbours", *facts, "--jsonl").out.join("[]"))
    assert row["qualifier"] == "more_than"
