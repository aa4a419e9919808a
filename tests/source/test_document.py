"""Reading a source: its structure, its footnotes, and where quotes stand."""

import re
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.source.document import (
    Footnote,
    Marker,
    Paragraph,
    Place,
    Section,
    SourceDocument,
    fold,
    read_document,
)

SHARED = Path(__file__).parents[3] / "shared"
SOURCE = SHARED / "source" / "52015JC0040.txt"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not at hand")

COPIED = """Accept Refuse

EUR-Lex Access to European Union law

JOINT COMMUNICATION ON NOTHING

Brussels, 9.9.2015

I.The crisis

In 2015 the numbers amount to 182,740 1 , an enormous increase in comparison to 2014.

This builds on the 2011 Global Approach to Migration and Mobility. 2 \u00a0

Syria and Iraq

The European Commission has set out its policy in a Communication 3 adopted in the year 2014.


Turkey is the country that hosts the greatest number of refugees worldwide today.

Humanitarian aid of EUR 1 billion was given to more than 2 countries. 4


Frontex weekly statistics


COM(2015) 240 final




Regulation (EU) No 231/2014

"""


def test_a_copied_page_becomes_sections_paragraphs_and_footnotes() -> None:
    """A copied page is sorted whole: furniture, sections, paragraphs, markers, lost footnotes."""
    assert read_document(COPIED) == SourceDocument(
        sections=(
            Section(
                "The crisis",
                "I",
                (
                    Paragraph(
                        1,
                        "In 2015 the numbers amount to 182,740, an enormous increase in comparison"
                        " to 2014.",
                        (Marker(1, 37),),
                    ),
                    Paragraph(
                        2,
                        "This builds on the 2011 Global Approach to Migration and Mobility.",
                        (Marker(2, 66),),
                    ),
                ),
            ),
            Section(
                "Syria and Iraq",
                None,
                (
                    Paragraph(
                        1,
                        "The European Commission has set out its policy in a Communication adopted"
                        " in the year 2014.",
                        (Marker(3, 65),),
                    ),
                ),
            ),
            Section(
                None,
                None,
                (
                    Paragraph(
                        1,
                        "Turkey is the country that hosts the greatest number of refugees worldwide"
                        " today.",
                    ),
                    Paragraph(
                        2,
                        "Humanitarian aid of EUR 1 billion was given to more than 2 countries.",
                        (Marker(4, 69),),
                    ),
                ),
            ),
        ),
        footnotes=(
            Footnote(1, "Frontex weekly statistics", 0, 1),
            Footnote(2, "COM(2015) 240 final", 0, 2),
            Footnote(3, None, 1, 1),
            Footnote(4, "Regulation (EU) No 231/2014", 2, 2),
        ),
        furniture=(
            "Accept Refuse",
            "EUR-Lex Access to European Union law",
            "JOINT COMMUNICATION ON NOTHING",
            "Brussels, 9.9.2015",
        ),
        problems=(
            (
                'a section without a heading begins at "Turkey is the country that hosts the'
                ' greatest numb…"'
            ),
            "footnote 3: its text is missing",
        ),
    )


def test_footnotes_that_do_not_add_up_are_reported_and_not_guessed() -> None:
    """Where texts and gaps do not make up the markers, the texts stay unplaced."""
    document = read_document(COPIED.replace("Regulation (EU) No 231/2014\n", ""))
    assert document.unplaced == ("Frontex weekly statistics", "COM(2015) 240 final")
    assert [note.text for note in document.footnotes] == [None] * 4
    assert "footnotes: 4 markers, but 2 texts and blank lines for 0 lost ones" in document.problems


