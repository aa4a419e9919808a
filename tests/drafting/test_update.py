"""``draft --update``: a new version of the page is merged into what a person has made."""

import json
import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
import tomli
from samples import PAGE

from conftest import Ask
from eufacts.api import draft
from eufacts.drafting.decisions import accept, drop, find, proposals
from eufacts.drafting.records import ORDER
from eufacts.drafting.update import update
from eufacts.errors import QuestionError
from eufacts.format.model import FactBase
from eufacts.format.reader import parse
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.by_source import verify

DRAFTED = draft(PAGE.encode(), "page.html")
FIRST = "<p>More than 3.2 million people"
SONGS = '<p>7 songs are old.<a id="footnoteref9" href="#footnote9">1</a></p>\n'
NOTE = '<p><a id="footnote9" href="#footnoteref9">1</a> Songs of 2012.</p>\n'
OLD_NOTE = '<p><a id="footnote1" href="#footnoteref1">'
LONGER = (
    PAGE.replace(FIRST, SONGS + FIRST)
    .replace('href="#footnote1">1<', 'href="#footnote1">2<')
    .replace(f"{OLD_NOTE}1<", f"{NOTE}{OLD_NOTE}2<")
)
"""The page with another paragraph and footnote before the others."""


def _accepted(text: str) -> str:
    """A fact base in which everything is decided."""
    while found := proposals(text):
        text = accept(text, found[0])
    return text


def _errors(text: str, page: str) -> list[str]:
    """What check, verify and coverage find wrong."""
    source, base = SourceFile.read(page.encode(), "page.html"), Base(text.encode(), "facts.toml")
    covered = cover(base, source)
    findings = [
        *check(text.encode(), "facts.toml").findings,
        *verify(base, source).findings,
        *covered.findings,
    ]
    return [
        *(str(one) for one in findings if one.level == "error"),
        *(f"missing: {item.words}" for item in covered.missing),
    ]


def test_the_same_page_changes_nothing() -> None:
    """Drafted or decided, a fact base of the same page stays byte for byte."""
    for text in (DRAFTED, _accepted(DRAFTED)):
        updated = update(text, PAGE.encode(), "page.html")

        assert updated == (text, (), (), (), (), 0, ())


def _bare_days(text: str) -> str:
    return re.sub(r'(?m)^((?:date|period|as_of) = )"(\d{4}-\d\d-\d\d)"$', r"\1\2", text)


def _single_brackets(text: str) -> str:
    alone = [table for table in ORDER if text.count(f"\n[[{table}]]\n") == 1]
    for table in alone:
        text = text.replace(f"\n[[{table}]]\n", f"\n[{table}]\n")
    assert alone
    return text


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def _dotted(text: str) -> str:
    head, _, rest = text.removeprefix("[document]\n").partition("\n\n")
    return "\n\n".join((re.sub(r"(?m)^(\w+) =", r"document.\1 =", head), rest))


def _inner_tables(text: str) -> str:
    return f'{text}\n[vocabulary.topic]\nrivers = {{ definition = "Water." }}\n'


@pytest.mark.parametrize(
    "written", [_bare_days, _single_brackets, _windows, _dotted, _inner_tables]
)
@pytest.mark.parametrize("is_decided", [True, False])
def test_every_form_that_the_format_allows_is_brought_up_to_date(
    written: Callable[[str], str], *, is_decided: bool
) -> None:
    """The same records come out, and a page that is the same changes nothing."""
    text = _accepted(DRAFTED) if is_decided else DRAFTED
    form = written(text)
    same, plain, longer = (
        update(one, page.encode(), "page.html")
        for one, page in ((form, PAGE), (text, LONGER), (form, LONGER))
    )
    ends = [accept(one, find(one, name)) for one, name in _first_proposals(form)]

    assert form != text
    assert same.text == form
    assert longer._replace(text="") == plain._replace(text="")
    assert _records(longer.text) == _records(written(plain.text))
    assert all(parse(one.encode(), "facts.toml") for one in ends)


