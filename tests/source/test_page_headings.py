"""Headings, their numbers, hard-wrapped text, and the title page."""

import re

import pytest

from eufacts.source.page.document import Front, SourceDocument, read_document, read_source

SENTENCE = "The ponds of the Union are clean, and the ducks live in them all the year."
LONG = (
    "Requirements to be met in the short or long term including a detailed timeline for the"
    " cleaning of the ponds of the Union and of the lakes and rivers that flow into them or out"
)


def _sections(document: SourceDocument) -> list[tuple[str | None, str | None, int]]:
    return [(s.number, s.heading, len(s.paragraphs)) for s in document.sections]


@pytest.mark.parametrize(
    ("heading", "number", "words"),
    [
        ("1. 'Fit for ponds': delivering", "1", "'Fit for ponds': delivering"),
        ("2. “Clean” ponds", "2", "“Clean” ponds"),
        ("2.1 A fair pond", "2.1", "A fair pond"),
        ("3. Aid", "3", "Aid"),
        ("3.2.1.1. Ponds of the parent department", "3.2.1.1", "Ponds of the parent department"),
        ("2. Where do we swim today?", "2", "Where do we swim today?"),
        ("1.3. The proposal relates to:", "1.3", "The proposal relates to:"),
        (f"1.5.1. {LONG}", "1.5.1", LONG),
        ("ANNEX II", None, "ANNEX II"),
        ("PONDS AND DUCKS", None, "PONDS AND DUCKS"),
    ],
)
def test_a_heading_is_told_by_its_form(heading: str, number: str | None, words: str) -> None:
    """Numbers, quotation marks, questions and length do not hide a heading."""
    for document in (
        read_document(f"{heading}\n\n{SENTENCE}\n\n{SENTENCE}\n"),
        read_document(f"<p>{heading}</p><p>{SENTENCE}</p><p>{SENTENCE}</p>"),
    ):
        assert _sections(document) == [(number, words, 2)]


def test_a_text_begins_at_a_numbered_heading_over_its_words() -> None:
    """What stands between the first heading and the first whole sentence is the text's own."""
    items = "".join(f"<li>{words}</li>" for words in ("clean 5 ponds;", "feed 6 ducks."))
    document = read_document(
        f"<p>1. Aims</p><p>The Union will:</p><ul>{items}</ul><p>{SENTENCE}</p>"
    )
    assert _sections(document) == [("1", "Aims", 4)]
    assert document.furniture == ()


def test_headings_that_are_counted_without_a_dot() -> None:
    """``1 Introduction`` has a number if ``2 …`` follows; ``27 Member States`` has none."""
    text = f"1 Introduction\n\n{SENTENCE}\n\n2 Where do we stand?\n\n{SENTENCE}\n\n"
    document = read_document(f"{text}27 Member States\n\n{SENTENCE}\n\n2.1 Ponds\n\n{SENTENCE}\n")
    assert _sections(document) == [
        ("1", "Introduction", 1),
        ("2", "Where do we stand?", 1),
        (None, "27 Member States", 1),
        ("2.1", "Ponds", 1),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p class="ManualHeading1">' + f"{SENTENCE} " * 6 + "</p>",
        '<p class="li ManualConsidrant">(12)Ponds of the Union</p>',
        '<p class="Point0">Ponds of the Union</p>',
        "<p>☑ a new action on ponds</p>",
        "<p>(Text with relevance for ponds)</p>",
        "<ul><li>Ponds of the Union</li></ul>",
    ],
)
def test_what_a_page_marks_is_a_hint(paragraph: str) -> None:
    """A long text that is marked as a heading is a paragraph, and so is an item of a list."""
    document = read_document(f"<h1>I. Ponds</h1>{paragraph}<p>{SENTENCE}</p>")
    assert _sections(document) == [("I", "Ponds", 2)]


def test_the_lines_of_an_acts_title_are_one_heading() -> None:
    """``Proposal for a``, the type and the subject name the act together."""
    document = read_document(
        f'<h1>MEMORANDUM</h1><p>{SENTENCE}</p><p class="Statut">Proposal for a</p>'
        '<p class="Typedudocument">REGULATION OF THE COUNCIL</p><p class="Titreobjet">on ponds</p>'
        f"<p>{SENTENCE}</p>"
    )
    assert _sections(document) == [
        (None, "MEMORANDUM", 1),
        (None, "Proposal for a REGULATION OF THE COUNCIL on ponds", 1),
    ]