def test_footnotes_that_print_their_numbers_are_taken_by_them() -> None:
    """A list of footnotes with printed numbers needs no wider gaps; a text may have two blocks."""
    document = read_document(
        "1. INTRODUCTION\n\n"
        "The Commission adopted its Agenda on Migration [1] in the spring of that year.\n\n"
        "It was followed by a first implementation package in May. [2]\n\n"
        "[1] COM(2015) 240 final.\n\n[2] COM(2015) 286 final.\n\nAnd its annexes.\n"
    )
    assert [(note.number, note.text, note.paragraph) for note in document.footnotes] == [
        (1, "COM(2015) 240 final.", 1),
        (2, "COM(2015) 286 final. And its annexes.", 2),
    ]
    assert [paragraph.text for _, paragraph in document.paragraphs()] == [
        "The Commission adopted its Agenda on Migration in the spring of that year.",
        "It was followed by a first implementation package in May.",
    ]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("I.The crisis", "I", "The crisis"),
        ("1.           Introduction", "1", "Introduction"),
        ("2.1. Next steps", "2.1", "Next steps"),
        ("II.1 Security", "II.1", "Security"),
        ("Syria and Iraq", None, "Syria and Iraq"),
    ],
)
def test_headings_are_told_by_number_or_form(line: str, number: str | None, heading: str) -> None:
    """A numbered or short line before a paragraph is a heading, however its number is printed."""
    document = read_document(f"{line}\n\nThe Union has a policy and this is a sentence of it.\n")
    assert [(s.number, s.heading) for s in document.sections] == [(number, heading)]


@pytest.mark.parametrize(
    "line",
    ["1. The Summit will bring together the leaders.", "It was so. It will be", "- first, a point"],
)
def test_what_only_looks_like_a_heading_is_a_paragraph(line: str) -> None:
    """A list's item, a line cut off after a full stop and a bullet are paragraphs."""
    sentence = "The Union has a policy and this is a sentence of it."
    document = read_document(f"I. Start\n\n{sentence}\n\n{line}\n\n{sentence}\n")
    assert [paragraph.text for _, paragraph in document.paragraphs()] == [sentence, line, sentence]


PAGE = """<!DOCTYPE html><html><head><title>EUR-Lex</title><style>p {{}}</style></head><body>
<header><p>EUR-Lex</p></header><nav><ul><li>Home</li></ul></nav>
<script>var a = "<p>no</p>";</script>
<div id="document1"><div class="content">
<p class="title">JOINT COMMUNICATION ON NOTHING</p>
<p class="Heading1"><span>I.</span><span>The crisis</span></p>
<p class="Normal">In 2015 the numbers amount to 182,740{marker}, an enormous
 increase&nbsp;in comparison to 2014.</p>
<p class="Normal">It was an increase that nobody had seen.{second}</p>
{notes}
</div></div>
<footer><p>Legal notice</p></footer></body></html>"""


@pytest.mark.parametrize(
    ("marker", "second", "notes"),
    [
        (
            '<a id="footnoteref1" href="#footnote1"><span class="FootnoteReference">1</span></a>',
            '<a id="footnoteref2" href="#footnote2"><span>2</span></a>',
            (
                '<dl id="footnote1"><dd><p><a href="#footnoteref1"><span>(1)</span></a> '
                '<span>Frontex.</span></p></dd></dl><dl id="footnote2"><dd><p>'
                '<a href="#footnoteref2">(2)</a> COM(2015) 240.</p><p>Page 2.</p></dd></dl>'
            ),
        ),
        (
            ' <a id="ntc1-L_1" href="#ntr1-L_1">(<span class="oj-super oj-note-tag">1</span>)</a>',
            '<a id="ntc2-L_1" href="#ntr2-L_1"> (<span class="oj-super oj-note-tag">2</span>)</a>',
            (
                '<hr class="oj-note"/><p class="oj-note"><a id="ntr1-L_1" href="#ntc1-L_1">(<span'
                ' class="oj-super">1</span>)</a> Frontex.</p><p class="oj-note"><a id="ntr2-L_1"'
                ' href="#ntc2-L_1">(<span class="oj-super">2</span>)</a> COM(2015) 240. Page 2.</p>'
            ),
        ),
        (
            '<a href="#_ftn1" name="_ftnref1" title="">[1]</a>',
            '<a href="https://eur-lex.europa.eu/x#_ftn2" name="_ftnref2">[2]</a>',
            (
                '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Frontex.</p><p><a href="#_ftnref2"'
                ' name="_ftn2">[2]</a> COM(2015) 240. <i>Page</i> 2.</p>'
            ),
        ),
        (
            '(<a href="#footnote1">1</a>)',
            ' (<a href="#footnote2">2</a>)',
            (
                '<p>(<a href="#footnoteref1">1</a>) Frontex.</p><p>(<a href="#footnoteref2">2</a>)'
                " COM(2015) 240. Page 2.</p>"
            ),
        ),
    ],
)
def test_a_saved_page_reads_alike_however_it_prints_its_footnotes(
    marker: str, second: str, notes: str
) -> None:
    """Every form in which EUR-Lex prints footnotes in HTML gives the same document."""
    document = read_document(PAGE.format(marker=marker, second=second, notes=notes))
    assert document == SourceDocument(
        sections=(
            Section(
                "The crisis",
                "I",
                (
                    Paragraph(
                        1,
                        "In 2015 the numbers amount to 182,740, an enormous increase in comparison"
                        " to 2014.",
                        (Marker(1, 37),),
                    ),
                    Paragraph(2, "It was an increase that nobody had seen.", (Marker(2, 40),)),
                ),
            ),
        ),
        footnotes=(
            Footnote(1, "Frontex.", 0, 1),
            Footnote(2, "COM(2015) 240. Page 2.", 0, 2),
        ),
        furniture=("EUR-Lex", "Home", "Legal notice", "JOINT COMMUNICATION ON NOTHING"),
    )


