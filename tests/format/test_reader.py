"""Reading a fact base: every problem at once, each with its line."""

from pathlib import Path

import pytest

from eufacts.errors import FactBaseError, FileError
from eufacts.format.reader import parse, read

ASIA = '"Asia" = "The continent, in M49."'
WICKED = Path(__file__).parent / "wicked.toml"


def test_one_wicked_file_has_exactly_these_faults() -> None:
    """Unknown and missing keys, wrong types, dangling ids, impossible dates: all are reported."""
    expected = """\
wicked.toml:4: document: title is missing
wicked.toml:11: document: date: '2015/2014' is not an ISO 8601 date: 2015, 2015-09 or 2015-09-09
wicked.toml:22: section "II": parent: no section 'IV'
wicked.toml:27: excerpt "I.1.1": paragraph: 'one' is not a whole number
wicked.toml:37: footnote "1": a footnote has either text or lost = true
wicked.toml:43: country "TUR": code: 'TUR' is not two capital letters (ISO 3166-1 alpha-2)
wicked.toml:48: country "TUR": roles: 'hosts' is not in [vocabulary.role] (did you mean host?)
wicked.toml:56: figure "killed": unknown key 'qualifer' (did you mean qualifier?)
wicked.toml:57: figure "killed": topic: 'conflicts' is not in [vocabulary.topic] (did you mean \
conflict?)
wicked.toml:58: figure "killed": excerpts: no excerpt 'I.1.2' (did you mean I.1.1?)
wicked.toml:62: funding "killed": the id 'killed' is already in use, in [[figure]] on line 53 (ids \
are unique in the whole fact base)
wicked.toml:68: funding "killed": part_of: no funding 'itself'
wicked.toml:71: funding "pounds": the unit 'pounds' is not a currency (ISO 4217, such as EUR)
wicked.toml:84: event "never": period: day is out of range for month
wicked.toml:90: vocabulary.topic "asylum": definition is missing
wicked.toml:90: vocabulary.topic "asylum": unknown key 'defintion' (did you mean definition?)"""
    with pytest.raises(FactBaseError) as refused:
        parse(WICKED.read_bytes(), "wicked.toml")

    assert expected.splitlines() == [str(one) for one in refused.value.findings]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x.toml: document: no [document] table"),
        (b"a = ", "x.toml:1: not valid TOML: "),
        (b"# fine\n# \xff\n", "x.toml:2: not UTF-8 (save the file as UTF-8)"),
        (b"a = " + b"[" * 9999 + b"]" * 9999, "x.toml: nested too deeply"),
        (b"[[figures]]\n", "x.toml:1: figures no 1: unknown key 'figures' (did you mean figure?)"),
        (b"excerpt = 3\n", "x.toml: excerpt: 3 is not a list (write [[excerpt]])"),
        (b"excerpt = []\n", "x.toml: excerpt no 1: it is empty"),
        (b"excerpt = [1, 2]\n", "x.toml: excerpt no 1: 1 is not a table"),
    ],
)
def test_what_is_not_a_fact_base_is_refused(content: bytes, said: str) -> None:
    """A text that is not TOML, not UTF-8 or not a fact base is refused with its line."""
    with pytest.raises(FactBaseError) as refused:
        parse(content, "x.toml")

    assert any(str(one).startswith(said) for one in refused.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ASIA,
            '"Asia" = { within = ["Middle East"] }',
            "within: 'Asia' lies in itself",
        ),
        (
            '"Sahel" = {',
            '"Sahal" = {',
            "regions: 'Sahel' is not in [vocabulary.region] (did you mean Sahal?)",
        ),
        ('"Sahel" = {', '"Sahal" = {', "no record names the region 'Sahal' (remove it)"),
        (
            ASIA,
            '"Asia" = { within = ["World"] }',
            "within: no region 'World' (add it to [vocabulary.region])",
        ),
    ],
)
def test_regions_are_those_of_their_table(old: str, new: str, said: str, shipped_text: str) -> None:
    """Each region has an entry that something uses, and none lies in itself; lines are given."""
    changed = shipped_text.replace(old, new)
    with pytest.raises(FactBaseError) as refused:
        parse(changed.encode(), "x.toml")

    lines = [one.where.line for one in refused.value.findings if said in str(one)]
    assert lines
    assert all(lines)


