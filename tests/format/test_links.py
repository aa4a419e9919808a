"""Links: the address of a page at a sentence, written as browsers read it."""

import re
from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eufacts.format import model
from eufacts.format.links import CLOSING, Link, deep_link, fits, usual, without_commands
from eufacts.format.lock import Lock, read_lock
from eufacts.format.reader import read
from eufacts.index.rows import Rows
from eufacts.index.store import shipped

PAGE = "https://example.org/act"
QUOTE = (
    "The EU\N{RIGHT SINGLE QUOTATION MARK}s re-admission \N{EN DASH} its A&B, 40% more, "
    "drew on 3.9 billion (net)."
)
SHORT = "JOIN (2015) 2 final."


@pytest.mark.parametrize(
    ("quote", "link", "fragment"),
    [
        (QUOTE, Link(3, 2), "The%20EU%E2%80%99s%20re%2Dadmission,billion%20%28net"),
        (
            QUOTE,
            Link(7, 1),
            "The%20EU%E2%80%99s%20re%2Dadmission%20%E2%80%93%20its%20A%26B%2C%2040%25,%28net",
        ),
        (QUOTE, Link(2, 1, "Then,"), "Then%2C-,The%20EU%E2%80%99s,%28net"),
        (QUOTE, Link(2, 0), "The%20EU%E2%80%99s"),
        (SHORT, Link(4, 0), "JOIN%20%282015%29%202%20final"),
        (SHORT, Link(4, 0, "", "Later on"), "JOIN%20%282015%29%202%20final.,-Later%20on"),
        ("...", Link(1, 0), "..."),
    ],
)
def test_what_has_a_meaning_in_a_link_is_escaped(quote: str, link: Link, fragment: str) -> None:
    """Commas, hyphens, ampersands and all that is not ASCII are escaped; closing marks left out."""
    assert deep_link(PAGE, quote, link) == f"{PAGE}#:~:text={fragment}"


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        (f"{PAGE}#art-3", f"{PAGE}#art-3:~:text="),
        (f"{PAGE}#:~:text=other", f"{PAGE}#:~:text="),
        ("http://example.org/?a=b", "http://example.org/?a=b#:~:text="),
    ],
)
def test_a_fragment_that_the_page_has_is_kept(page: str, begins: str) -> None:
    """The words are looked for in the page as it was opened, and no others."""
    assert deep_link(page, SHORT, Link(2, 1)) == f"{begins}JOIN%20%282015%29,final"


def test_an_address_that_is_not_on_the_web_stays_as_it_is() -> None:
    """A document that no browser opens gets no made-up link."""
    assert deep_link("urn:isbn:9780000000002", SHORT, Link(2, 1)) == "urn:isbn:9780000000002"


@pytest.mark.parametrize("count", [1, 2, 10, 11, 12, 65])
def test_the_usual_link_names_words_that_the_quote_has(count: int) -> None:
    """A short quote whole, five words at either end of a longer one, none of them twice."""
    quote = " ".join(["word"] * count)

    assert usual(quote) == (Link(count, 0) if count <= 10 else Link(5, 5))
    assert fits(quote, usual(quote))


@pytest.mark.parametrize("link", [Link(0, 2), Link(3, 2), Link(5, 0), Link(2, -1)])
def test_a_link_to_words_that_the_quote_has_not_does_not_fit(link: Link) -> None:
    """Words are named once, and only those that are there."""
    assert not fits(SHORT, link)


def _urls(base: model.FactBase, lock: Lock | None) -> dict[str, str]:
    rows = Rows(base, lock).rows()
    return {row["id"]: row["url"] for row in rows if row["kind"] == "excerpt"}


def test_the_url_of_an_excerpt_is_made_from_the_lock() -> None:
    """A link names the words that the source has proven to lead to the quote alone."""
    base, lock = read(shipped()), read_lock(shipped())
    assert lock is not None
    quotes, page = {one.id: one.quote for one in base.excerpt}, base.document.url
    assert page

    assert _urls(base, lock) == {
        name: deep_link(page, quotes[name], link) for name, link in lock.links.items()
    }


def test_without_proof_the_url_is_the_usual_one() -> None:
    """A quote that was never proven, or has been changed since, still has a link to the page."""
    base, lock = read(shipped()), read_lock(shipped())
    assert lock is not None
    page = base.document.url
    assert page
    unproven = {one.id: deep_link(page, one.quote, usual(one.quote)) for one in base.excerpt}
    first = base.excerpt[0].id
    changed = replace(lock, quotes={**lock.quotes, first: {**lock.quotes[first], "sha256": "00"}})
    empty = replace(lock, quotes={**lock.quotes, first: {**lock.quotes[first], "link": []}})

    assert _urls(base, None) == unproven
    assert _urls(base, changed)[first] == _urls(base, empty)[first] == unproven[first]


@given(st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc", "Zl", "Zp"]), min_size=1))
@example("100%-sure,really")
def test_a_link_is_encoded_as_addresses_are(word: str) -> None:
    """Encoding is that of the standard library, and of the hyphen, which has a meaning."""
    _, _, text = deep_link("https://example.org", word, Link(1, 0)).partition(":~:text=")

    assert text == quote(word.rstrip(CLOSING) or word, safe="").replace("-", "%2D")


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://a.eu/$(id)", "https://a.eu/%24%28id%29"),
        ("https://a.eu/`id`", "https://a.eu/%60id%60"),
        ("https://a.eu/;id", "https://a.eu/%3Bid"),
        ("https://a.eu/\"'\\", "https://a.eu/%22%27%5C"),
        ("https://a.eu/|id>a<b", "https://a.eu/%7Cid%3Ea%3Cb"),
        ("https://a.eu/&id", "https://a.eu/%26id"),
        ("https://a.eu/?a=1&id", "https://a.eu/?a=1%26id"),
        ("https://a.eu/{a,b}*!^ \n", "https://a.eu/%7Ba,b%7D%2A%21%5E%20%0A"),
        ("https://a.eu/%s%20%", "https://a.eu/%25s%20%25"),
        ("https://a.eu/é", "https://a.eu/%C3%A9"),
        ("https://a.eu/?uri=CELEX:22000A1215(01)", "https://a.eu/?uri=CELEX:22000A1215%2801%29"),
        ("https://a.eu/?a=1&b.c=2#x-y_z~[@],+", "https://a.eu/?a=1&b.c=2#x-y_z~[@],+"),
    ],
)
def test_a_shell_finds_no_command_in_an_address(address: str, encoded: str) -> None:
    """What it might run is encoded; the rest of the address stays as it is."""
    assert without_commands(address) == encoded


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cs"])))
def test_an_encoded_address_is_the_same(path: str) -> None:
    """A server decodes it to what was written, and a second encoding changes nothing."""
    encoded = without_commands(f"https://a.eu/{path}")

    assert re.fullmatch(r"[A-Za-z0-9_.~:/?#\[\]@=+,%&-]*", encoded)
    assert unquote(encoded) == unquote(f"https://a.eu/{path}")
    assert without_commands(encoded) == encoded