def test_raised_digits_in_a_page_without_links_are_markers() -> None:
    """A saved page whose links were lost still gives its raised numbers as markers."""
    document = read_document(
        "<p>The numbers amount to 182,740<sup>1</sup>, which is many, many.</p>"
    )
    assert document.sections[0].paragraphs == (
        Paragraph(1, "The numbers amount to 182,740, which is many, many.", (Marker(1, 29),)),
    )


def test_a_page_that_cannot_be_read_to_its_end_says_so() -> None:
    """Markup that the parser cannot take is no failure: what came before is kept, or all of it."""
    document = read_document("<p>The first of these paragraphs is read.</p><![x[<p>Lost.</p>")
    assert document.sections[0].paragraphs[0].text == "The first of these paragraphs is read."
    assert document.problems in (
        (
            "the page could not be read beyond line 1, column 46",
            'a section without a heading begins at "The first of these paragraphs is read."',
        ),
        ('a section without a heading begins at "The first of these paragraphs is read."',),
    )


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (
            "Europe\u2019s  \u201cwider\u201d\n neighbour\u00adhood ",
            'Europe\'s "wider" neighbourhood',
        ),
        ("EUR\u00a03.9\u202fbillion", "EUR 3.9 billion"),
        ("2014\u20132020 \u2014 co\u2011operation \u2212 5", "2014-2020 - co-operation - 5"),
        ("\ufb01rst e\u0301tat \uff21\u2026", "first \u00e9tat A..."),
        ("Case and accents B\u00eakou stay", "Case and accents B\u00eakou stay"),
    ],
)
def test_folding_forgives_form_and_nothing_else(text: str, folded: str) -> None:
    """Folding evens out spaces, quotes, dashes and Unicode forms; words, case and digits stay."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is in its final form."""
    assert fold(fold(text)) == fold(text)


def test_a_quote_is_located_with_the_markers_inside_it() -> None:
    """A quote's place names section, paragraph and the markers within or at its end."""
    document = read_document(COPIED)
    assert document.locate("amount to\u00a0182,740, an enormous") == [
        Place(0, 1, None, 20, 50, (1,), whole_words=True)
    ]
    assert document.locate(", an enormous increase")[0].markers == ()
    assert document.locate("Migration and Mobility.")[0].markers == (2,)
    assert document.locate("Frontex weekly") == [Place(0, 1, 1, 0, 14, (), whole_words=True)]
    assert document.locate("Syria and Iraq") == [Place(1, None, None, 0, 14, (), whole_words=True)]
    assert [place.whole_words for place in document.locate("82,740")] == [False]
    assert [place.whole_words for place in document.locate("740")] == [False]
    assert document.locate("to 2014. This builds") == []
    assert document.locate(" ") == []


