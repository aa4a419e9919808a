"""Text with emphasis and links, in three ways of writing."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eufacts.citations.pieces import Piece, html, linked, markdown, plain

ADDRESS = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:22000A1215(01)"
CITATION = (
    Piece("Commission & HR, "),
    Piece("A_Title* [1]", italic=True),
    Piece(" (2015), "),
    *linked(f"{ADDRESS}."),
)
MARKUP = st.text(st.sampled_from("ab1 \\`*_{}[]<>()#+-=.!|~&;:/$@\"'“”’\n"))
WORDS = st.text(st.characters(exclude_categories=("C", "Z"))) | MARKUP
LINKS = st.sampled_from([None, None, ADDRESS, "https://a.eu/?b=1&c=<d>", "javascript:alert(1)"])
PIECES = st.lists(st.builds(Piece, WORDS, st.booleans(), LINKS))


def test_three_ways() -> None:
    """The words alone, Markdown and HTML; signs that are markup are escaped."""
    words = f"Commission & HR, A_Title* [1] (2015), {ADDRESS}."
    assert words == plain(CITATION)
    assert (rf"Commission \& HR, *A\_Title\* \[1\]* (2015), <{ADDRESS}>.") == markdown(CITATION)
    assert (
        f'Commission &amp; HR, <em>A_Title* [1]</em> (2015), <a href="{ADDRESS}">{ADDRESS}</a>.'
    ) == html(CITATION)


def test_emphasis_clings_to_words() -> None:
    """Stars where they are emphasis, else the tag; spaces stand outside, italics are joined."""
    assert markdown([Piece("a "), Piece("b c ", italic=True), Piece("d")]) == "a *b c* d"
    assert markdown([Piece("b", italic=True), Piece("c", italic=True)]) == "*bc*"
    assert markdown([Piece("a"), Piece("“b”", italic=True)]) == "a<em>“b”</em>"


def test_lines() -> None:
    """A line's end is one; an empty line parts paragraphs; nothing becomes a list."""
    text = [Piece("“Words.”\n1. note\n\n- more")]
    assert markdown(text) == "“Words.”\\\n1\\. note\n\n\\- more"
    assert html(text) == "“Words.”<br>\n1. note<br>\n<br>\n- more"


def test_only_web_addresses_are_links() -> None:
    """Any other scheme is text."""
    piece = Piece("here", link="javascript:alert(1)")
    assert (markdown([piece]), html([piece])) == ("here", "here")


def test_addresses_are_found() -> None:
    """Brackets belong to an address in pairs; punctuation after it does not."""
    assert linked("(ELI: http://data.europa.eu/eli/dec/2015/778/oj).") == (
        Piece("(ELI: "),
        Piece(
            "http://data.europa.eu/eli/dec/2015/778/oj",
            link="http://data.europa.eu/eli/dec/2015/778/oj",
        ),
        Piece(")."),
    )


class _Text(HTMLParser):
    """Collects the text and the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all((value or "").startswith("http") for _, value in attrs)


@settings(deadline=None)
@given(PIECES)
def test_html_holds_the_same_words(pieces: list[Piece]) -> None:
    """Parsed, HTML is the same text; it has no tags but the three."""
    parser = _Text()
    parser.feed(html(pieces))
    parser.close()
    assert parser.text == plain(pieces)
    assert parser.tags <= {"em", "a", "br"}


@settings(deadline=None)
@given(PIECES)
def test_markdown_holds_the_same_words(pieces: list[Piece]) -> None:
    """Rendered, Markdown is the same words; nothing in them becomes markup."""
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(pieces))
    parser = _Text()
    parser.feed(rendered)
    parser.close()
    assert parser.text.split() == plain(pieces).split()
    assert parser.tags <= {"p", "em", "a", "br"}
