"""``draft``: the fact base of a document, which ``check``, ``verify`` and ``coverage`` accept."""

import json
import pickle
import re
from pathlib import Path

import pytest
import tomli
from drafting_accuracy import documents, measure
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture
from samples import PAGE

import eufacts
from conftest import Ask
from eufacts.api import draft
from eufacts.drafting.update import update
from eufacts.format.kinds import FACT_KINDS as KINDS_OF_FACTS
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.by_source import verify

SHARED = Path(__file__).parents[3] / "shared"
SHIPPED = SHARED / "source" / "52015JC0040.txt"
OTHERS = ("DC0550", "PC0568")
REAL = [
    SHIPPED,
    *(
        pytest.param(SHARED / "documents" / f"52021{name}.html", marks=pytest.mark.reliability)
        for name in OTHERS
    ),
]


def _drafted(path: Path) -> tuple[str, SourceFile]:
    if not path.exists():
        pytest.skip("the document is not at hand")
    content = path.read_bytes()
    return draft(content, path.name), SourceFile.read(content, path.name)


def _proven(text: str, source: SourceFile) -> None:
    """A draft has nothing but its open reviews."""
    checked = check(text.encode(), "facts.toml")
    base = Base(text.encode(), "facts.toml")
    verified, covered = verify(base, source), cover(base, source)

    assert [str(one) for one in checked.findings if one.level == "error"] == []
    assert checked.passed
    assert checked.open_reviews == text.count("\nreview = ") > 0
    assert [str(one) for one in verified.findings if one.level == "error"] == []
    assert verified.passed
    assert [(item.kind, item.words) for item in covered.missing] == []
    assert covered.passed


def test_a_draft_says_what_the_page_says(file_regression: FileRegressionFixture) -> None:
    """A small page, drafted whole: each record with its sentence and why it is open."""
    file_regression.check(draft(PAGE.encode(), "page.html"), extension=".toml")


def test_what_a_page_does_not_state_has_a_line_to_be_written_in(ask: Ask, tmp_path: Path) -> None:
    """The form of type, authors and date stands in the draft; without the # it can be read."""
    page, facts = tmp_path / "page.md", tmp_path / "facts.toml"
    page.write_text("# Meals\n\n## Money\n\nIn 2023 EUR 4 million were spent.\n", encoding="utf-8")
    said = ask("draft", str(page), "-o", str(facts)).err
    text = facts.read_text(encoding="utf-8")
    before = ask("funding", "--facts", str(facts))
    facts.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", text), encoding="utf-8")
    after = ask("funding", "--facts", str(facts), "--json")

    assert "the page does not state its type, authors, date: write it into [document]" in said
    assert f"{facts}:1: document: date is missing (an ISO 8601 date: 2015" in before.err
    assert f'{facts}:1: document: authors is missing (write authors = ["…"])' in before.err
    assert (before.code, after.code, json.loads(after.out)[0]["value"]) == (3, 0, 4000000)
    assert "does not state" not in draft(PAGE.encode(), "page.html")


@pytest.mark.parametrize(
    ("text", "title", "taken"),
    [
        (
            "Dear friends,\n\nMeals\n\n4 cooks came, and they were late.\n",
            "Meals",
            "its first heading",
        ),
        ("4 cooks came, and they were late.\n", "speech.txt", "the file's name"),
    ],
)
def test_a_title_that_the_page_does_not_state_is_in_doubt(
    ask: Ask, tmp_path: Path, text: str, title: str, taken: str
) -> None:
    """A first heading or a file's name stands in for it, and the draft says so."""
    page, facts = tmp_path / "speech.txt", tmp_path / "facts.toml"
    page.write_text(text, encoding="utf-8")
    said = ask("draft", str(page), "-o", str(facts)).err
    drafted = facts.read_text(encoding="utf-8")

    assert tomli.loads(drafted)["document"]["title"] == title
    assert f"# The page does not state its title; this is {taken}. Write it above.\n" in drafted
    assert f"eufacts: the page does not state its title: is it {title!r}?\n" in said