@given(st.text(alphabet=st.sampled_from("aB 1 2.,\n\n\n()[]<p>/a#\u00a0"), max_size=300))
def test_reading_never_fails_and_loses_no_word(text: str) -> None:
    """Any text is read without an error, as text and as HTML."""
    read_document(text, is_html=True)
    document = read_document(text, is_html=False)
    kept = [*document.furniture, *document.unplaced]
    kept += [note.text or "" for note in document.footnotes]
    for section in document.sections:
        kept += [section.number or "", section.heading or ""]
        kept += [paragraph.text for paragraph in section.paragraphs]
    letters = re.compile(r"[aBp]")
    assert sorted(letters.findall(" ".join(kept))) == sorted(letters.findall(text))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader fail, whatever its characters."""
    read_document(text)
    read_document(f"<p>{text}</p>", is_html=True)


@pytest.mark.parametrize(
    "piece", ["1 ", "[1]", "\n", "a\n\n", "<p>", "<a href='#_ftn1'>", "1. A\n"]
)
def test_a_megabyte_is_read_in_seconds(piece: str) -> None:
    """The cost of reading grows with the text's length and no faster."""
    text = piece * (500_000 // len(piece))
    start = time.perf_counter()
    read_document(text)
    assert time.perf_counter() - start < 20


def _quotes_tool() -> ModuleType:
    """The independent reading in shared/tools/quotes, without running its check."""
    path = SHARED / "tools" / "quotes"
    code = path.read_text(encoding="utf-8").partition("\nwords = ")[0]
    module = ModuleType("quotes")
    argv, sys.argv = sys.argv, [str(path)]
    try:
        exec(compile(code.replace("__file__", repr(str(path))), str(path), "exec"), module.__dict__)  # noqa: S102
    finally:
        sys.argv = argv
    return module


@needs_source
def test_the_shipped_source_reads_as_its_independent_check_does() -> None:
    """All paragraphs and footnotes in order are the words that shared/tools/quotes reads."""
    text = SOURCE.read_text(encoding="utf-8")
    document = read_document(text)
    tool = _quotes_tool()
    words: str = tool.fold(tool.without_markers(text))
    at = 0
    for _, paragraph in document.paragraphs():
        at = words.index(paragraph.text, at) + len(paragraph.text)
    for note in document.footnotes:
        if note.text is not None:
            at = words.index(note.text, at) + len(note.text)
    assert at == len(words)


@needs_source
def test_the_shipped_source_has_its_outline_and_footnotes() -> None:
    """The source has eleven sections, two of them unnamed, and 24 footnotes, four of them lost."""
    document = read_document(SOURCE.read_text(encoding="utf-8"))
    assert [(s.number, s.heading, len(s.paragraphs)) for s in document.sections] == [
        ("I", "The current refugee crisis and its international context", 5),
        ("II", "The European Union\u2019s policy framework and response", 6),
        ("III", "Key issues and European Union response", 1),
        (None, "Syria and Iraq", 6),
        (None, None, 5),
        (None, "Western Balkans", 4),
        (None, None, 12),
        (None, "The United Nations and the broader international community", 1),
        (None, "Cooperation in readmission and return of irregular migrants", 4),
        (
            None,
            "Fighting organised crime responsible for migrant smuggling and human trafficking",
            5,
        ),
        ("IV", "Conclusions and way forward", 9),
    ]
    assert [note.number for note in document.footnotes] == list(range(1, 25))
    assert [note.number for note in document.footnotes if note.text is None] == [3, 4, 6, 16]
    texts = {note.number: note.text for note in document.footnotes}
    assert texts[5] == "JOIN (2015) 2 final"
    assert texts[17] is not None
    assert texts[17].startswith("Currently 17 readmission agreements")
    assert texts[24] is not None
    assert texts[24].startswith("Mobility Partnerships offer")
    assert document.unplaced == ()
