"""Strings that attack the reader: shown inert in every format, and unchanged in JSON."""

import csv
import io
import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from attempts import SMALL, put
from markdown_it import MarkdownIt
from rich.cells import cell_len

from conftest import Ask
from eufacts.index.seal import seal, unseal
from eufacts.output import Format

pytestmark = pytest.mark.reliability

ATTACKS = {
    "ANSI": "\x1b[31mred\x1b[2J",
    "OSC 8 and 52": "\x1b]8;;http://evil\x1b\\here\x1b]52;c;eA==\x07",
    "C1": "\x9b31m\x9d8;;x\x9c\x85",
    "bidi": "\u202egnihsif\u2066x\u200f",
    "zero width": "a\u200bb\u200d\u2060\ufeffc\xad",
    "combining": "z" + "\u0301\u0489" * 40,
    "wide": "文書 👩‍👩‍👧 ﷽",
    "Rich markup": "[red]x[/red] [/] [link=file:///etc]y[/link] :smile:",
    "formula": '=HYPERLINK("http://evil")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "Markdown": "[x](javascript:alert(1)) ![y](http://evil/p.png) `a` | b\n# c",
    "link": "javascript:alert(1) file:///etc/passwd",
    "TOML": "\"\"\"\n[[figure]]\n'''\\",
    "lines": "a\nb\u2028c\x0bd\x0ce",
}
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no output may contain: control characters except tab and line feed, and bidi controls."""


@pytest.fixture(scope="module")
def armed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fact base with every attack in its labels, quotes, names, notes and headings."""
    home = tmp_path_factory.mktemp("armed")
    text = SMALL.replace('"A title"', json.dumps(ATTACKS["ANSI"] + ATTACKS["HTML"]))
    text = text.replace('"A heading"', json.dumps(ATTACKS["OSC 8 and 52"] + ATTACKS["Rich markup"]))
    for nth, attack in enumerate(ATTACKS.values()):
        said = json.dumps(attack, ensure_ascii=True).replace("\\ud83d\\udc69", "\\U0001F469")
        said = re.sub(r"\\ud83d\\udc67", r"\\U0001F467", said)
        text += (
            f'[[excerpt]]\nid = "x.{nth}"\nsection = "I"\nparagraph = 2\nquote = {said}\n'
            f'[[statement]]\nid = "s.{nth}"\nlabel = {said}\nexcerpts = ["x.{nth}"]\n'
            f'topic = "arrivals"\ntype = "finding"\nactors = [{said}]\nregions = [{said}]\n'
            f"note = {said}\n"
        )
    return put(home / "armed.toml", text)


@pytest.mark.parametrize("form", list(Format))
def test_no_format_lets_a_string_act(form: Format, armed: Path, ask: Ask) -> None:
    """No control character and no bidi override reaches the terminal, whatever the format."""
    for command in (("facts",), ("excerpts",), ("show", *(f"s.{n}" for n in range(len(ATTACKS))))):
        said = ask(*command, "--format", form, "--facts", str(armed))
        assert said.code == 0, said.err
        assert not ACTS.search(said.out.replace("\r", "") if form == "csv" else said.out), (
            command,
            ACTS.search(said.out),
        )


@pytest.mark.parametrize("form", list(Format))
def test_no_file_lets_a_string_act(form: Format, armed: Path, ask: Ask, tmp_path: Path) -> None:
    """What is exported may be shown by a terminal as well, and nothing in it acts."""
    file = tmp_path / "\x1b[31m\u202e.out"
    said = ask("export", str(file), "--format", form, "--facts", str(armed))
    written = file.read_bytes().decode()

    assert (said.code, said.out) == (0, "")
    assert not ACTS.search(said.err)
    assert not ACTS.search(written.replace("\r", "") if form == "csv" else written)