def _first_proposals(text: str) -> list[tuple[str, str]]:
    return [(text, one.name) for one in proposals(text)[:3]]


def _records(text: str) -> FactBase:
    return parse(text.encode(), "facts.toml")


def test_what_has_moved_has_new_places_and_is_proven() -> None:
    """Paragraphs and footnotes with other numbers: all is proven, and the new is proposed."""
    updated = update(_accepted(DRAFTED), LONGER.encode(), "page.html")
    raw = tomli.loads(updated.text)

    assert _errors(updated.text, LONGER) == []
    assert (updated.removed, updated.gone) == ((), ())
    assert [one.name for one in proposals(updated.text)] == ["songs-old", "songs-2012"]
    assert [one["number"] for one in raw["footnote"]] == [1, 2]


def test_what_a_person_wrote_stays_byte_for_byte() -> None:
    """Labels, notes, comments, odd spacing: only places and ids of quotes change."""
    label = '"More than 3.2 million people live beside the river Vista in Kenya"'
    mine = _accepted(DRAFTED).replace(
        f"label = {label}\nvalue = 3200000",
        "# Asked the office.\nlabel   =  '''People\n  at the \"Vista\"'''\nvalue = 3_200_000 # sic",
    )
    updated = update(mine, LONGER.encode(), "page.html")
    kept = set(updated.text.splitlines())
    changed = {line.split(" = ")[0] for line in mine.splitlines() if line not in kept}

    assert "# Asked the office.\nlabel   =  '''People\n  at the" in updated.text
    assert "value = 3_200_000 # sic" in kept
    assert changed <= {"id", "paragraph", "excerpts", "marker", "footnotes", "footnote", "text"}
    assert _errors(updated.text, LONGER) == []


def test_what_has_disappeared_is_reported() -> None:
    """A decided record stays, named and to be decided again; an undecided one goes."""
    changed = PAGE.replace("14 of the 60 dams had been renewed", "15 new bridges were open")
    mine = accept(DRAFTED, find(DRAFTED, "dams-renewed-60"))
    updated = update(mine, changed.encode(), "page.html")
    figures = {one["id"]: one for one in tomli.loads(updated.text)["figure"]}

    assert updated.gone == ('figure "dams-renewed-60"',)
    assert figures["dams-renewed-60"]["review"] == (
        "decided before the page changed, and no longer there: its sentence"
    )
    assert set(updated.removed) == {'figure "dams-renewed"', 'event "dams-renewed-2030"'}
    assert 'figure "new-bridges-open"' in updated.added
    assert figures["dams-renewed-60"]["excerpts"] == ["1.2.3-gone"]
    assert [error for error in _errors(updated.text, changed) if "gone" not in error] == []


def test_a_fact_whose_neighbour_has_changed_is_not_called_gone() -> None:
    """Its own sentence is there still: only the other sentence that it cites is to be looked at."""
    page = PAGE.replace("had been renewed.", "had been renewed. So far 9 have been repaired.")
    mine = _accepted(draft(page.encode(), "page.html"))
    updated = update(mine, page.replace("14 of the 60", "Over").encode(), "page.html")

    beside = [one for one in updated.gone if "its own is unchanged" in one]
    assert [one.partition(" (")[0] for one in beside] == ['figure "repaired-dams"']


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        (FIRST, "<p>The River Safety Fund began", "<h1>2."),
        ("<h1>1.", "<h1>2.", OLD_NOTE),
    ],
    ids=["paragraphs", "sections"],
)
def test_what_has_changed_places_is_put_in_the_order_of_the_page(
    first: str, second: str, end: str
) -> None:
    """Two paragraphs or sections the other way round: records move whole, with their comments."""
    one, two, three = map(PAGE.index, (first, second, end))
    swapped = PAGE[:one] + PAGE[two:three] + PAGE[one:two] + PAGE[three:]
    mine = _accepted(DRAFTED).replace(
        '[[excerpt]]\nid = "1.1.2"', '# My own.\n[[excerpt]]\nid = "1.1.2"'
    )
    updated = update(mine, swapped.encode(), "page.html")
    below = updated.text.partition("# My own.\n")[2].partition("\n\n")[0]

    assert _errors(updated.text, swapped) == []
    assert (updated.added, updated.removed, updated.gone) == ((), (), ())
    assert '\nquote = "In 2030, the European Union' in below
    assert update(updated.text, swapped.encode(), "page.html").text == updated.text


