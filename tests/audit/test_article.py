"""Articles in Markdown, HTML and text: what is read, what is not, and where each word is."""

import html

import pytest
from audits import audit
from hypothesis import given
from hypothesis import strategies as st

from eufacts.audit.article.read import read_article
from eufacts.errors import FileError

FORMS = ("article.md", "article.html", "article.txt")

MARKDOWN = """---
title: 12 things
date: 2015-10-01
---

# 3 numbers

More than **4 million** [Syrians](https://example.org/2013/4) have fled.[^1]

| Line | EUR m |
| --- | ---: |
| Iraq (2015) | 65.55 |

```
850,409 Afghans
```

1. Use `7 flags`; &euro;200m for Eritrea.

[^1]: Over 230,000 were killed in Syria.
"""

PAGE = """<html><head><title>T</title><style>p { width: 12px }</style></head><body>
<p>More than 4&nbsp;million <b>Syr</b>ians have fled.</p>
<table><tr><th>Line</th><th>EUR m</th></tr><tr><td>Iraq (2015)<td>65.55</table>
<pre>850,409 Afghans</pre>
<p>&euro;200m for Eritrea &ndash; &ldquo;a major push factor for migration&rdquo;</p></body></html>
"""


def _said(text: str, name: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[one["start"] : one["end"]], one["status"], one["fact"])
        for one in audit(text, name)["claims"]
    ]


def test_markdown_is_read_as_it_is_rendered() -> None:
    """Words that marks interrupt, entities, cells and notes are read; code and matter are not."""
    assert _said(MARKDOWN, "article.md") == [
        ("3", "unmatched", None),
        ("More than **4 million", "supported", "syrians-fled-abroad"),
        ("65.55", "supported", "iraq-humanitarian-2015"),
        ("&euro;200m", "supported", "eritrea-national-indicative-programme"),
        ("Over 230,000", "supported", "syria-killed"),
    ]
    skipped = [(one["rule"], one["line"]) for one in audit(MARKDOWN, "article.md")["skipped"]]
    assert skipped == [
        ("front-matter", 1),
        ("footnote-marker", 8),
        ("code", 14),
        ("code", 18),
        ("footnote-marker", 20),
    ]


def test_a_page_is_read_as_it_is_seen() -> None:
    """Entities, tags within words and cells without end tags are read; styles and code are not."""
    assert _said(PAGE, "article.html") == [
        ("More than 4&nbsp;million", "supported", "syrians-fled-abroad"),
        ("65.55", "supported", "iraq-humanitarian-2015"),
        ("&euro;200m", "supported", "eritrea-national-indicative-programme"),
        ("a major push factor for migration", "verbatim", "eritrea-service-monitoring"),
    ]


TEXT = """BRUSSELS, 3 September 2015 - More than 4 million\r
Syrians have fled.\r
\r
1. Call +32 2 299 11 11.\r
2. See https://example.org/142649.\r
"""


def test_what_is_not_a_claim_is_set_aside_by_a_named_rule() -> None:
    """The article's own date, numbers of lists, telephone numbers and addresses count nothing."""
    row = audit(TEXT)
    assert [(one["words"], one["line"], one["end_line"]) for one in row["claims"]] == [
        ("More than 4 million", 1, 1)
    ]
    assert [(one["rule"], one["words"]) for one in row["skipped"]] == [
        ("own-date", "3 September 2015"),
        ("list-number", "1."),
        ("telephone-number", "+32 2 299 11 11"),
        ("list-number", "2."),
        ("web-address", "https://example.org/142649"),
    ]


MARKS = [
    "*",
    "**",
    "`",
    "_",
    "[a](b)",
    "&euro;",
    "&amp;",
    "&#x41;",
    "<b>",
    "</b>",
    "<p>",
    "|",
    "#",
    "-",
    ">",
    "1.",
    "<td>",
    "<tr>",
    "```",
    "“",
    "”",
    '"',
    "€",
    "é",
    "😀",
    "<script>",
    "</script>",
    "[^1]",
    "\\*",
    "</table>",
    "<table>",
    "<",
    "&",
    ";",
    "Syria",
    "EUR5",
]
SPACES = ["\n", "\r\n", "\n\n", "    ", "\u00ad", "\u00a0", "<!-- x -->", "4 million", "in 2014"]
TABLE = "\n| a | b |\n|---|---|\n| 4 | 5 |\n"
WORDS = st.sampled_from([*MARKS, *SPACES, TABLE])