def test_a_country_of_a_heading_alone_is_entered() -> None:
    """Where no sentence names it, the first fact of its section has it, and it has its record."""
    page = b"# Meals in Kenya\n\nIn 2023 EUR 4 million were spent.\n\n## Ships\n\n12 ships came.\n"
    text = draft(page, "meals.md")
    whole = f'type = "Report"\nauthors = ["Us"]\ndate = "2024"\n{text.removeprefix("[document]")}'

    assert [one["code"] for one in tomli.loads(text)["country"]] == ["KE"]
    _proven(f"[document]\n{whole}", SourceFile.read(page, "meals.md"))


def test_footnotes_to_titles_and_headings_are_entered() -> None:
    """A heading with a footnote is quoted for it alone: it states no number."""
    page = "# Meals in 12 schools[^1]\n\n9 cooks came.\n\n## Money[^2]\n\n7 left.[^3]\n\n"
    notes = "[^1]: Counted in 2030.\n\n[^2]: In 40 purses.\n\n[^3]: To Malta.\n"
    content = f"{page}{notes}".encode()
    text = draft(content, "meals.md")
    stated = '[document]\ntype = "-"\nauthors = ["-"]\ndate = "2024"\n'
    whole = text.replace("[document]\n", stated, 1)
    raw = tomli.loads(text)

    assert [(one["marker"], one["after"], one["text"]) for one in raw["footnote"]] == [
        ("meals-in-12-schools.heading", "Meals in 12 schools", "fn.1"),
        ("money.heading", "Money", "fn.2"),
        ("money.1.1", "7 left.", "fn.3"),
    ]
    assert [one["value"] for one in raw["figure"]] == [9, 7, 40]
    _proven(whole, SourceFile.read(content, "meals.md"))
    assert update(whole, content, "meals.md") == (whole, (), (), (), (), 0, ())


def test_a_draft_is_proven_at_once() -> None:
    """What is drafted of a page passes check, verify and coverage."""
    _proven(draft(PAGE.encode(), "page.html"), SourceFile.read(PAGE.encode(), "page.html"))


@pytest.mark.parametrize("path", REAL, ids=["JOIN", *OTHERS])
def test_drafts_of_real_documents_are_proven_at_once(path: Path) -> None:
    """So does what is drafted of real documents."""
    _proven(*_drafted(path))


def test_the_draft_of_the_shipped_document_is_as_good_as_promised() -> None:
    """Of the figures and amounts made by hand, nearly all are proposed, and little besides."""
    if not SHIPPED.exists():
        pytest.skip("the document is not at hand")
    found = measure(SHIPPED, shipped())
    total = len(found.pairs)

    assert total > 50
    assert len(found.right) >= 0.95 * total
    assert len(found.superfluous) <= 0.05 * total
    assert found.share("period") >= 0.95
    assert found.share("countries") >= 0.9


@pytest.mark.reliability
def test_drafts_of_other_documents_are_as_good() -> None:
    """The same of the paragraphs and cells of nine documents whose keys were written first."""
    found = [measure(source, key) for source, key in documents(SHARED / "documents")]
    every = sum(found[1:], start=found[0])
    total = len(every.pairs)

    assert len(every.right) >= 0.95 * total
    assert len(every.superfluous) <= 0.05 * total
    assert every.share("period") >= 0.95
    assert every.share("countries") >= 0.9


def test_ids_stay_when_the_document_grows() -> None:
    """A paragraph before the others changes no id but those of excerpts, and no record."""
    longer = PAGE.replace("<p>More than", "<p>Rivers are old. 7 songs tell so.</p><p>More than")
    before, after = (tomli.loads(draft(page.encode(), "page.html")) for page in (PAGE, longer))
    for table in ("country", "figure", "funding", "instrument", "event", "statement", "reference"):
        kept = [_without_place(one) for one in after[table]]
        assert all(_without_place(one) in kept for one in before[table])


def _without_place(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if key != "excerpts"}


