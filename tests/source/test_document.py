"""Reading a source: its structure, its footnotes, and where quotes stand."""

import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.source.page.document import (
    Marker,
    Occurrence,
    Paragraph,
    SourceDocument,
    SourceFootnote,
    SourceSection,
    read_document,
)
from eufacts.source.page.folding import Normalised, normalise_text
from eufacts.source.page.front import Front
from eufacts.source.page.printable import as_data

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
            SourceSection(
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
            SourceSection(
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
            SourceSection(
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
            SourceFootnote(1, "Frontex weekly statistics", 0, 1),
            SourceFootnote(2, "COM(2015) 240 final", 0, 2),
            SourceFootnote(3, None, 1, 1),
            SourceFootnote(4, "Regulation (EU) No 231/2014", 2, 2),
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
        "[1] COM(2015) 240 final.\n\nAnd its annexes.\n\n[2] COM(2015) 286 final.\n"
    )
    assert [(note.number, note.text, note.paragraph) for note in document.footnotes] == [
        (1, "COM(2015) 240 final. And its annexes.", 1),
        (2, "COM(2015) 286 final.", 2),
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
            '<a href="#footnote1"><sup>(1)</sup></a>',
            '<a href="#footnote2"><sup>(2)</sup></a>',
            (
                '<dl id="footnote1"><dt><a href="#footnoteref1">(1)</a></dt><dd><p class="Foot">'
                'Frontex.</p></dd></dl><dl id="footnote2"><dt><a href="#footnoteref2">(2)</a></dt>'
                '<dd><p class="Foot">COM(2015) 240.</p><p class="Foot">Page 2.</p></dd></dl>'
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
            SourceSection(
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
            SourceFootnote(1, "Frontex.", 0, 1),
            SourceFootnote(2, "COM(2015) 240. Page 2.", 0, 2),
        ),
        furniture=("EUR-Lex", "Home", "Legal notice", "JOINT COMMUNICATION ON NOTHING"),
    )


ACT = """<!DOCTYPE html><html><head><title>L_2013176EN.01000101.xml</title></head><body>
<table><tbody><tr><td><p class="OJhd-date">27.6.2013</p></td><td><p class="OJhd-lg">EN</p></td>
<td><p class="OJhd-ti">Official Journal<br>of the European Union</p></td></tr></tbody></table>
<p class="OJdoc-ti">REGULATION (EU) No 1/2013 OF THE COUNCIL</p><p class="OJdoc-ti">of 26 June 2013
</p><p class="OJdoc-ti">on the prudential requirements for credit institutions and for all of the
 investment firms, and amending Regulation (EU) No 2/2012, Regulation (EU) No 3/2012 and more</p>
<p class="OJdoc-ti">(Text with EEA relevance)</p>
<p class="OJnormal">THE COUNCIL OF THE EUROPEAN UNION,</p>
<p class="OJnormal">Having regard to the opinion&nbsp;<a id="ntc1-L_1" href="#ntr1-L_1">(<span
 class="OJsuper">1</span>)</a>,</p>
<table><col width="4%"/><tbody><tr><td><p class="OJnormal">(1)</p></td><td><p class="OJnormal">The
 pool of 50 m<span class="OJsuper">2</span> is small.</p></td></tr></tbody></table>
<p class="OJti-art">Article&nbsp;1</p><p class="OJsti-art">Scope</p>
<p class="OJnormal">This Regulation covers:</p>
<table><tbody><tr><td><p class="OJnormal">(a)</p></td><td><p class="OJnormal">pools;</p></td></tr>
<tr><td><p class="OJnormal">(b)</p></td><td><table><tbody><tr><td><p class="OJnormal">—</p>
</td><td><p class="OJnormal">lakes.</p></td></tr></tbody></table></td></tr></tbody></table>
<hr class="OJnote"/><p class="OJnote"><a id="ntr1-L_1" href="#ntc1-L_1">(<span
 class="OJsuper">1</span>)</a>&nbsp;<a href="x?uri=OJ:C">OJ C 105, p. 1</a>.</p>
<p class="OJnote">See its annex.</p>
<hr class="OJdoc-sep"/><p class="OJdoc-ti">ANNEX I</p><p class="OJti-grseq-1">Pools</p>
<p class="OJnormal">Full pools.</p>
<p class="OJnormal">ELI: http://data.europa.eu/eli/reg/2013/1/oj</p>
<p class="OJnormal">ISSN 1977-0677 (electronic edition)</p></body></html>"""


@pytest.mark.parametrize("prefix", ["", "oj-"])
def test_an_act_of_the_official_journal_is_read_by_its_classes(prefix: str) -> None:
    """Title, articles, lists and notes of an act are told by its classes, of both generations."""
    assert read_document(ACT.replace('"OJ', f'"{prefix}')) == SourceDocument(
        sections=(
            SourceSection(
                "on the prudential requirements for credit institutions and for all of the"
                " investment firms, and amending Regulation (EU) No 2/2012, Regulation (EU)"
                " No 3/2012 and more",
                None,
                (
                    Paragraph(1, "THE COUNCIL OF THE EUROPEAN UNION,"),
                    Paragraph(2, "Having regard to the opinion,", (Marker(1, 28),)),
                    Paragraph(3, "(1) The pool of 50 m2 is small."),
                ),
            ),
            SourceSection("Article 1", None, ()),
            SourceSection(
                "Scope",
                None,
                (
                    Paragraph(1, "This Regulation covers:"),
                    Paragraph(2, "(a) pools;"),
                    Paragraph(3, "(b) — lakes."),
                ),
            ),
            SourceSection("ANNEX I", None, ()),
            SourceSection("Pools", None, (Paragraph(1, "Full pools."),)),
        ),
        footnotes=(SourceFootnote(1, "OJ C 105, p. 1. See its annex.", 0, 2),),
        furniture=(
            "27.6.2013",
            "EN",
            "Official Journal of the European Union",
            "REGULATION (EU) No 1/2013 OF THE COUNCIL",
            "of 26 June 2013",
            "(Text with EEA relevance)",
            "ELI: http://data.europa.eu/eli/reg/2013/1/oj",
            "ISSN 1977-0677 (electronic edition)",
        ),
    )


def test_a_consolidated_text_is_read_without_its_signs() -> None:
    """The signs of amendments and the table of them are set aside; titles are headings."""
    document = read_document(
        """<html><head><title>Consolidated TEXT: 32002L0058</title></head><body>
<p class="reference">02002L0058 — EN — 19.12.2009 — 002.001</p>
<p class="disclaimer">This text is meant purely as a documentation tool and has no legal effect.</p>
<table><tr><td><p class="arrow"><a href="x" title="32002L0058">►B</a></p></td><td>
<p class="title-doc-first">DIRECTIVE 2002/58/EC</p><p class="title-doc-last">on privacy</p></td>
</tr>
<tr><td><p class="arrow"><a href="x">►M1</a></p></td><td><p class="title-fam-member-star"><a
 href="x">DIRECTIVE 2006/24/EC of 15 March 2006</a></p></td><td><p class="toc-2">54</p></td></tr>
</table><hr class="separator"/><div class="eli-container"><p class="arrow"><a href="x">▼B</a></p>
<p class="title-doc-first">DIRECTIVE 2002/58/EC</p><p class="title-doc-last">on privacy</p>
<p class="title-article-norm">Article 1</p><p class="stitle-article-norm">Scope and aim</p>
<p class="modref"><a href="x" title="32009L0136: REPLACED">▼M2</a></p>
<div class="norm"><span class="no-parag">1a.&nbsp; </span>
<div class="norm inline-element">This covers networks (<a href="#E0001" id="src.E0001">
 <span class="superscript">1</span>
</a>) in part (as in Article 2(1)).</div></div>
<div class="grid-container"><div class="list grid-list-column-1"><span>(b) </span></div>
<div class="grid-list-column-2"><p class="norm">‘user’ means anyone;</p></div></div>
<p class="modref"><a href="x" title="32009L0136: DELETED">▼M2</a> —————</p>
<p class="title-annex-1">ANNEX I</p><p class="title-gr-seq-level-1">SCHEDULE A</p>
<p class="norm">Every network.</p></div>
<hr class="separator-short"/><p class="footnote">(<a href="#src.E0001" id="E0001">
 <span class="superscript">1</span>
</a>) OJ C 365 E, 19.12.2000, p. 223.</p></body></html>"""
    )
    assert document == SourceDocument(
        sections=(
            SourceSection("on privacy", None, ()),
            SourceSection("Article 1", None, ()),
            SourceSection(
                "Scope and aim",
                None,
                (
                    Paragraph(
                        1,
                        "1a. This covers networks in part (as in Article 2(1)).",
                        (Marker(1, 24),),
                    ),
                    Paragraph(2, "(b) ‘user’ means anyone;"),
                ),
            ),
            SourceSection("ANNEX I", None, ()),
            SourceSection("SCHEDULE A", None, (Paragraph(1, "Every network."),)),
        ),
        footnotes=(SourceFootnote(1, "OJ C 365 E, 19.12.2000, p. 223.", 2, 1),),
        furniture=(
            "02002L0058 — EN — 19.12.2009 — 002.001",
            "This text is meant purely as a documentation tool and has no legal effect.",
            "►B",
            "DIRECTIVE 2002/58/EC",
            "on privacy",
            "►M1",
            "DIRECTIVE 2006/24/EC of 15 March 2006",
            "54",
            "▼B",
            "DIRECTIVE 2002/58/EC",
            "▼M2",
            "▼M2 —————",
        ),
    )


def test_a_document_of_the_commission_is_read_from_word_to_html() -> None:
    """Cover, numbers in spans, headings of two lines, markers and notes of the Commission's form.

    A footnote ends with its item; the annex's cover after it is set aside.
    """
    document = read_document(
        """<html><head><title>COM(2015) 1.docx</title></head><body><div class="contentWrapper">
<div class="content"><!--[name=LW_X;value="?xml version="1.0"?a <b> / c"]--><p class="Logo">
 <img src="x.jpg" alt="flag"/>EUROPEAN COMMISSION</p><p class="Emission">Brussels, 13.1.2015</p>
<p class="Rfrenceinstitutionnelle">COM(2015) 1 final</p><p class="cpMarking"/>
<p class="Typedudocument_cp">COMMUNICATION</p><p class="Titreobjet_cp">on nothing<br/></p></div>
<div class="content"><p class="li ManualHeading1"><span class="num"><span>1.</span></span><span>The
 crisis</span></p><p class="Normal"><span>The rules (the ‘Rules’)</span><span
 class="FootnoteReference">
 <a class="footnoteRef" id="footnoteref2" href="#footnote2">1</a>
 </span><span> hold (as agreed</span><span class="FootnoteReference">
 <a class="footnoteRef" id="footnoteref3" href="#footnote3">2</a>
 </span><span>) in 201</span><span>5</span><span class="FootnoteReference">
 <a class="footnoteRef" id="footnoteref4" href="#footnote4">3</a>
 </span><span>. It is the 68</span><span>th</span><span> time.</span></p>
<p class="li ListBullet"><span class="list-symbol"><span class="num">·</span></span><span>Turkey
 has many.</span></p>
<p class="Titrearticle"><span>Article 1</span><span><br>Subject matter</span></p>
<p class="li Point0"><span class="num"><span>(a)</span></span><span>rules for it.</span></p></div>
<div class="content"><dl id="footnotes"><dd id="footnote2"><span class="num">
 <a class="footnote" href="#footnoteref2">(1)</a></span><span><span class="tab">&nbsp;</span>UN
 Series, No. 1.</span><p>See it.</p></dd><dd id="footnote3"><span class="num">
 <a class="footnote" href="#footnoteref3">(2)</a></span> <a class="externalRef"
 href="https://who.int">https://who.int</a></dd><dd id="footnote4"><span class="num">
 <a class="footnote" href="#footnoteref4">(3)</a></span><span>COM(2015) 240.</span></dd></dl></div>
</div><div class="contentWrapper"><p class="Typedudocument_cp">ANNEX</p>
<p class="Annexetitre"><span>ANNEX I</span></p><p class="Normal">Every rule of it.</p></div>
<p>Top</p></body></html>"""
    )
    assert document == SourceDocument(
        sections=(
            SourceSection(
                "The crisis",
                "1",
                (
                    Paragraph(
                        1,
                        "The rules (the ‘Rules’) hold (as agreed) in 2015. It is the 68th time.",
                        (Marker(1, 23), Marker(2, 39), Marker(3, 48)),
                    ),
                    Paragraph(2, "· Turkey has many."),
                ),
            ),
            SourceSection("Article 1 Subject matter", None, (Paragraph(1, "(a) rules for it."),)),
            SourceSection("ANNEX I", None, (Paragraph(1, "Every rule of it."),)),
        ),
        footnotes=(
            SourceFootnote(1, "UN Series, No. 1. See it.", 0, 1),
            SourceFootnote(2, "https://who.int", 0, 1),
            SourceFootnote(3, "COM(2015) 240.", 0, 1),
        ),
        furniture=(
            "EUROPEAN COMMISSION",
            "Brussels, 13.1.2015",
            "COM(2015) 1 final",
            "COMMUNICATION",
            "on nothing",
            "ANNEX",
            "Top",
        ),
    )


def test_a_whole_saved_page_is_read_without_the_site_around_it() -> None:
    """What stands outside the page's document is furniture, and so is the link back to its top."""
    document = read_document(
        """<html><body><div id="op-header"><p>Skip to main content</p></div><div id="MainContent">
<h1>Document 52015JC0040</h1><div id="PP1Contents"><p id="title">JOINT COMMUNICATION</p></div>
<div id="PP4Contents"><div id="text"><div id="textTabContent"><div id="document1"
 class="tabContent"><div class="content"><h2>1. The crisis</h2>
<p class="Normal">It grew.<a href="#footnote1">1</a></p><dl><dd id="footnote1"><p class="Normal">
<a href="#footnoteref1">(1)</a> Frontex.</p></dd></dl></div></div><p class="Normal"><a
 href="#document1">Top</a></p></div></div></div></div>
<p>This site is managed by the Publications Office</p></body></html>"""
    )
    assert document == SourceDocument(
        sections=(SourceSection("The crisis", "1", (Paragraph(1, "It grew.", (Marker(1, 8),)),)),),
        footnotes=(SourceFootnote(1, "Frontex.", 0, 1),),
        furniture=(
            "Skip to main content",
            "Document 52015JC0040",
            "JOINT COMMUNICATION",
            "Top",
            "This site is managed by the Publications Office",
        ),
    )


def test_an_annex_counts_its_own_footnotes() -> None:
    """Two footnotes may have one number: each stands with its own marker."""
    document = read_document(
        '<p>It grew <a href="#ntr1-A">(1)</a> and grew.</p>'
        '<p class="note"><a href="#ntc1-A">(1)</a> Frontex.</p><hr/>'
        '<p>It shrank <a href="#ntr1-B">(1)</a> and shrank.</p>'
        '<p class="note"><a href="#ntc1-B">(1)</a> Eurostat.</p>'
    )
    assert document.footnotes == (
        SourceFootnote(1, "Frontex.", 0, 1),
        SourceFootnote(1, "Eurostat.", 0, 2),
    )
    assert document.problems == ('a section without a heading begins at "It grew and grew."',)


def test_a_footnote_whose_text_the_page_lost_is_reported() -> None:
    """A footnote's number with nothing after it is a footnote whose text is missing."""
    document = read_document(
        '<h1>I. Growth</h1><p>It grew.<a href="#footnote1">1</a></p>'
        '<dl><dd id="footnote1"><a href="#footnoteref1">(1)</a></dd></dl>'
    )
    assert document.footnotes == (SourceFootnote(1, None, 0, 1),)
    assert document.problems == ("footnote 1: its text is missing",)


def test_a_documents_first_paragraph_goes_on_with_no_note_of_the_site() -> None:
    """What stands before the document has no part in its footnotes."""
    document = read_document(
        '<p><a href="#_ftnref1">[1]</a> Ours.</p><div id="document1"><h1>I. Growth</h1></div>'
        '<p><a href="#_ftnref1">[1]</a> Ours.</p><div id="document2"><p>It grew.</p></div>'
    )
    assert document == SourceDocument(
        sections=(SourceSection("Growth", "I", (Paragraph(1, "It grew."),)),),
        footnotes=(),
        furniture=("Ours.", "Ours."),
    )


@pytest.mark.parametrize(
    ("markup", "text", "offset"),
    [
        ("grew (and<a href='#fn1'>1</a>) then", "grew (and) then", 9),
        ("grew (and (<a href='#fn1'>1</a>)) then", "grew (and) then", 9),
        ("grew (<a href='#fn1'>1</a> and) then", "grew ( and) then", 6),
        ("grew [<a href='#fn1'>1</a>], then", "grew, then", 4),
        ("grew <a href='#fn1'>1</a> : then", "grew: then", 4),
        ("grew<br/>and <a href='#fn1'>1</a> then", "grew and then", 8),
        ("grew<span class='FootnoteReference'>1</span> m<sup>3</sup>", "grew m3", 4),
    ],
)
def test_a_marker_leaves_the_words_around_it_whole(markup: str, text: str, offset: int) -> None:
    """Only brackets that hold nothing but the marker go with it."""
    document = read_document(f"<p>{markup}</p>")
    assert [p for _, p in document.paragraphs()] == [Paragraph(1, text, (Marker(1, offset),))]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    """A line break in a page is a space; two are the end of a paragraph."""
    document = read_document("<div>It grew,<br>and grew.<br/> <br/>Then it shrank.</div>")
    assert [paragraph.text for _, paragraph in document.paragraphs()] == [
        "It grew, and grew.",
        "Then it shrank.",
    ]


def test_a_raised_two_after_a_unit_is_no_marker() -> None:
    """Square and cubic metres stay what they are in a page whose markers are raised numbers."""
    document = read_document("<p>It has 5 km<sup>2</sup> and grew.<sup>1</sup></p>")
    assert [p for _, p in document.paragraphs()] == [
        Paragraph(1, "It has 5 km2 and grew.", (Marker(1, 22),))
    ]


def test_paragraphs_of_articles_are_no_markers() -> None:
    """In a page whose markers stand in brackets, ``Article 8(1)`` is the text's own."""
    document = read_document(
        "<p>Having regard to Article 8(1) and 9(2)(a)(3) of Regulation 40/94(1),</p>"
        "<p>(1) OJ C 29, p. 3.</p>"
    )
    assert [paragraph for _, paragraph in document.paragraphs()] == [
        Paragraph(
            1, "Having regard to Article 8(1) and 9(2)(a)(3) of Regulation 40/94,", (Marker(1, 64),)
        ),
    ]
    own = "In Article 8(1), the first words of the sentence are struck."
    assert [p for _, p in read_document(f"<p>{own}</p>").paragraphs()] == [Paragraph(1, own)]


def test_raised_digits_in_a_page_without_links_are_markers() -> None:
    """A saved page whose links were lost still gives its raised numbers as markers."""
    document = read_document(
        "<p>The numbers amount to 182,740<sup>1</sup>, which is many, many.</p>"
    )
    assert document.sections[0].paragraphs == (
        Paragraph(1, "The numbers amount to 182,740, which is many, many.", (Marker(1, 29),)),
    )


def test_broken_markup_is_read_to_the_end() -> None:
    """What is not markup after all is text: nothing after it is lost."""
    document = read_document(
        "<p>The first of these paragraphs is read.</p><![x[<p>Lost.</p><p>Or < not <!-- so.</p>"
    )
    assert [paragraph.text for _, paragraph in document.paragraphs()] == [
        "The first of these paragraphs is read.",
        "Lost.",
        "Or < not <!-- so.",
    ]


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
    """It evens out spaces, quotes, dashes and Unicode forms; words, case and digits stay."""
    assert normalise_text(text) == folded


@given(st.text(), st.integers(0, 50))
def test_folding_knows_where_each_character_goes(text: str, at: int) -> None:
    """What stands before a place comes to stand before its place in the normalised text."""
    normalised = Normalised(text)
    assert normalised.text == normalise_text(text)
    assert normalised.text[: normalised.offset(at)].rstrip() == normalise_text(text[:at])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is in its final form."""
    assert normalise_text(normalise_text(text)) == normalise_text(text)


def test_a_quote_is_located_with_the_markers_inside_it() -> None:
    """A quote's place names section, paragraph and the markers within or at its end."""
    document = read_document(COPIED)
    assert document.locate("amount to\u00a0182,740, an enormous") == [
        Occurrence(0, 1, None, 20, 50, (1,), whole_words=True)
    ]
    assert document.locate(", an enormous increase")[0].markers == ()
    assert document.locate("Migration and Mobility.")[0].markers == (2,)
    assert document.locate("Frontex weekly") == [Occurrence(0, 1, 1, 0, 14, (), whole_words=True)]
    assert document.locate("Syria and Iraq") == [
        Occurrence(1, None, None, 0, 14, (), whole_words=True)
    ]
    assert [place.whole_words for place in document.locate("82,740")] == [False]
    assert [place.whole_words for place in document.locate("740")] == [False]
    assert document.locate("to 2014. This builds") == []
    assert document.locate(" ") == []


@given(st.text(alphabet=st.sampled_from("aB 1 2.,\n\n\n()[]<p>/a#\u00a0"), max_size=300))
def test_reading_never_fails_and_loses_no_word(text: str) -> None:
    """Any text is read without an error, as text and as HTML."""
    read_document(text, "html")
    document = read_document(text, "text")
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
    read_document(f"<p>{text}</p>", "html")


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


def test_a_document_is_printed_as_plain_data() -> None:
    """``as_data`` has everything that was understood, and what could not be placed."""
    data = as_data(
        read_document(
            "<p>COM(2099) 1 final</p><h1>I. Ponds <sup>1</sup></h1><p>Ducks.</p><table><tr>"
            "<th>A</th><th>EUR million</th></tr><tr><td>Malta</td><td>5</td></tr></table>"
        )
    )
    assert json.loads(json.dumps(data)) == {
        "title": None,
        "number": "COM(2099) 1 final",
        "type": None,
        "date": None,
        "place": None,
        "authors": [],
        "celex": None,
        "sections": [
            {
                "number": "I",
                "heading": "Ponds",
                "footnotes": [1],
                "paragraphs": [{"number": 1, "text": "Ducks.", "footnotes": []}],
                "tables": [
                    {
                        "number": 1,
                        "caption": None,
                        "after_paragraph": 1,
                        "header_rows": 1,
                        "footnotes": [],
                        "cells": [
                            _cell(1, 1, "A"),
                            _cell(1, 2, "EUR million"),
                            _cell(2, 1, "Malta"),
                            _cell(2, 2, "5", "EUR million"),
                        ],
                    }
                ],
            }
        ],
        "footnotes": [
            {
                "number": 1,
                "text": None,
                "section": 1,
                "heading": "Ponds",
                "paragraph": None,
                "cell": None,
            }
        ],
        "unplaced": [],
        "furniture": ["COM(2099) 1 final"],
        "problems": ["footnote 1: its text is missing"],
    }


def _cell(row: int, column: int, text: str, unit: str | None = None) -> dict[str, object]:
    place = {"row": row, "column": column, "rows": 1, "columns": 1}
    return {**place, "text": text, "unit": unit, "footnotes": []}


def test_what_stands_below_the_title_in_markdown_is_of_the_title_page() -> None:
    """Lines in the form of a title page's fields, up to the first that is not one."""
    page = (
        "# Meals\n\nCOM(2020) 5 final\n\nBrussels, 3 March 2020\n\nEUROPEAN COMMISSION\n\n"
        "REPORT FROM THE COMMISSION\n\nMeals are warm.\n\nParis, 1 May 2019\n"
    )
    document = read_document(page, "markdown")

    assert document.front == Front(
        title="Meals",
        number="COM(2020) 5 final",
        type="REPORT FROM THE COMMISSION",
        date="2020-03-03",
        place="Brussels",
        authors=("EUROPEAN COMMISSION",),
    )
    assert len(document.sections[0].paragraphs) == 6