@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(FORMS))
def test_each_character_knows_its_place(text: str, name: str) -> None:
    """Whatever the marks, a character of a passage is in the file where the passage says."""
    article = read_article(text.encode(), name)
    for passage in article.passages:
        assert len(passage.text) == len(passage.starts) == len(passage.ends)
        assert list(passage.starts) == sorted(passage.starts)
        for character, start, end in zip(passage.text, passage.starts, passage.ends, strict=True):
            written = article.source[start:end]
            plain = {written, written.removeprefix("\\"), html.unescape(written)}
            # A joiner that is not seen keeps numbers apart that only marks are between.
            assert character in {*plain, " ", "|", "\u2060"} or any(
                character in one for one in plain
            )


@given(st.text(st.characters(exclude_characters="\0"), max_size=300), st.sampled_from(FORMS))
def test_any_text_is_audited(text: str, name: str) -> None:
    """No text makes the audit fail, and each claim is within it."""
    content = text.encode("utf-8", "ignore").decode()
    for claim in audit(content, name)["claims"]:
        assert 0 <= claim["start"] < claim["end"] <= len(content)
        assert (claim["line"], claim["column"]) <= (claim["end_line"], claim["end_column"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF cannot be audited: save its text, or the page as HTML"),
        (b"caf\xe9", "not UTF-8 (line 1): save it as UTF-8"),
        (b"PK\0\0", "is not a text: give Markdown, HTML or text, in UTF-8"),
    ],
)
def test_what_is_not_a_text_is_refused(content: bytes, reason: str) -> None:
    """One message says what is wrong and what to do."""
    with pytest.raises(FileError) as refused:
        read_article(content, "draft")
    assert str(refused.value) == f"draft: {reason}"


LISTED = """**1** Over 4 million Syrians have fled their country.

**2** 230,000+ Syrians killed.

**17** readmission agreements are in force.
"""


@pytest.mark.parametrize("name", FORMS[:2])
def test_numbers_of_items_in_bold_are_no_claims(name: str) -> None:
    """They rise from 1, and are not joined with the number after them; "17" is a claim."""
    text = LISTED
    if name.endswith("html"):
        lines = text.replace("**", "<b>", 1).split("\n\n")
        text = "".join(f"<p>{line.replace('**', '<b>', 1).replace('**', '</b>')}" for line in lines)
        text = text.replace("<b>1<b>", "<b>1</b>")
    assert [words for words, _, _ in _said(text, name)] == ["Over 4 million", "230,000+", "17"]
    rules = [(one["rule"], one["words"]) for one in audit(text, name)["skipped"]]
    assert rules == [("list-number", "1"), ("list-number", "2")]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("5/ Nobody reads papers.", "list-number", "5/"),
        ("5/12 Nobody reads papers.", "list-number", "5/12"),
        ("Serbia beat Albania 3-0.", "score", "3-0"),
        ("It is in issue 12/2015 of the review.", "label-number", "issue 12/2015"),
        ("Orwell wrote Nineteen Eighty-Four on Jura.", "year-in-words", "Nineteen Eighty-Four"),
        ("Hardly more than 3.9 billion euros is there.", "ambiguous", "3.9 billion euros"),
    ],
)
def test_what_counts_nothing_is_set_aside_with_its_rule(text: str, rule: str, words: str) -> None:
    """Nothing is skipped in silence."""
    row = audit(text)
    assert row["claims"] == []
    assert [(one["rule"], one["words"]) for one in row["skipped"]] == [(rule, words)]
    assert row["counts"]["not_read"] == (rule == "ambiguous")


def test_shares_and_ranges_are_still_read() -> None:
    """What rises is a range, and a third of people is a share."""
    text = "3-5 towns. 1/3 of the refugees are children."
    assert [words for words, _, _ in _said(text, "a.txt")] == ["3-5", "1/3"]


def test_numbered_posts_are_passages_of_their_own() -> None:
    """Posts in lines without a blank one between them: each has its own country."""
    posts = "1/ The numbers\n2/ Iraq: >3.1m displaced inside\n3/ Syria: 7.6m inside, >230k killed\n"
    claims = audit(posts)["claims"]
    assert [(one["words"], one["status"]) for one in claims] == [
        (">3.1m", "supported"),
        ("7.6m", "supported"),
        (">230k", "supported"),
    ]
