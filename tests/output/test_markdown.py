"""Markdown."""

import pytest
import sample_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from eufacts.output.markdown import write_markdown
from eufacts.output.visible import visible
from eufacts.report import (
    Bars,
    Column,
    Fields,
    Notes,
    QuantityCell,
    Quote,
    Quotes,
    Report,
    Table,
)

MARKUP = st.text(st.sampled_from("ab1 \\`*_{}[]<>()#+-=.!|~&;:/$@\"'\n")) | st.text()


def test_a_table() -> None:
    """Amounts stand on the right, and what looks like markup is escaped."""
    expected = r"""| ID | Label | Amount | Period | Status | Place |
| --- | --- | ---: | --- | --- | --- |
| syria-response | Assistance for Syrians in Syria and in neighbouring countries | \> EUR 3.9 billion | since 2011 | mobilised | II ¶2 |
| africa-trust-fund | Emergency Trust Fund for Africa | EUR 1.8 billion |  | proposed | IV ¶11 fn 7 |
| odd-euro | An amount that nobody rounded | ≈ EUR 7,600,300 | 11–12 Nov 2015 | committed/planned | III Turkey ¶3 |
| wfp-appeal | World Food Programme appeal | not stated | 9 Sep 2015 |  | I ¶5 |
"""  # noqa: E501 - a row of a table is one line
    assert expected == write_markdown(sample_reports.FUNDING)


def test_fields_and_quotes() -> None:
    """Fields are a table, quotes block quotations with their citation, titles headings."""
    expected = r"""## Turkey

| Field | Value |
| --- | --- |
| Code | TR |
| Other names | Türkiye, Republic of Turkey |
| Territory of | not stated |
| Groups | not stated |
| Refugees | ≈ 1.9 million people |

## Figures

| ID | Figure | Amount |
| --- | --- | ---: |
| turkey-syrians | Syrians hosted | ≈ 1.9 million people |
| turkey-share | Share of all | \< 47.5% |

## Words

> “Turkey hosts \[b\]about\[/b\] 1.9 million refugees, :smile: more than any other country.”
>
> — JOIN(2015) 40 final, III Turkey, para. 1

> “UNHCR.”
>
> — JOIN(2015) 40 final, fn. 2
>
> As of August.
"""
    assert expected == write_markdown(sample_reports.COUNTRY)


def test_bars_and_notes() -> None:
    """Bars are a table of their amounts, and notes a list."""
    expected = """\
## People

|  | Amount |
| --- | ---: |
| Eastern Mediterranean | 182,740 people |
| Central Mediterranean | ≈ 98,000 people |
| Western Mediterranean | 100 people |
| Black Sea | not stated |

## Caveats

- The same people may have been counted on two routes: do not add them.
- Periods differ.
"""
    assert expected == write_markdown(sample_reports.COMPARISON)


def test_what_is_added_can_be_ascii() -> None:
    """Quotation marks, dashes and signs have ASCII forms; the document's words stay."""
    report = Report((Quotes((Quote("e", "Türkiye", "JOIN"),)),))
    assert write_markdown(report, ascii_only=True) == '> "Türkiye"\n>\n> -- JOIN\n'


def test_an_address_is_a_link_in_a_citation_only() -> None:
    """A citation's address can be followed; in the document's words it is plain text."""
    report = Report(
        (Quotes((Quote("e", "See www.a.eu, http://b.eu", "J_1, http://c.eu/?a_b&c"),)),)
    )
    assert write_markdown(report) == (
        "> “See www\\.a.eu, http\\://b.eu”\n>\n> — J\\_1, <http://c.eu/?a_b&c>\n"
    )


@pytest.mark.parametrize(
    "part", [Table((Column("id", "ID"),), ()), Fields(()), Quotes(()), Bars(()), Notes(())]
)
def test_an_empty_part_is_nothing(part: Table | Fields | Quotes | Bars | Notes) -> None:
    """A part that holds nothing leaves no trace."""
    assert write_markdown(Report((part, Notes(("a",))))) == "- a\n"


@settings(deadline=None)
@given(MARKUP)
def test_no_text_becomes_markup(text: str) -> None:
    """Rendered, every text is what it was, wherever it stands."""
    report = Report(
        (
            Table((Column("k", f"a{text}"),), ((f"a{text}",),)),
            Bars(((f"a{text}", QuantityCell(1, None, "exact")),)),
            Quotes((Quote("e", text, text, note=f"{text}a"),)),
            Notes((f"{text}a",), title=f"{text}a"),
        )
    )
    inline = [
        token
        for token in MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(write_markdown(report))
        if token.type == "inline"
    ]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "text_special", "link_open", "link_close"}
    words = ["".join(child.content for child in token.children or ()) for token in inline]
    first, last = visible(f"a{text}").strip(), visible(f"{text}a").strip()
    quoted = visible(text).strip()
    amounts = ["", "Amount", first, "1"]
    assert [first, first, *amounts, f"“{quoted}”", f"— {quoted}".strip(), last, last, last] == [
        word.strip() for word in words
    ]
