"""Nothing is ever deleted, whatever the page; and reading costs as much as the text is long."""

import re
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Literal

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


SHAPES: dict[str, Callable[[int], str]] = {
    "raised numbers": lambda n: f"<p>{'word<sup>1</sup> ' * n}</p>",
    "spans": lambda n: f"<p>{'<span>word </span>' * n}</p>",
    "open spans": lambda n: f"<p>{'<span>word ' * n}</p>",
    "sections": lambda n: "".join(f"<h2>{at}. Part {at}</h2><p>It is so.</p>" for at in range(n)),
    "short paragraphs": lambda n: "<p>Short one.</p>" * n,
    "labels": lambda n: "<p>1.</p>" * n,
    "footnotes": lambda n: (
        "".join(f'<p>It <a href="#n{i}" id="r{i}">{i % 999}</a></p>' for i in range(n))
        + "".join(f'<p id="n{i}"><a href="#r{i}">{i % 999}</a> is.</p>' for i in range(n))
    ),
    "footnotes in one paragraph": lambda n: (
        "<p>"
        + "".join(f'It <a href="#_ftn{i}">{i % 999}</a>' for i in range(n))
        + "</p><div>"
        + "".join(f'<a href="#_ftnref{i}">{i % 999}</a> is.<br>' for i in range(n))
    ),
    "one name": lambda n: (
        '<p>It <a href="#n" id="r">1</a></p>' * n + '<p id="n"><a href="#r">1</a> is.</p>' * n
    ),
    "rows": lambda n: f"<table>{'<tr><td>Name</td><td>1 000</td></tr>' * n}</table>",
    "tables": lambda n: "<p>EUR million</p><table><tr><td>A</td><td>1</td></tr></table>" * n,
    "nested tables": lambda n: "<table><tr><td>A" * n,
    "nested blocks": lambda n: "<div>word" * n,
    "line breaks": lambda n: f"<p>{'a<br><br>' * n}",
    "bracketed markers": lambda n: "<p>" + 'a (<a href="#fn1">1</a>) ' * n,
    "markers in text": lambda n: "The number 1 , and (1) and [1] of it.\n\n" * n,
    "lists of notes": lambda n: "word (1), or.\n\n" + "(1) OJ C 1\n\n" * n,
    "notes of old pages": lambda n: "\n\n".join(f"word({at % 999})() x" for at in range(n)),
    "wrapped lines": lambda n: "words of a line that goes\non with a sentence\n" * n,
    "one word": lambda n: "x" * n * 20,
    "digits": lambda n: f"<p>{'1' * n * 20}</p>",
    "long references": lambda n: "<p>" + f"&#{'1' * 5000};" * (n // 50),
    "nested entities": lambda n: f"<p>&{'amp;' * n}</p>",
    "open attributes": lambda n: "<a x=" * n,
    "open quotes": lambda n: '<a x="' * n + ">",
    "odd quotes": lambda n: "<p>x</p>" + "<a '>\"" * n,
    "open comments": lambda n: "<p>x<!--" * n,
    "open tags": lambda n: "<p>x</p>" + "<a" * n,
    "open instructions": lambda n: "<?" * n,
    "open scripts": lambda n: "<p>x</p>" + "<script>" * n,
    "markdown notes": lambda n: "# A\n\n" + "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n)),
}
SIZE = 300
MOST = 2.4


def _cost(text: str) -> tuple[int, int]:
    """How many calls reading takes, and the most memory."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    form: Literal["markdown"] | None = "markdown" if text.startswith("# ") else None
    sys.setprofile(count)
    try:
        read_document(text, form).locate("no such words")
    finally:
        sys.setprofile(None)
    tracemalloc.start()
    read_document(text, form).locate("no such words")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return calls, peak


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_twice_the_text_takes_twice_the_steps(shape: str) -> None:
    """Steps and memory are counted, not timed: a slow machine does not matter."""
    _cost(SHAPES[shape](2))
    (calls, memory), (more_calls, more_memory) = (
        _cost(SHAPES[shape](SIZE * times)) for times in (1, 2)
    )
    assert more_calls <= MOST * calls + 500
    assert more_memory <= MOST * memory + 50_000


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
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, message: str) -> None:
    """A PDF and a file that is not UTF-8 are refused in one line."""
    with pytest.raises(FileError) as caught:
        read_source(content, "x.pdf")
    assert message in str(caught.value)