COUNTED = "They are counted each year by a committee of zero-emission experts."
WRAPPED = """The ponds of the Union are clean, and
the ducks live in them all the year, as
do the swans. They are counted each year
by a committee of zero-
emission experts.
The second paragraph follows without a
blank line, because its author ended it.
"""


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_hard_wrapped_text_is_joined_whatever_its_blank_lines(blank: str) -> None:
    """Lines that go on with a sentence are one paragraph; a line ended early ends it."""
    document = read_document(f"I. Ponds\n\n{WRAPPED}{blank}{WRAPPED}")
    texts = [paragraph.text for _, paragraph in document.paragraphs()]
    assert texts[:2] == [
        f"{SENTENCE[:-1]}, as do the swans. {COUNTED}",
        "The second paragraph follows without a blank line, because its author ended it.",
    ]
    assert len(texts) == 4


def test_double_spaced_lines_are_joined() -> None:
    """A blank line after each line parts nothing if sentences go on across it."""
    spaced = WRAPPED.replace("\n", "\n\n")
    document = read_document(f"I. Ponds\n\n\n{spaced}\n{spaced}")
    texts = [paragraph.text for _, paragraph in document.paragraphs()]
    assert texts[0] == f"{SENTENCE[:-1]}, as do the swans. {COUNTED}"
    assert len(texts) == 4


def test_a_line_a_paragraph_stays_so() -> None:
    """Where no line goes on with the one above, each is a paragraph of its own."""
    document = read_document(f"I. Ponds\n{SENTENCE}\n{SENTENCE}\n{SENTENCE}\n")
    assert _sections(document) == [("I", "Ponds", 3)]


@pytest.mark.parametrize(
    ("above_headings", "in_the_text", "sections"),
    [
        (1, 1, [("I", "Ponds", 4), ("II", "Lakes", 2)]),
        (1, 2, [("I", "Ponds", 2), (None, None, 2), ("II", "Lakes", 2)]),
        (3, 3, [("I", "Ponds", 4), ("II", "Lakes", 2)]),
        (3, 4, [("I", "Ponds", 2), (None, None, 2), ("II", "Lakes", 2)]),
    ],
)
def test_a_lost_heading_leaves_more_room_than_headings_have(
    above_headings: int, in_the_text: int, sections: list[tuple[str | None, str | None, int]]
) -> None:
    """A gap that every heading has is a mere break if a paragraph has it."""
    two = f"{SENTENCE}\n\n{SENTENCE}"
    gap, room = "\n" * (1 + above_headings), "\n" * (1 + in_the_text)
    document = read_document(f"I. Ponds\n\n{two}{room}{two}{gap}II. Lakes\n\n{two}\n")

    assert _sections(document) == sections


MARKDOWN = """# Ponds of the Union

The ponds[^1] of the Union are *clean*, and
the ducks[^x] live in them.

## Money

Short line

| Pond | EUR million |
| ---- | ----------- |
| Malta | 1 384 |

[^1]: Wet places.
[^x]: Birds that swim,
    and dive.
"""


def test_markdown_is_read_with_headings_tables_and_footnotes() -> None:
    """Markdown says itself what is a heading; its footnotes are numbered in their order."""
    document = read_source(MARKDOWN.encode(), "ponds.md")
    assert document == read_document(MARKDOWN)
    assert _sections(document) == [(None, "Ponds of the Union", 1), (None, "Money", 1)]
    assert [p.text for _, p in document.paragraphs()] == [
        "The ponds of the Union are clean, and the ducks live in them.",
        "Short line",
    ]
    assert [(n.number, n.text, n.section) for n in document.footnotes] == [
        (1, "Wet places.", 0),
        (2, "Birds that swim, and dive.", 0),
    ]
    (table,) = document.sections[1].tables
    assert [(c.row, c.column, c.text, c.unit) for c in table.cells][-1] == (
        2,
        2,
        "1 384",
        "EUR million",
    )
    assert document.front.title == "Ponds of the Union"
    assert document.problems == ()


def test_the_front_matter_of_markdown_is_set_aside() -> None:
    """What a site's generator is told is not the document's."""
    document = read_source(b"---\ntitle: Ponds & co\n---\n# Ponds\n\nThey are clean.\n", "p.md")
    assert document.furniture == ("--- title: Ponds & co ---",)
    assert _sections(document) == [(None, "Ponds", 1)]


def test_a_hash_in_a_text_file_is_not_a_heading_of_markdown() -> None:
    """A file named .txt is text, whatever signs it has."""
    document = read_source(f"# URL of it\n\n## Ponds\n\n{SENTENCE}\n".encode(), "ponds.txt")
    assert document.sections[0].heading != "Ponds"


