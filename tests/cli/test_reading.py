"""``eufacts read``: what the reader finds, and how a document was understood."""

import json
from pathlib import Path

import pytest

import eufacts
from conftest import Ask

TEXT = (
    "More than 4 million Syrians fled, 20 % of them in 2014, "
    "by Regulation (EU) No 231/2014, Art. 3."
)
PAGE = """<html><body>
<h1>1. Money</h1>
<p>Between EUR 5 and 10 million was paid to Kenya<sup><a href="#fn1">1</a></sup>.</p>
<table><caption>EUR million</caption><tr><th>Year</th><th>Paid</th></tr>
<tr><td>North</td><td>1.5</td></tr></table>
<ol><li id="fn1">COM(2015) 240 final.</li></ol>
</body></html>
"""


def test_everything_that_is_read_comes_in_order(ask: Ask) -> None:
    """Each with its words, its value and where it is; what is not a number says by which rule."""
    said = ask("read", TEXT, "--json")
    rows = json.loads(said.out)

    assert (said.code, said.err) == (0, "")
    assert [(row["kind"], row["as_written"]) for row in rows] == [
        ("quantity", "More than 4 million"),
        ("country", "Syrians"),
        ("quantity", "20 %"),
        ("date", "2014"),
        ("act", "Regulation (EU) No 231/2014"),
        ("aside", "Art. 3"),
    ]
    assert all(TEXT[row["start"] : row["end"]] == row["as_written"] for row in rows)
    quantity = {key: rows[0][key] for key in ("value", "upper", "qualifier")}
    assert quantity == {"value": 4000000, "upper": None, "qualifier": "more_than"}
    assert (rows[1]["code"], rows[3]["period"]) == ("SY", "2014")
    assert (rows[4]["celex"], rows[5]["rule"]) == ("32014R0231", "article-number")
    assert eufacts.read(TEXT) == rows


def test_on_a_terminal_the_words_are_marked_in_their_sentence(ask: Ask) -> None:
    """A reader sees what was read, and as what."""
    out = ask("read", "In 2014, EUR 5 million.", "--format", "plain").out

    assert out == (
        "date\t2014\tIn »2014«, EUR 5 million.\n"
        "quantity\t5,000,000 EUR\tIn 2014, »EUR 5 million«.\n"
    )


def test_a_bound_that_may_be_reached_has_its_own_sign(ask: Ask) -> None:
    """At least 5 may be 5; more than 8 is not 8."""
    out = ask("read", "At least 5 ports, more than 8 ships and up to 3 %.", "--format", "plain").out

    assert [line.split("\t")[1] for line in out.splitlines()] == [
        "≥ 5 ports",
        "> 8 ships",
        "≤ 3 percent",
    ]


def test_a_document_is_read_piece_by_piece(ask: Ask, tmp_path: Path) -> None:
    """Each reading has its place: section, paragraph, cell or footnote."""
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    rows = json.loads(ask("read", "--source", str(page), "--json").out)
    places = [
        [row[key] for key in ("as_written", "value", "paragraph", "footnote", "row", "column")]
        for row in rows
        if row["kind"] in ("quantity", "act")
    ]

    assert places == [
        ["Between EUR 5 and 10 million", 5000000, 1, None, None, None],
        ["1.5", 1500000, None, None, 2, 2],
        ["COM(2015) 240 final", None, 1, 1, None, None],
    ]


def test_the_outline_shows_a_document_as_it_was_understood(ask: Ask, tmp_path: Path) -> None:
    """Sections with their numbers, paragraphs, tables and footnotes."""
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    out = ask("read", "--source", str(page), "--outline", "--format", "plain").out
    row = json.loads(ask("read", "--source", str(page), "--outline", "--json").out)

    assert [(one["number"], one["heading"]) for one in row["sections"]] == [("1", "Money")]
    assert "¶1 Between EUR 5 and 10 million was paid to Kenya. [1]" in out
    assert "Table 1 EUR million: Year | Paid / North | 1.5" in out
    assert "1: COM(2015) 240 final." in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give a text, or --source FILE"),
        (["12 people", "--source", "x"], "give a text, or --source FILE"),
        (["12 people", "--outline"], "--outline needs --source"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], message: str, ask: Ask) -> None:
    """A text or a source, and an outline of a source."""
    assert ask("read", *arguments) == (2, "", f"eufacts: {message}\n")


def test_a_text_without_anything_to_read_is_no_match(ask: Ask) -> None:
    """Exit 1, as for any question without an answer."""
    assert ask("read", "Nothing is here.") == (1, "", "eufacts: nothing matches\n")


def test_a_pdf_is_refused_with_what_to_do(ask: Ask, tmp_path: Path) -> None:
    """Its note marks cannot be told from its figures."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    said = ask("read", "--source", str(tmp_path / "a.pdf"))

    assert said.code == 4
    assert "PDF" in said.err
