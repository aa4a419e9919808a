"""Footnotes in every form that pages and texts print them, and numbers that are not markers."""

import pytest

from eufacts.source.page.document import SourceDocument, SourceFootnote, read_document

SENTENCE = "The ponds of the Union are clean, and the ducks live in them all the year."


def _words(document: SourceDocument) -> list[str]:
    return [paragraph.text for _, paragraph in document.paragraphs()]


def _notes(document: SourceDocument) -> list[tuple[int, str | None, int | None]]:
    return [(note.number, note.text, note.paragraph) for note in document.footnotes]


@pytest.mark.parametrize(
    "text",
    [
        "And more than 30 million jobs, 1 in 7 of all jobs in the Union, depend on ponds.",
        "It is simply not fair that 1 in 4 ducks fails because of a pond.",
        "We have 1 pond, and 2 lakes, and 3 rivers that flow into the sea.",
        "See Task 1, Deliverable 2, and Mandate 3, all of them on ponds.",
        "In 2015, 1 of 2 ducks was counted (1) before and (2) after the winter.",
    ],
)
def test_a_figure_of_the_text_stays_in_it(text: str) -> None:
    """Without a list of notes, a number of the text is not a marker: nothing is ever deleted."""
    for document in (read_document(f"I. Ponds\n\n{text}\n"), read_document(f"<p>{text}</p>")):
        assert _words(document) == [text]
        assert document.footnotes == ()
    listed = read_document(f"I. Ponds\n\n{text}\n\n1. The Summit will bring the ducks together.\n")
    assert _words(listed)[0] == text


def test_spaced_parentheses_are_markers_with_texts() -> None:
    """``( 1 ) ( 2 )`` are two markers, and ``( 1 ) OJ …`` is the text of a note."""
    document = read_document(
        "<p>Clean technology ( 1 ) ( 2 ) and more of it is wanted in every pond.</p>"
        "<p>( 1 ) OJ L 1, 3.1.1994, p. 1.</p><p>( 2 ) OJ L 2, 4.1.1994, p. 2.</p>"
    )
    assert _words(document) == ["Clean technology and more of it is wanted in every pond."]
    assert _notes(document) == [
        (1, "OJ L 1, 3.1.1994, p. 1.", 1),
        (2, "OJ L 2, 4.1.1994, p. 2.", 1),
    ]


def test_the_notes_of_an_act_end_before_its_annexes() -> None:
    """In pages of before 2004 notes stand between paragraphs: each ends where it ends."""
    document = read_document(
        "<p>THE COUNCIL OF THE EUROPEAN UNION,</p>"
        "<p>Having regard to the proposal from the Commission(1),</p>"
        "<p>Having regard to the opinion of the European Parliament(2),</p><p>Whereas:</p>"
        "<p>(1) Ponds should be clean, because ducks live in them.</p>"
        "<p>(2) Lakes should be clean, because swans live in them.</p>"
        "<p>(3) Rivers should be clean, because they flow into lakes.</p>"
        "<p>Article 1</p><p>Ponds shall be clean in all the Member States of the Union.</p>"
        "<p>(1) OJ C 105, 1.5.1997, p. 1.</p><p>(2) OJ C 200, 1.9.1997, p. 2.</p>"
        "<p>ANNEX I</p><p>Every pond that is named in this list shall be cleaned.</p>"
        "<p>(1) The pond of Malta, which is the smallest one of all.</p>"
        "<p>(2) The pond of Cyprus, which is the warmest one of all.</p>"
    )
    assert _notes(document) == [
        (1, "OJ C 105, 1.5.1997, p. 1.", 2),
        (2, "OJ C 200, 1.9.1997, p. 2.", 3),
    ]
    assert [s.heading for s in document.sections][-1] == "ANNEX I"
    assert len(document.sections[-1].paragraphs) == 3
    assert len(_words(document)) == 11


def test_notes_with_empty_brackets_are_parted_where_they_have_run_together() -> None:
    """``(2) ()`` is how old pages print a marker and a note whose link was lost."""
    document = read_document(
        "<p>The ponds(1) () of the Union(2) () are clean, say all the experts(3) ().</p>"
        "<p>(1)() OJ L 369, 29.12.1982, p. 37.</p><p>(2)() See note 1.(3)() Ibid, p. 104.</p>"
        "<p>The Commission's replies are printed below in the order of the report.</p>"
    )
    assert _notes(document) == [
        (1, "OJ L 369, 29.12.1982, p. 37.", 1),
        (2, "See note 1.", 1),
        (3, "Ibid, p. 104.", 1),
    ]
    assert _words(document) == [
        "The ponds of the Union are clean, say all the experts.",
        "The Commission's replies are printed below in the order of the report.",
    ]