def test_a_fact_base_without_a_table_of_regions(shipped_text: str) -> None:
    """Regions may be named without saying what contains them."""
    before, _, rest = shipped_text.partition("[vocabulary.region]")
    _, _, after = rest.partition("\n\n")

    assert parse((before + after).encode(), "x.toml").vocabulary.around("Sahel") == ()


def test_a_file_that_is_not_there() -> None:
    """What cannot be read is named."""
    with pytest.raises(FileError, match=r"nowhere\.toml: No such file"):
        read(Path("nowhere.toml"))


def test_a_byte_order_mark_is_no_problem(shipped_text: str) -> None:
    """A file that an editor saved with a byte order mark reads the same."""
    assert parse(shipped_text.encode("utf-8-sig"), "x") == parse(shipped_text.encode(), "x")


def test_lines_are_found_below_multi_line_strings(shipped_text: str) -> None:
    """A header inside a multi-line string is text, and is not counted as a record."""
    trap = 'note = """\n[[figure]]\n[[figure]]\n"""\n'
    text = shipped_text.replace('note = "Read from', f'{trap}unknown_key = "Read from', 1)
    text = text.replace('unit = "people"', "unit = 3", 1)
    line = text[: text.index("unit = 3")].count("\n") + 1

    with pytest.raises(FactBaseError) as refused:
        parse(text.encode(), "x.toml")

    assert line in [one.where.line for one in refused.value.findings]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('a = 1\nb = "x\nc = 2\n', 2),
        ('a = 1\r\nb = "x\r\nc = 2\r\n', 2),
        ('a = ["x", "y\n]\n', 1),
        ('a = 1\nb = "x', 2),
        ("a = 1\nb = 'x\nc = 2\n", 2),
        ("a = 1\nb = 'x\nc = 'y'\n", 2),
        ('a = """x"""\nb = """y\nc = 2\n', 2),
        ("a = '''x'''\nb = '''y\nc = 2\n", 2),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_named_with_its_line(
    content: str, line: int
) -> None:
    """Whatever the parser calls it: a person looks for the mark, not for a line break."""
    with pytest.raises(FactBaseError) as refused:
        parse(content.encode(), "x.toml")

    assert str(refused.value) == (
        f"x.toml:{line}: not valid TOML: the text in quotation marks that begins in this line is"
        " not closed (is its second quotation mark missing?)"
    )


@pytest.mark.parametrize(
    ("given", "words", "hint"),
    [
        ("I.1.9", "seven", "I.1.2"),
        ("far-away", "seven", "I.1.2"),
        ("I.1.9", "eight", "I.1.1"),
        ("I.1.9", "nine", "I.1.1"),
    ],
)
def test_the_excerpt_with_the_words_of_a_record_is_meant(given: str, words: str, hint: str) -> None:
    """Of those that have them, the nearest by its id; where none has, the nearest of all."""
    excerpts = {"I.1.1": "Eight came, and eight went.", "I.1.2": "All seven left, not eight."}
    text = "".join(
        f'[[excerpt]]\nid = "{name}"\nsection = "I"\nparagraph = 1\nquote = "{quote}"\n'
        for name, quote in excerpts.items()
    )
    figure = f'[[figure]]\nid = "some"\nas_written = "{words}"\nexcerpts = ["{given}"]\n'
    with pytest.raises(FactBaseError) as refused:
        parse(f"{text}{figure}".encode(), "x.toml")

    assert f"excerpts: no excerpt '{given}' (did you mean {hint}?)" in str(refused.value)
