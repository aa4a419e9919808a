"""Nothing is ever deleted, whatever the page."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.errors import FileError
from eufacts.source.page.document import SourceDocument, read_document, read_source

TAGS = ("p", "div", "h2", "span", "b", "sup", "table", "tr", "td", "th", "ul", "li", "dl", "dd")
OPENINGS = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag}>" for tag in TAGS),
        *('<a href="#fn1">', '<a href="#fnref1">', '<p id="fn1">', "</a>", "<br>", "<hr>"),
        *('<div class="textbox">', '<p class="Statut">', '<p class="FootnoteText">', "<caption>"),
        *(
            "<!-- not shown -->",
            "< ",
            "<head>",
            "<button>",
            "</button>",
            "&amp;",
            "(",
            ")",
            " ",
            "\n\n",
            "# ",
            "| ",
            ", ",
            ". ",
        ),
    ]
)


def words_of(document: SourceDocument) -> Counter[str]:
    """Every word that a document has, wherever it is."""
    texts = [*document.furniture, *document.unplaced, *(one.text for one in document.pieces())]
    texts += [section.number or "" for section in document.sections]
    return Counter(re.findall(r"w\d+x|\b[1-9]\d{3}\b", " ".join(texts)))


@given(st.lists(OPENINGS, max_size=60))
def test_every_word_of_a_page_comes_out_once(parts: list[str]) -> None:
    """Each word and each figure between tags of any order is in the document, once."""
    words = [f"w{at}x" if at % 3 else f"{1000 + at}" for at in range(len(parts))]
    text = "".join(f"{part} {word} " for part, word in zip(parts, words, strict=True))
    assert words_of(read_document(text, "html")) == Counter(words)
    assert words_of(read_document(text, "text")) == Counter(words)


@pytest.mark.parametrize(
    "content",
    [
        b"<p>&#" + b"9" * 5000 + b"; and &#x" + b"f" * 5000 + b"; stay.</p>",
        b"<p>&#1114112; &#xD800; &#0; &nosuch; &amp;amp; stay.</p>",
        b'<table><tr><td colspan="' + b"9" * 5000 + b'">stay.</td><td>x</td></tr></table>',
    ],
)
def test_decoding_never_raises(content: bytes) -> None:
    """A reference to a character that does not exist, or a number of 5,000 digits, is no error."""
    assert any("stay." in piece.text for piece in read_source(content, "x.html").pieces())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"%PDF-1.7\n\xe2\xe3",
            (
                "a PDF cannot be read, because its footnote marks melt into its figures: save the"
                " document's HTML page from EUR-Lex, or copy that page's text into a file"
            ),
        ),
        (b"One.\nTwo \xff.\n", "not UTF-8 (line 2): save it as UTF-8"),
        ("One.\n".encode("utf-16"), "not UTF-8 (line 1): save it as UTF-8"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "x.pdf: is not a text: give a page's HTML, its text or Markdown, in UTF-8",
        ),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "x.pdf: is not a text"),
        (b"PK\x03\x04\x14\0\x06\0", "x.pdf: is not a text"),
        (b" \n\n", "x.pdf: is empty"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, message: str) -> None:
    """A PDF, a picture, an office document, an empty file: each is refused in one line."""
    with pytest.raises(FileError) as caught:
        read_source(content, "x.pdf")
    assert message in str(caught.value)