PART = PAGE.replace(
    "for Kenya and Uganda, and", "for Kenya, of which EUR 9 million for schools, and"
)
CORRECTED = PART.replace("EUR 45 million", "EUR 47 million")


def _total(ask: Ask, facts: Path, text: str) -> dict[str, int]:
    """What ``funding --total`` counts in euro."""
    facts.write_text(text, encoding="utf-8")
    said = ask("funding", "--total", "--facts", str(facts), "--json")
    counted = [one for total in json.loads(said.out) for one in total["counted"]]
    return {one["id"]: one["value"] for one in counted if one["unit"] == "EUR"}


def test_a_corrected_amount_is_never_counted_beside_the_old_one(ask: Ask, tmp_path: Path) -> None:
    """Both are to be decided; in whatever order that is done, the part stays one of the amount."""
    facts = tmp_path / "facts.toml"
    mine = _accepted(draft(PART.encode(), "page.html"))
    updated = update(mine, CORRECTED.encode(), "page.html")
    source = SourceFile.read(CORRECTED.encode(), "page.html")
    old, part = "european-union-member-states-provided", "rivers-people-schools"
    new = f"{old}-47000000"
    found = {one.name: one for one in proposals(updated.text)}
    was = "it was: In 2030, the European Union and its Member States provided EUR 45"

    assert found[new].why.startswith(f"instead of '{old}', whose words are no longer in the page")
    assert was in found[old].why
    assert found[part].why.startswith("decided before the page changed: a sentence that it cites")
    assert _total(ask, facts, updated.text) == {}
    with pytest.raises(QuestionError, match="no longer in the page: change it, or drop it"):
        accept(updated.text, found[old])
    for steps in permutations((old, new, part)):
        text = updated.text
        for step in steps:
            one = find(text, step)
            text = (
                drop(text, one, "The page no longer says so.", source)
                if step == old
                else (accept(text, one))
            )
        assert _total(ask, facts, text) == {new: 47000000}
        assert _errors(text, CORRECTED) == []


@pytest.mark.parametrize("was", ["31", "18", "4.2"])
def test_a_corrected_cell_is_not_looked_for_in_another(was: str) -> None:
    """The same number stands in the next cell, or in a longer one: the old amount is not there."""
    cells = [["Line", "Allocated", "Paid"], ["Vienna", "31", "31"], ["Berlin", "18", "4.2"]]
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>\n" for row in cells)
    table = f"<table><caption>Table 1: Support (EUR million)</caption>\n{rows}</table>"
    cost = "<p>They cost EUR 4.25 billion in 2018.</p>"
    page = PAGE.replace("<h1>2. What", f"{cost}{table}<h1>2. What")
    mine = _accepted(draft(page.encode(), "page.html"))
    corrected = page.replace(f"<td>{was}<", "<td>33<", 1)
    updated = update(mine, corrected.encode(), "page.html")
    old, new = (one for one in proposals(updated.text) if one.table == "funding")

    assert (new.record["as_written"], old.record["as_written"]) == ("33", was)
    assert new.why.startswith(f"instead of '{old.name}'")
    assert (
        old.why == f"decided before the page changed, and no longer there: '{was}'; it was: {was}"
    )
    assert update(updated.text, page.encode(), "page.html").text == mine


