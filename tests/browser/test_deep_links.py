"""Every link opens the page at its sentence: tried in a browser, and by the rules of one."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from chromium import Browser, executable, running
from eurlex import LAYOUTS, Layout, block_of, lay_out

from eufacts.format import model
from eufacts.format.links import CLOSING
from eufacts.format.lock import read_lock
from eufacts.format.reader import read
from eufacts.index.rows import Rows
from eufacts.index.store import shipped
from eufacts.source.page.document import SourceDocument, read_document

SOURCE = Path(__file__).parents[2].parent / "shared" / "source" / "52015JC0040.txt"
WIDTH, HEIGHT = 600, 300
JUDGE = (Path(__file__).parent / "judge.js").read_text(encoding="utf-8")


def fragments(base: model.FactBase) -> dict[str, str]:
    """The text directive of each excerpt's link, by its id."""
    rows = Rows(base, read_lock(shipped())).rows()
    urls = {row["id"]: row["url"] for row in rows if row["kind"] == "excerpt"}
    assert all(url.startswith(f"{base.document.url}#:~:text=") for url in urls.values())
    return {name: url.partition("#")[2] for name, url in urls.items()}


@contextmanager
def served(page: str) -> Iterator[str]:
    """A page on a port of this machine."""
    content = page.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def seen(browser: Browser, url: str, block: str, quote: str, patience: float = 1) -> dict[str, Any]:
    """Open a link and see whether a sentence, and nothing else in the window, is marked."""
    browser.open(url)
    until = time.monotonic() + patience
    while True:
        wanted = {"block": block, "quote": quote, "shot": browser.screenshot()}
        found: dict[str, Any] = browser.evaluate(f"({JUDGE})({json.dumps(wanted)})")
        # The words are marked once the page has been laid out, which may be after it is loaded.
        if is_right(found) or time.monotonic() > until:
            return found


def is_right(found: dict[str, Any]) -> bool:
    """Whether the sentence is in the window, marked from end to end, and nothing else is."""
    return bool(
        found.get("shown") and found["marked"] and not (found["elsewhere"] or found["unmarked"])
    )


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for the tests of this module."""
    found = executable()
    if found is None:
        pytest.skip("there is no Chromium here")
    with running(found, tmp_path_factory.mktemp("chromium"), WIDTH, HEIGHT) as started:
        yield started


@pytest.fixture(scope="module")
def text() -> str:
    """The document's text, as it was copied from its page."""
    if not SOURCE.exists():
        pytest.skip(f"the document's text is not at {SOURCE}")
    return SOURCE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(text: str) -> SourceDocument:
    """The document, read from its text."""
    return read_document(text)


@pytest.fixture(scope="module")
def base() -> model.FactBase:
    """The shipped fact base."""
    return read(shipped())


@pytest.mark.browser
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_each_link_marks_its_sentence_in_the_browser(
    layout: Layout, browser: Browser, text: str, document: SourceDocument, base: model.FactBase
) -> None:
    """The window shows the sentence of every excerpt, marked from end to end, and no other marked.

    Where only the markers are laid out otherwise, only sentences with markers are tried again.
    """
    links = fragments(base)
    wrong = {}
    tried = [one for one in base.excerpt if layout == LAYOUTS[0] or one.footnotes]
    with served(lay_out(text, layout)) as address:
        for nth, excerpt in enumerate(tried):
            block = block_of(document, base, excerpt)
            quote = excerpt.quote.rstrip(CLOSING)
            found = seen(browser, f"{address}?{nth}#{links[excerpt.id]}", block, quote)
            if not is_right(found):
                wrong[excerpt.id] = (links[excerpt.id], found)

    assert wrong == {}
    assert len(tried) > 20


@pytest.mark.browser
@pytest.mark.parametrize(
    ("directive", "told"),
    [
        ("text=The%20European%20Union%20is%20at,affected%20populations", "right"),
        ("text=The%20European%20Union%20is,affected%20populations", "not in the window"),
        ("text=The%20European%20Union%20is", "not in the window"),
        ("text=The%20European%20Union%20is%20at", "not whole"),
        ("text=European%20Union%20is%20at,affected%20populations", "not whole"),
        ("text=The%20European%20Union%20is%20at,policy%20framework", "not alone"),
        ("text=The%20European%20Union%20was%20at", "nothing marked"),
    ],
)
def test_a_link_that_is_wrong_is_seen(
    directive: str,
    told: str,
    browser: Browser,
    text: str,
    document: SourceDocument,
    base: model.FactBase,
) -> None:
    """The test above can fail: too few words mark an earlier sentence, others too much of this."""
    (excerpt,) = (one for one in base.excerpt if one.id == "I.5.9")
    block, quote = block_of(document, base, excerpt), excerpt.quote.rstrip(CLOSING)
    with served(lay_out(text, LAYOUTS[0])) as address:
        found = seen(browser, f"{address}#:~:{directive}", block, quote, patience=0.3)
    said = {
        "right": is_right(found),
        "nothing marked": not found["marked"],
        "not in the window": bool(found["marked"]) and not found["shown"],
        "not whole": found["shown"] and bool(found["marked"]) and found["unmarked"] > 0,
        "not alone": found["shown"] and found["elsewhere"] > 0,
    }

    assert [name for name, is_so in said.items() if is_so] == [told]