@pytest.mark.parametrize(
    ("marker", "notes"),
    [
        (
            '<sup><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1">Ducks of the Union.</li></ol>',
        ),
        (
            '<sup id="fnref1"><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1"><p>Ducks of the Union. <a href="#fnref1">↩</a></p></li></ol>',
        ),
        (
            '<a href="#n-a" id="r-a"><sup>1</sup></a>',
            '<section><p id="n-a">Ducks of the Union. <a href="#r-a">^</a></p></section>',
        ),
        (
            '<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>',
            '<li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> Ducks of the Union.</li>',
        ),
        (
            '<a href="#ftn1" name="back1">1</a>',
            '<div id="ftn1"><p><a href="#back1">1</a> Ducks of</p><p>the Union.</p></div>',
        ),
        ("<sup>1</sup>", "<p><sup>1</sup> Ducks of the Union.</p>"),
        ("<sup>1</sup>", "<p>(1) Ducks of the Union.</p>"),
    ],
)
def test_footnotes_of_ordinary_pages_are_read(marker: str, notes: str) -> None:
    """A link that its target answers is a marker, whatever a page calls its footnotes."""
    document = read_document(f"<h1>I. Ponds</h1><p>{SENTENCE}{marker}</p>{notes}")
    assert _words(document) == [SENTENCE]
    assert document.footnotes == (SourceFootnote(1, "Ducks of the Union.", 0, 1),)
    assert document.problems == ()


def test_a_link_to_a_section_is_not_a_marker() -> None:
    """A table of contents links numbers too: its links are not answered."""
    document = read_document(
        f'<h1>I. Ponds</h1><p>See part <a href="#part2">2</a> below for the ducks.</p><p>{SENTENCE}'
        f'</p><h1 id="part2">II. Ducks</h1><p>{SENTENCE}</p>'
    )
    assert _words(document)[0] == "See part 2 below for the ducks."
    assert document.footnotes == ()


def test_a_note_keeps_the_number_that_its_text_begins_with() -> None:
    """Only the label that links back is left out; "see footnote 1" in a note is its text."""
    document = read_document(
        f'<h1>I. Ponds</h1><p>{SENTENCE}<a href="#footnote1">1</a> <a href="#footnote2">2</a></p>'
        '<dl><dd id="footnote1"><p><a href="#footnoteref1">(1)</a> '
        '<span class="FootnoteReference">1 '
        '</span><a href="http://x.eu">http://x.eu</a></p></dd><dd id="footnote2"><a'
        ' href="#footnoteref2">(2)</a> See footnote <a href="#footnote1">1</a> above.</dd></dl>'
    )
    assert _notes(document) == [(1, "1 http://x.eu", 1), (2, "See footnote 1 above.", 1)]


def test_a_note_in_the_text_ends_with_its_paragraph() -> None:
    """Without a class of notes, the paragraph after a note is the document's."""
    document = read_document(
        f'<h1>I. Ponds</h1><p>{SENTENCE}<a href="#_ftn1">[1]</a></p>'
        f'<p><a href="#_ftnref1">[1]</a> Ducks.</p><p>{SENTENCE}</p>'
    )
    assert _words(document) == [SENTENCE, SENTENCE]
    assert _notes(document) == [(1, "Ducks.", 1)]


def test_a_note_ends_where_the_text_with_the_next_marker_begins() -> None:
    """Without links either, in pages of before 2004 whose notes stand between paragraphs."""
    document = read_document(
        f"<p>I. Ponds</p><p>{SENTENCE}(1)</p><p>(1) OJ No C 1, 3. 1. 1994, p. 1.</p>"
        f"<p>{SENTENCE}</p><p>{SENTENCE}(2)</p><p>(2) OJ No C 2, 4. 1. 1994, p. 2.</p>"
        f"<p>{SENTENCE}</p>"
    )
    assert _words(document) == [SENTENCE] * 4
    assert _notes(document) == [
        (1, "OJ No C 1, 3. 1. 1994, p. 1.", 1),
        (2, "OJ No C 2, 4. 1. 1994, p. 2.", 3),
    ]


@pytest.mark.parametrize("label", ["({})", "[{}]"])
def test_notes_on_lines_that_touch_are_parted(label: str) -> None:
    """In a copied text a line that begins with a note's number begins a note."""
    one, two = label.format(1), label.format(2)
    document = read_document(
        f"I. Ponds\n\n{SENTENCE} {one}\n\n{SENTENCE} {two}\n\n"
        f"{one} COM(2014) 5 final.\n{two} OJ L 3, 4.1.2014, p. 1.\n"
    )
    assert _notes(document) == [
        (1, "COM(2014) 5 final.", 1),
        (2, "OJ L 3, 4.1.2014, p. 1.", 2),
    ]


def test_a_raised_power_is_not_a_marker() -> None:
    """Ten to the sixth is neither 106 nor footnote 6."""
    document = read_document("<p>It has 10<sup>6</sup> ducks and 10<sup>-3</sup> swans.</p>")
    assert _words(document) == ["It has 10⁶ ducks and 10⁻³ swans."]


def test_an_excerpt_keeps_the_numbers_of_its_markers() -> None:
    """In a part of a document, a number with a space before its comma is a marker."""
    document = read_document(
        "I. Ponds\n\nThe Directive 9 , focusing on ponds, has 27 parts.\n\n"
        "The number of ducks tripled and it continues to grow 13 , posing a risk to the pond.\n"
    )
    assert _words(document) == [
        "The Directive, focusing on ponds, has 27 parts.",
        "The number of ducks tripled and it continues to grow, posing a risk to the pond.",
    ]
    assert _notes(document) == [(9, None, 1), (13, None, 2)]
    assert document.problems[0] == "footnotes: 2 markers, but no list of their texts was found"