def test_what_the_page_does_not_state_is_left_out() -> None:
    """No date is invented: check asks for it, and for nothing else."""
    text = draft(PAGE.replace("<p>Brussels, 3.4.2031</p>", "").encode(), "page.html")

    assert [one.message for one in check(text.encode(), "facts").findings] == ["date is missing"]


def test_a_start_to_type_in_is_a_valid_fact_base(ask: Ask, tmp_path: Path) -> None:
    """Without a source, a start is written: a record of each kind, which passes check."""
    file = tmp_path / "facts.toml"
    said, again = ask("draft", "-o", str(file)), ask("draft", "-o", str(file))
    tables = tomli.loads(file.read_text(encoding="utf-8"))

    assert (said.code, said.out, said.err) == (0, "", "")
    assert again.code == 4
    assert again.err == (
        f"eufacts: {file}: exists already: draft PAGE --update FILE merges a page into it, and"
        " keeps what you wrote; --force overwrites it\n"
    )
    assert ask("check", str(file)).code == 0
    assert set(KINDS_OF_FACTS) <= set(tables)


def test_drafting_can_be_shared_out() -> None:
    """The function can be pickled, stays itself when called, and gives the same for the same."""
    first = eufacts.draft(PAGE.encode(), "page.html")
    same = pickle.loads(pickle.dumps(eufacts.draft))  # noqa: S301 - written in the same line

    assert same(PAGE.encode(), "page.html") == eufacts.draft(PAGE.encode(), "page.html") == first


_WORDS_TEXT = """
    The EU has provided EUR 5 million for Kenya . In 2014 , about 20 % of 300 schools were
    new ; more than two thousand people left Syria and Iraq since 2011 ( Regulation (EU) No
    231/2014 ) The River Fund grew between 3 and 5 million by June 2015 . It will help Lake
    Chad of which No. 7 millions Article 13 of the Lomé Convention 1 384 : 12 May 1999/2000
    31 February 45 - 50
"""
_WORDS = st.sampled_from(_WORDS_TEXT.split())


@settings(max_examples=25)
@given(st.lists(st.lists(_WORDS, min_size=3, max_size=40), min_size=1, max_size=5))
def test_any_prose_gives_a_draft_that_is_proven(paragraphs: list[list[str]]) -> None:
    """Whatever the words: quotes are verbatim, nothing is missed, and only reviews are open."""
    lines = "\n\n".join(re.sub(r" ([.,;:)])", r"\1", " ".join(words)) for words in paragraphs)
    content = f"## Rivers\n\nThese are lines on rivers.\n\n{lines}\n".encode()
    text = draft(content, "page.md")
    stated = 'type = "Lines"\nauthors = ["A river"]\ndate = "2031-04-03"\n'
    dated = text.replace("[document]\n", f"[document]\n{stated}")
    source = SourceFile.read(content, "page.md")
    base = Base(dated.encode(), "facts.toml")

    assert verify(base, source).passed or not base.excerpts
    assert [(item.kind, item.words) for item in cover(base, source).missing] == []
    errors = [one for one in check(dated.encode(), "facts").findings if one.level == "error"]
    assert [str(one) for one in errors] == []


def test_every_page_of_a_folder(tmp_path: Path, ask: Ask) -> None:
    """Each page has its fact base, the same as alone; what cannot be read is reported."""
    pages, facts = tmp_path / "pages", tmp_path / "facts"
    pages.mkdir()
    (pages / "one.html").write_text(PAGE, encoding="utf-8")
    (pages / "two.html").write_text(PAGE.replace("2 final", "3 final"), encoding="utf-8")
    (pages / "bad.txt").write_text("%PDF-1.7", encoding="utf-8")
    (pages / "notes.csv").write_text("a,b", encoding="utf-8")
    said = ask("draft", str(pages), "-o", str(facts))

    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("eufacts: bad.txt: a PDF cannot be read")
    assert said.err.endswith("facts: 2 of 3 pages drafted\n")
    assert sorted(file.name for file in facts.iterdir()) == ["one.toml", "two.toml"]
    assert (facts / "one.toml").read_text(encoding="utf-8") == draft(PAGE.encode(), "one.html")
    assert ask("draft", str(pages)).code == 2