def test_what_is_to_be_decided_again_is_named(ask: Ask, tmp_path: Path) -> None:
    """The command says which words a page has no longer, and which sentences have changed."""
    facts, page = tmp_path / "facts.toml", tmp_path / "page.html"
    facts.write_text(_accepted(draft(PART.encode(), "page.html")), encoding="utf-8")
    page.write_text(CORRECTED, encoding="utf-8")
    changed = "a sentence that it cites has changed: decide on it again"
    funding = 'funding "european-union-member-states-provided"'

    assert ask("draft", str(page), "--update", str(facts)).err == (
        f'eufacts: figure "schools-reached-uganda": {changed}\n'
        f"eufacts: {funding}: 'EUR 45 million' is no longer in its sentence: decide on it again\n"
        f'eufacts: funding "rivers-people-schools": {changed}\n'
        f"eufacts: {facts}: 1 record added, 0 removed, 0 excerpts moved, 3 to look at\n"
        f"next: eufacts review {facts} --source {page}\n"
    )


@pytest.mark.parametrize(("amount", "code"), [("EUR 45 million", 5), ("EUR 47 million", 0)])
def test_an_article_is_not_right_by_what_the_page_no_longer_says(
    ask: Ask, tmp_path: Path, amount: str, code: int
) -> None:
    """A record whose words are gone supports nothing, before anybody has decided on it."""
    facts, article = tmp_path / "facts.toml", tmp_path / "article.txt"
    mine = _accepted(draft(PART.encode(), "page.html"))
    facts.write_text(update(mine, CORRECTED.encode(), "page.html").text, encoding="utf-8")
    article.write_text(
        f"In 2030, the European Union provided {amount} for Kenya.\n", encoding="utf-8"
    )

    assert ask("audit", str(article), "--facts", str(facts)).code == code


def test_a_page_that_takes_its_change_back_leaves_the_fact_base_as_it_was() -> None:
    """Nothing that was decided is lost by a change, a second one, and the first page again."""
    mine = _accepted(draft(PART.encode(), "page.html"))
    without_dams = PART.replace("By the end of 2030, 14 of the 60 dams had been renewed.", "")
    pages = (
        CORRECTED,
        CORRECTED.replace("EUR 9 million", "EUR 8 million"),
        without_dams,
        PART.replace("3.2 million", "3.4 million"),
        PART.replace("in Kenya.", "in all Kenya."),
        PART.replace("River Office, January 2030", "River Office, May 2030"),
    )
    for page in pages:
        changed = update(mine, page.encode(), "page.html").text
        again = update(changed, CORRECTED.encode(), "page.html").text

        assert update(changed, page.encode(), "page.html").text == changed
        for text in (changed, again):
            assert update(text, PART.encode(), "page.html").text == mine


@pytest.mark.parametrize(
    ("old", "new"),
    [("3.2 million", "3.4 million"), ("in Kenya.", "in all Kenya."), ("January 2030", "May 2030")],
)
def test_a_corrected_sentence_keeps_its_footnote(old: str, new: str) -> None:
    """The marker, the words before it and the footnote's text are proven in the new page."""
    page = PAGE.replace(old, new, 1)
    updated = update(_accepted(DRAFTED), page.encode(), "page.html")
    found = verify(
        Base(updated.text.encode(), "facts.toml"), SourceFile.read(page.encode(), "page.html")
    )

    assert [one["number"] for one in tomli.loads(updated.text)["footnote"]] == [1]
    assert updated.changed != ()
    assert found.passed


def test_a_new_section_is_entered_in_its_place() -> None:
    """A section between two others comes between them, with what it states."""
    longer = PAGE.replace("<h1>2. What", "<h1>Lakes</h1>\n<p>9 lakes are deep.</p>\n<h1>2. What")
    updated = update(_accepted(DRAFTED), longer.encode(), "page.html")
    headings = [one["heading"] for one in tomli.loads(updated.text)["section"]]

    assert _errors(updated.text, longer) == []
    assert headings[1:] == ["Rivers and their people", "Lakes", "What comes next"]


