"""``export FILE.html``: what is in the page, what it may do, and what is refused."""

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from conftest import Ask

ENTRIES = ("bibtex", "biblatex", "ris", "csl-json")
"""What reference managers import, of the whole document."""

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; charts are drawn by a library that is not always there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    return tmp_path


class Page(HTMLParser):
    """The elements of a page: what each has, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Remember the text of a script or style, by its id or name."""
        if self.cdata_elem:  # inside a script or style
            tag, attributes = self.elements[-1]
            name = attributes.get("id") or tag
            self.texts[name] = self.texts.get(name, "") + data

    @property
    def data(self) -> dict[str, Any]:
        """What the script reads."""
        found: dict[str, Any] = json.loads(self.texts["data"])
        return found


def _exported(ask: Ask, *words: str) -> Page:
    assert ask("export", "x.html", "--force", *words).code == 0
    return Page(Path("x.html").read_text(encoding="utf-8"))


def test_each_fact_has_its_sentences_links_and_citations(ask: Ask) -> None:
    """What the page has of a fact is what ``facts`` and ``cite`` say of it."""
    data = _exported(ask, "--country", "Turkey").data
    rows = json.loads(ask("facts", "--country", "Turkey", "--json").out)
    (fact,) = (one for one in data["facts"] if one["id"] == "turkey-syria-crisis-2015")

    assert [one["id"] for one in data["facts"]] == [row["id"] for row in rows]
    for row, one in zip(rows, data["facts"], strict=True):
        quotes = [data["quotes"][at] for at in one["quotes"]]
        assert [(quote["text"], quote["url"]) for quote in quotes] == [
            (excerpt["quote"], excerpt["url"]) for excerpt in row["excerpts"]
        ]
        assert data["citations"][one["citations"][0]] == row["citation"]
    assert fact["amount"] == "EUR 175 million"
    assert [data["citations"][at].strip() for at in fact["citations"]] == [
        *(
            ask("cite", fact["id"], "--style", name).out.strip()
            for name in ("plain", "oscola", "eu")
        ),
        *(ask("cite", "--style", name).out.strip() for name in ENTRIES),
    ]


def test_nothing_but_its_own_script_and_style_may_run(ask: Ask) -> None:
    """The policy names both by their hashes; the page names no other file."""
    page = _exported(ask)
    (policy,) = (
        attributes["content"] or ""
        for tag, attributes in page.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    hashed = {
        name: base64.b64encode(hashlib.sha256(page.texts[name].encode()).digest()).decode()
        for name in ("script", "style")
    }

    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{hashed['script']}'",
        f"style-src 'sha256-{hashed['style']}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not [tag for tag, attributes in page.elements if "src" in attributes]
    assert [one for tag, one in page.elements if tag == "link"] == [
        {"rel": "icon", "href": "data:,"}
    ]


def test_strings_of_a_fact_base_are_text(ask: Ask, shipped_text: str) -> None:
    """A label or title that is markup stays text, and hidden characters are shown."""
    changed = shipped_text.replace(
        'label = "Funding to Turkey related to the crisis in Syria"', f'label = "{EVIL}\\u202e"'
    )
    changed = re.sub("^title = .*", f'title = "{EVIL}"', changed, count=1, flags=re.MULTILINE)
    Path("evil.toml").write_text(changed, encoding="utf-8")
    page = _exported(ask, "--facts", "evil.toml")

    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("img")) == (2, 0)
    assert rf"{EVIL}\u202e" in [fact["label"] for fact in page.data["facts"]]


def test_reference_managers_find_the_document(ask: Ask) -> None:
    """The names under which they look for a page's document; several documents have none."""
    page = _exported(ask)
    found = [
        (attributes["name"], attributes["content"])
        for tag, attributes in page.elements
        if tag == "meta" and (attributes.get("name") or "").startswith("citation_")
    ]

    assert found == [
        (
            "citation_title",
            "Addressing the Refugee Crisis in Europe: The Role of EU External Action",
        ),
        ("citation_author", "European Commission"),
        (
            "citation_author",
            "High Representative of the Union for Foreign Affairs and Security Policy",
        ),
        ("citation_publication_date", "2015/09/09"),
        ("citation_technical_report_institution", "European Commission"),
        ("citation_technical_report_number", "JOIN(2015) 40 final"),
        ("citation_language", "en"),
        (
            "citation_public_url",
            "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040",
        ),
    ]


def test_several_documents_are_told_apart(ask: Ask, here: Path, shipped_text: str) -> None:
    """Each has its line; a section is named with its document, and no document is cited alone."""
    harbours = Path(__file__).parents[1] / "harbours.toml"
    (here / "one.toml").write_text(harbours.read_text(encoding="utf-8"), encoding="utf-8")
    (here / "two.toml").write_text(shipped_text, encoding="utf-8")
    page = _exported(ask, "--facts", str(here))

    assert page.data["sections"]["one.I"]["name"] == "Keeping small harbours open: “Harbours”"
    assert page.data["sections"]["two.I"]["name"] == "JOIN(2015) 40 final: section I"
    assert {fact["document"] for fact in page.data["facts"]} == set(page.data["documents"])
    names = [attributes.get("name") or "" for tag, attributes in page.elements if tag == "meta"]
    assert not [name for name in names if name.startswith("citation_")]


def test_what_is_refused_is_reported_in_a_line(ask: Ask, here: Path) -> None:
    """A page shows facts, whole; what is there is not overwritten."""
    (here / "old.html").write_text("old", encoding="utf-8")

    for words, code, message in (
        (("x.html", "--kind", "country"), 2, "x.html cannot hold such records: use .xlsx or .db"),
        (("x.html", "--fields", "id"), 2, "--fields is for text: x.html has every column"),
        (("x.html", "-c", "Mali", "-y", "1999"), 1, "nothing matches; x.html is not written"),
        (("old.html",), 4, "old.html: exists already; --force overwrites it"),
    ):
        said = ask("export", *words)
        assert (said.code, said.out) == (code, "")
        assert said.err.startswith(f"eufacts: {message}")
    assert [path.name for path in here.iterdir()] == ["old.html"]


def test_without_the_extra_there_are_no_charts(ask: Ask) -> None:
    """Standard error says so, and how to have them."""
    said = ask("export", "x.html")

    assert said.code == 0
    assert said.err == (
        "eufacts: 369 records written to x.html;"
        " for charts in it, install the extra 'charts': eufacts doctor says how\n"
    )
    assert "<svg" not in Path("x.html").read_text(encoding="utf-8")


def test_the_demo_has_the_facts_of_today(ask: Ask) -> None:
    """The page in the documentation is the one that is written now, with its charts."""
    file = Path(__file__).parents[2] / "docs" / "demo.html"
    text = file.read_text(encoding="utf-8")

    assert Page(text).data == _exported(ask).data
    assert text.count("<svg ") == 3
    assert len(text) < 1_000_000
