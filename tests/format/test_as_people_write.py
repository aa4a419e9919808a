"""What people write who know TOML, and not yet the format: understood, or refused in its words."""

import re
from pathlib import Path

import pytest

from eufacts.errors import FactBaseError
from eufacts.format import reader
from eufacts.format.reader import parse

EXAMPLE = Path(reader.__file__).parent / "example.toml"


def test_a_day_is_written_with_or_without_quotes() -> None:
    """A date of TOML is read as the text that it is written as."""
    bare = EXAMPLE.read_text(encoding="utf-8")
    quoted = re.sub(r"(?m)^date = (\S+)$", r'date = "\1"', bare)

    assert bare != quoted
    assert parse(bare.encode(), "x.toml") == parse(quoted.encode(), "x.toml")


ONE_SECTION = """
[document]
title = "One"
type = "Note"
authors = ["Nobody"]
date = 2031-01-02
language = "en"

[section]
id = "I"
heading = "One"

[excerpt]
id = "I.1.1"
section = "I"
paragraph = 1
quote = "Nothing happens."
"""


def test_a_table_that_is_alone_needs_no_second_brackets() -> None:
    """One section may be `[section]`; two are refused with what to write."""
    base = parse(ONE_SECTION.encode(), "x.toml")
    with pytest.raises(FactBaseError) as twice:
        parse(f"{ONE_SECTION}\n[section]\nid = 'II'\n".encode(), "x.toml")

    assert (base.section[0].id, base.document.date) == ("I", "2031-01-02")
    assert str(twice.value.findings[0]).endswith("twice (write [[section]] for each)")


A_DATE = "an ISO 8601 date: 2015, 2015-09 or 2015-09-09"
A_ROLE = 'name the excerpts of each: roles = { builder = ["…"] }'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("date = 2031", f'date: 2031 is not {A_DATE} (write "2031")'),
        ("date = 2031-01-02T10:00:00", f"date: 2031-01-02T10:00:00 is not {A_DATE}"),
        ('countries = "NO"', "countries: 'NO' is not a list (write [\"NO\"])"),
        ("countries = [47]", "countries: 47 is not two capital letters (ISO 3166-1 alpha-2)"),
        ('roles = ["builder"]', f"roles: a list is not a table of words ({A_ROLE})"),
        ('value = "90"', "value: '90' is not a number"),
        ("paragraph = 1.5", "paragraph: 1.5 is not a whole number"),
        ("paragraph = 0", "paragraph: 0 is less than 1"),
        ("label = 90", 'label: 90 is not text (write "90")'),
        ('label = ""', "label: it is empty"),
        ("excerpts = []", "excerpts: it is empty"),
        ('reason = "none"', "reason: 4 characters, but at least 20 are needed"),
        ('money = "no"', "money: 'no' is not true or false"),
        ("harbours = 3", "3 is not a table (write what it means, in quotes)"),
    ],
)
def test_what_is_not_understood_says_what_to_write(line: str, said: str) -> None:
    """Messages show the value as TOML has it, and speak of the format."""
    key = line.partition(" = ")[0]
    text = re.sub(rf"(?m)^{key} = .*$", line, EXAMPLE.read_text(encoding="utf-8"))
    with pytest.raises(FactBaseError) as refused:
        parse(text.encode(), "x.toml")

    assert any(str(one).endswith(f": {said}") for one in refused.value.findings)


VALUES = (
    *("5", "-1", "1.5", "nan", "true", '"x"', '""', "[]", '["x"]', "[5]", "[[]]", "{}"),
    *("{ a = 1 }", "[{ a = 1 }]", "2031-03-14", "2031-03-14T10:00:00", "10:00:00"),
)


@pytest.mark.parametrize("value", VALUES)
def test_no_message_is_in_the_words_of_a_library(value: str) -> None:
    """Whatever TOML has for whatever key, what is wrong is said in the format's own words."""
    text = re.sub(r"(?m)^(\w+|\".*?\") = .*$", rf"\1 = {value}", EXAMPLE.read_text("utf-8"))
    with pytest.raises(FactBaseError) as refused:
        parse(text.encode(), "x.toml")

    assert len(refused.value.findings) > 50
    foreign = re.compile(r"[Ii]nput|valid|instance|[Vv]alue error|tuple|dict|string|integer|None")
    assert [str(one) for one in refused.value.findings if foreign.search(one.message)] == []