@pytest.mark.parametrize(
    ("page", "front"),
    [
        (
            (
                '<html><head><link rel="canonical" href="https://eur-lex.europa.eu/legal-content/TXT/'
                '?uri=CELEX%3A52099DC0001"/></head><body><p class="Logo">EUROPEAN COMMISSION</p>'
                '<p class="Emission">Brussels, 14.7.2099</p><p class="Rfrenceinstitutionnelle">'
                'COM(2099) 1 final</p><p class="Typedudocument_cp">COMMUNICATION FROM THE COUNCIL'
                ' EMPTY</p><p class="Titreobjet_cp">on ponds</p>'
                f"<h1>1. Ponds</h1><p>{SENTENCE}</p></body></html>"
            ),
            Front(
                "on ponds",
                "COM(2099) 1 final",
                "COMMUNICATION FROM THE COUNCIL",
                "2099-07-14",
                "Brussels",
                ("EUROPEAN COMMISSION",),
                "52099DC0001",
            ),
        ),
        (
            (
                "Document 52099JC0040\n\nEUROPEAN COMMISSION\n\nHIGH REPRESENTATIVE OF THE UNION"
                "\n\nStrasbourg, 9 September 2099\n\nJOIN(2099) 40 final\n\n"
                "JOINT COMMUNICATION TO THE EUROPEAN PARLIAMENT AND THE COUNCIL\n\n"
                f"Ponds: the Role of Ducks\n\nI. Ponds\n\n{SENTENCE}\n"
            ),
            Front(
                "Ponds: the Role of Ducks",
                "JOIN(2099) 40 final",
                "JOINT COMMUNICATION TO THE EUROPEAN PARLIAMENT AND THE COUNCIL",
                "2099-09-09",
                "Strasbourg",
                ("EUROPEAN COMMISSION", "HIGH REPRESENTATIVE OF THE UNION"),
                "52099JC0040",
            ),
        ),
        (
            (
                '<p class="oj-hd-date">27.6.2099</p><p class="oj-doc-ti">REGULATION (EU) 2099/1</p>'
                '<p class="oj-doc-ti">of 26 June 2099</p><p class="oj-doc-ti">on ponds</p>'
                f'<p class="oj-doc-ti">(Text with relevance)</p><p class="oj-normal">{SENTENCE}</p>'
                '<p class="oj-doc-ti">ANNEX</p>'
            ),
            Front("REGULATION (EU) 2099/1 of 26 June 2099 on ponds", type="REGULATION"),
        ),
        (
            (
                "JOINT COMMUNICATION TO THE COUNCIL Addressing Ponds\n\nBrussels, 31.2.2099"
                f"\n\nI. Ponds\n\n{SENTENCE}\n"
            ),
            Front("Addressing Ponds", None, "JOINT COMMUNICATION TO THE COUNCIL", None, "Brussels"),
        ),
        (
            (
                "COUNCIL RESOLUTION of 20 July 2099 on ponds\n\n"
                f"THE COUNCIL OF THE EUROPEAN UNION,\n\n{SENTENCE}\n"
            ),
            Front("COUNCIL RESOLUTION of 20 July 2099 on ponds", type="COUNCIL RESOLUTION"),
        ),
        (f"I. Ponds\n\n{SENTENCE}\n", Front()),
    ],
)
def test_the_title_page_is_read_as_fields(page: str, front: Front) -> None:
    """What the page states of the document is a field; what it does not state is None."""
    assert read_document(page).front == front


FERRIES = (
    "COM(2099) 7 final. Brussels, 3.6.2099. Ferries in winter. 1. The situation. In 2098 at least"
    " 1.2 million people crossed by ferry. A third of them drove. 2. What comes next. 1. This is"
    " not a heading. Half of the ferries will rest.\n"
)
LINES = re.sub(r"\.\s(?=Bru|Fer|1\. The|2\.|In 20|1\. This)", r"\n", FERRIES)


@pytest.mark.parametrize("text", [FERRIES, LINES])
def test_a_title_page_in_one_line_is_a_title_page(text: str) -> None:
    """Number, date, title and the headings that count up from 1 are told, as where lines part."""
    document = read_document(text)

    assert document.front == Front(
        "Ferries in winter", "COM(2099) 7 final", None, "2099-06-03", "Brussels"
    )
    assert _sections(document) == [("1", "The situation", 1), ("2", "What comes next", 1)]


def test_a_text_that_only_cites_a_document_first_has_no_title_page() -> None:
    """A sentence that goes on after the number states nothing of its own document."""
    document = read_document(f"COM(2099) 7 final is short. Ferries are late. {SENTENCE}\n")

    assert document.front == Front()
    assert _sections(document) == [(None, None, 1)]