def test_what_was_dropped_is_not_proposed_again() -> None:
    """A figure, an event, a name: the aside that dropping leaves is a decision too."""
    source = SourceFile.read(PAGE.encode(), "page.html")
    names = [one.name for one in proposals(DRAFTED)]
    left = [drop(DRAFTED, find(DRAFTED, name), "Of no use to a reader.", source) for name in names]

    assert "river-safety-fund" in names
    assert [_errors(text, PAGE) for text in left] == [[]] * len(left)
    assert [update(text, PAGE.encode(), "page.html").text for text in left] == left


WORDS = """
[vocabulary.funding_status]
committed = { definition = "Promised.", stems = ["commit"] }
paid = { definition = "Given.", stems = ["paid", "pays"] }

[vocabulary.unit]
schools = "Schools."

[vocabulary.region]
"Western Africa" = {}
"""
MEALS = """\
# Meals

12 schools of Mali cook.
"""
MORE_MEALS = """
The EU provided EUR 4 million for 9 cooks. The Committee of Kenya paid EUR 2 million. EUR 3 million
were committed.
"""


def test_a_fact_base_with_words_of_its_own_gets_no_others() -> None:
    """Statuses are those of its vocabulary; another word is in doubt, and accepted once defined."""
    stated = '[document]\ntype = "Report"\nauthors = ["Us"]\ndate = "2024"\n'
    whole = draft(MEALS.encode(), "m.md").replace("[document]\n", stated, 1)
    updated = update(_accepted(whole) + WORDS, f"{MEALS}{MORE_MEALS}".encode(), "m.md")
    raw = tomli.loads(updated.text)
    cooks = find(updated.text, "eu-provided-cooks-9")
    undefined = "unit: 'cooks' is not in [vocabulary.unit]"

    assert [(one["value"], one.get("status")) for one in raw["funding"]] == [
        (4000000, None),
        (2000000, "paid"),
        (3000000, "committed"),
    ]
    assert cooks.why == undefined
    assert updated.undefined == ("Eastern Africa",)
    assert raw["vocabulary"]["region"] == {"Western Africa": {}, "Eastern Africa": {}}
    assert [str(one) for one in check(updated.text.encode(), "f").findings] == []
    with pytest.raises(QuestionError, match=re.escape(f"{undefined} (define it in")):
        accept(updated.text, cooks)
    assert accept(f'{updated.text}\n[vocabulary.unit.cooks]\ndefinition = "Cooks."\n', cooks)


def test_a_fact_base_is_updated_where_it_is(ask: Ask, tmp_path: Path) -> None:
    """The command says what became of it; with -o, another file is written."""
    facts, page, other = (tmp_path / name for name in ("facts.toml", "page.html", "other.toml"))
    facts.write_text(DRAFTED, encoding="utf-8")
    page.write_text(LONGER, encoding="utf-8")
    beside = ask("draft", str(page), "--update", str(facts), "-o", str(other))
    unchanged = facts.read_text(encoding="utf-8")
    said = ask("draft", str(page), "--update", str(facts))
    missing = ask("draft", "--update", str(facts))

    assert (beside.code, said.code, missing.code) == (0, 0, 2)
    assert unchanged == DRAFTED
    assert said.err.endswith(
        f"0 removed, 6 excerpts moved, 0 to look at\nnext: eufacts review {facts} --source {page}\n"
    )
    assert facts.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") != DRAFTED


REAL = Path(__file__).parents[3] / "shared" / "documents" / "52021DC0560.html"


@pytest.mark.reliability
@pytest.mark.skipif(not REAL.exists(), reason="the document is not at hand")
def test_a_real_document_with_another_paragraph_is_proven() -> None:
    """A new paragraph of a communication moves those after it, and nothing is lost."""
    page = REAL.read_text(encoding="utf-8")
    at = page.rindex("<p", 0, page.index("By the end of 2020, there were 2.24"))
    longer = f"{page[:at]}<p>Recharging needs 7 plans.</p>{page[at:]}"
    updated = update(draft(page.encode(), REAL.name), longer.encode(), REAL.name)

    assert (updated.removed, updated.gone) == ((), ())
    assert _errors(updated.text, longer) == []