def test_json_gives_every_string_back(armed: Path, ask: Ask) -> None:
    """In JSON each attack is what the fact base says, escaped where it would act."""
    rows = json.loads(ask("facts", "--kind", "statement", "--json", "--facts", str(armed)).out)
    lines = ask("facts", "--kind", "statement", "--jsonl", "--facts", str(armed)).out.splitlines()

    assert [row["label"] for row in rows] == list(ATTACKS.values())
    assert [json.loads(line)["label"] for line in lines] == list(ATTACKS.values())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_columns_stay_aligned(
    width: int, armed: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is in a cell, no line but a link is wider than the page."""
    monkeypatch.setenv("COLUMNS", str(width))
    for words in (("facts",), ("facts", "--fields", "id,type,label,note"), ("show", "s.0", "s.5")):
        said = ask(*words, "--format", "table", "--facts", str(armed))
        assert said.code == 0
        lines = [line for line in said.out.splitlines() if "https://" not in line]
        assert max(map(cell_len, lines)) <= width


def test_what_follows_a_hostile_cell_is_in_its_column(
    armed: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks that take no room, wide letters and escapes shift nothing that follows."""
    monkeypatch.setenv("COLUMNS", "400")
    said = ask("facts", "--fields", "label,id", "--format", "table", "--facts", str(armed))
    rows = re.findall(r"^(.*  )(s\.\d+) *$", said.out, re.MULTILINE)

    assert len(rows) == len(ATTACKS)
    assert len({cell_len(before) for before, _ in rows}) == 1


def test_a_spreadsheet_computes_nothing(armed: Path, ask: Ask) -> None:
    """No cell of text begins as a formula does."""
    for form in ("csv", "tsv"):
        said = ask("facts", "--format", form, "--facts", str(armed))
        rows = csv.reader(io.StringIO(said.out, newline=""))
        lines = (line.split("\t") for line in said.out.splitlines())
        cells = [cell for row in (rows if form == "csv" else lines) for cell in row]
        assert "'" + ATTACKS["formula"] in cells
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


def test_html_and_markdown_hold_text_and_web_links_only(armed: Path, ask: Ask) -> None:
    """A citation's HTML and Markdown have no element but emphasis, breaks, and links to the web."""
    ids = [f"s.{nth}" for nth in range(len(ATTACKS))]
    html = ask("cite", *ids, "--quote", "--html", "--facts", str(armed))
    markdown = ask("cite", *ids, "--quote", "--markdown", "--facts", str(armed))
    listed = ask("facts", "--format", "markdown", "--facts", str(armed))

    assert (html.code, markdown.code) == (0, 0)
    assert not ACTS.search(html.out + markdown.out)
    for page in (
        html.out,
        *(MarkdownIt("commonmark", {"html": False}).render(one.out) for one in (markdown, listed)),
    ):
        tags = set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", page))
        assert tags <= {"p", "em", "a", "br", "blockquote", "h2", "ul", "li"}
        for target in re.findall(r'href="([^"]*)"', page):
            assert target.startswith(("https://", "http://"))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "HTTPS://example.org",
        "https://",
        "https://a\x1b[31m",
        "https://a\u202eb",
        'https://a"onclick="b',
        " https://a",
        "https://a\n",
    ],
)
def test_links_lead_to_the_web_only(url: str, ask: Ask, tmp_path: Path) -> None:
    """An address that is none of the web's is refused, whatever is asked."""
    text = SMALL.replace('"https://example.org/a"', json.dumps(url))
    base = put(tmp_path / "base.toml", text)

    for words in (("figures",), ("open", "people", "--print"), ("cite", "people", "--html")):
        said = ask(*words, "--facts", str(base))
        assert (said.code, said.out) == (3, "")
        assert "url: " in said.err
        assert "is not an address on the web" in said.err
        assert not ACTS.search(said.err)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a\x1b[31m"])
def test_no_output_trusts_an_address(
    url: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If such an address is in an index, nothing opens it and nothing links to it."""
    base = put(tmp_path / "base.toml", SMALL)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("EUFACTS_FACTS", str(base))
    assert ask("figures").code == 0
    (kept,) = (tmp_path / "cache" / "eufacts").iterdir()
    dated = kept.stat().st_mtime_ns
    with closing(sqlite3.connect(kept)) as index:
        for table in ("text", "about"):
            for key, sealed in index.execute(f"SELECT rowid, body FROM {table}").fetchall():
                lying = unseal(sealed).replace("https://example.org/a", json.dumps(url)[1:-1])
                index.execute(
                    f"UPDATE {table} SET body = ? WHERE rowid = ?", (seal(lying.encode()), key)
                )
        index.commit()
    os.utime(kept, ns=(dated, dated))  # dated as the right one was

    opened, cited = ask("open", "people", "--print"), ask("cite", "people", "--html")
    listed, shown = ask("figures", "--format=table"), ask("show", "people", "--format=json")

    assert json.loads(shown.out)["excerpts"][0]["url"].startswith(url)
    assert (cited.code, listed.code) == (0, 0)
    assert opened.code == 2 or url.startswith("https")
    assert not ACTS.search(opened.out + opened.err + cited.out)
    assert f'href="{url}' not in cited.out
    assert f"\x1b]8;;{url}" not in listed.out


def test_messages_are_inert_too(ask: Ask, tmp_path: Path) -> None:
    """What a message repeats of a fact base or a command line does nothing to the terminal."""
    base = put(tmp_path / "base.toml", SMALL + '[[figure]]\nid = "\\u001b[31m\\u202e"\n')

    for words in (
        ("figures", "--facts", base),
        ("figures", "--facts", tmp_path / "\x1b[31m"),
        ("country", "\x1b[31m\u202e", "--facts", put(tmp_path / "good.toml", SMALL)),
        ("figures", "--\x1b[31m"),
        ("\x1b[31m\x9b",),
    ):
        said = ask(*map(str, words))
        assert said.code in {2, 3, 4}
        assert not ACTS.search(said.err), said.err
