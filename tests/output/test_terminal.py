"""Reports on a terminal."""

import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO

import pytest
import sample_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from eufacts.output.terminal import progress_bar, write_terminal
from eufacts.output.visible import visible
from eufacts.report import (
    Bars,
    Column,
    Fields,
    Match,
    Notes,
    Part,
    PlaceCell,
    QuantityCell,
    Quote,
    Quotes,
    Report,
    Table,
)

WORDS = (
    st.text(st.sampled_from("abc é–日本語 👍\N{COMBINING ACUTE ACCENT}\N{VARIATION SELECTOR-16}[]"))
    | st.text()
)
QUANTITIES = st.builds(
    QuantityCell,
    st.none() | st.integers(-(10**15), 10**15),
    st.sampled_from(["EUR", "people", "percent", None]),
    st.sampled_from(["exact", "more_than", "about"]),
)
PLACES = st.builds(PlaceCell, WORDS, st.integers(1, 99), st.none() | st.integers(1, 99))
COLUMNS = (
    Column("id", "ID", "id"),
    Column("label", "A long title"),
    Column("value", "Amount", "quantity"),
    Column("period", "Period", "period"),
    Column("section", "Place", "place", wide=True),
    Column("names", "Names"),
)
LABELLED = tuple(replace(one, style="label") if one.key == "label" else one for one in COLUMNS)
MATCHES = st.none() | WORDS.map(lambda text: Match(text, ((0, len(text) // 2),)))
ROWS = st.tuples(WORDS, WORDS, QUANTITIES, WORDS, PLACES, st.lists(WORDS).map(tuple))
TITLES = st.none() | WORDS
PARTS: st.SearchStrategy[Part] = st.one_of(
    st.builds(
        Table,
        st.sampled_from([COLUMNS, LABELLED]),
        st.lists(ROWS, max_size=4).map(tuple),
        TITLES,
        results=st.just(False),
    ),
    st.builds(
        Table,
        st.just(LABELLED),
        st.lists(ROWS, max_size=4).map(tuple),
        TITLES,
        results=st.just(True),
        matches=st.lists(MATCHES, max_size=4).map(tuple),
    ),
    st.builds(Fields, st.lists(st.tuples(WORDS, WORDS | QUANTITIES)).map(tuple), TITLES),
    st.builds(
        Quotes,
        st.lists(st.builds(Quote, WORDS, WORDS, WORDS, TITLES), max_size=3).map(tuple),
        TITLES,
    ),
    st.builds(Bars, st.lists(st.tuples(WORDS, QUANTITIES), max_size=4).map(tuple), TITLES),
    st.builds(Notes, st.lists(WORDS, max_size=4).map(tuple), TITLES),
)
REPORTS = st.builds(Report, st.lists(PARTS, max_size=3).map(tuple), TITLES)


def shown(report: Report, width: int, *, ascii_only: bool = False) -> str:
    """The report without colour."""
    return write_terminal(report, width=width, colour=False, ascii_only=ascii_only)


def test_a_narrow_terminal_gets_cards() -> None:
    """At 40 columns a record is its amount, its label and below them, its id first, the rest."""
    expected = """\
> EUR 3.9 billion
Assistance for Syrians in Syria and in
neighbouring countries
syria-response · since 2011 · mobilised
II ¶2
────────────────────────────────────────
EUR 1.8 billion
Emergency Trust Fund for Africa
africa-trust-fund · proposed
IV ¶11 fn 7
────────────────────────────────────────
≈ EUR 7,600,300
An amount that nobody rounded
odd-euro · 11–12 Nov 2015
committed/planned · III Turkey ¶3
────────────────────────────────────────
not stated
World Food Programme appeal
wfp-appeal · 9 Sep 2015 · I ¶5

4 amounts; some overlap.
"""
    assert expected == shown(sample_reports.FUNDING, 40)


def test_an_ordinary_terminal_gets_a_table() -> None:
    """At 80 columns labels and amounts stand side by side, and the rest below the labels."""
    expected = """\
Label                                                                     Amount
────────────────────────────────────────────────────────────────────────────────
Assistance for Syrians in Syria and in neighbouring countries  > EUR 3.9 billion
syria-response · since 2011 · mobilised · II ¶2
────────────────────────────────────────────────────────────────────────────────
Emergency Trust Fund for Africa                                  EUR 1.8 billion
africa-trust-fund · proposed · IV ¶11 fn 7
────────────────────────────────────────────────────────────────────────────────
An amount that nobody rounded                                    ≈ EUR 7,600,300
odd-euro · 11–12 Nov 2015 · committed/planned · III Turkey ¶3
────────────────────────────────────────────────────────────────────────────────
World Food Programme appeal                                           not stated
wfp-appeal · 9 Sep 2015 · I ¶5

4 amounts; some overlap.
"""
    assert expected == shown(sample_reports.FUNDING, 80)


def test_a_roomy_terminal_has_the_id_below_the_label() -> None:
    """At 120 columns every column has its own place but for the id."""
    expected = """\
Label                                                           Amount  Period          Status             Place
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Assistance for Syrians in Syria and in neighbouring  > EUR 3.9 billion  since 2011      mobilised          II ¶2
countries
syria-response
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Emergency Trust Fund for Africa                        EUR 1.8 billion                  proposed           IV ¶11 fn 7
africa-trust-fund
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
An amount that nobody rounded                          ≈ EUR 7,600,300  11–12 Nov 2015  committed/planned  III Turkey ¶3
odd-euro
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
World Food Programme appeal                                 not stated  9 Sep 2015                         I ¶5
wfp-appeal

4 amounts; some overlap.
"""  # noqa: E501 - 120 columns are what is tested
    assert expected == shown(sample_reports.FUNDING, 120)


def test_a_wide_terminal_shows_all() -> None:
    """At 160 columns the id has its own column too, and no rule is needed where nothing wraps."""
    expected = """\
ID                 Label                                                                     Amount  Period          Status             Place
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
syria-response     Assistance for Syrians in Syria and in neighbouring countries  > EUR 3.9 billion  since 2011      mobilised          II ¶2
africa-trust-fund  Emergency Trust Fund for Africa                                  EUR 1.8 billion                  proposed           IV ¶11 fn 7
odd-euro           An amount that nobody rounded                                    ≈ EUR 7,600,300  11–12 Nov 2015  committed/planned  III Turkey ¶3
wfp-appeal         World Food Programme appeal                                           not stated  9 Sep 2015                         I ¶5

4 amounts; some overlap.
"""  # noqa: E501 - 160 columns are what is tested
    assert expected == shown(sample_reports.FUNDING, 160)


def test_fields_and_quotes() -> None:
    """Values hang beside their labels; a quote is a block, whose brackets are no markup."""
    expected = """\
Turkey
Code          TR
Other names   Türkiye, Republic of Turkey
Territory of  not stated
Groups        not stated
Refugees      ≈ 1.9 million people

Figures
ID              Figure                        Amount
────────────────────────────────────────────────────
turkey-syrians  Syrians hosted  ≈ 1.9 million people
turkey-share    Share of all                 < 47.5%

Words
III-p1-s2
  “Turkey hosts [b]about[/b] 1.9 million refugees, :smile: more than any other
  country.”
  JOIN(2015) 40 final, III Turkey, para. 1

fn-2
  “UNHCR.”
  JOIN(2015) 40 final, fn. 2
  As of August.
"""
    assert expected == shown(sample_reports.COUNTRY, 80)


def test_the_narrowest_page_breaks_labels() -> None:
    """Below 20 columns 20 are used, of which a label takes half."""
    fields = Report(sample_reports.COUNTRY.parts[:1])
    expected = """\
Turkey
Code        TR
Other       Türkiye,
names       Republic
            of
            Turkey
Territory   not
of          stated
Groups      not
            stated
Refugees    ≈ 1.9
            million
            people
"""
    assert expected == shown(fields, 5)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            40,
            """\
People
Eastern Mediterranean
███████████████████████  182,740 people
Central Mediterranean
████████████▍  ≈ 98,000 people
Western Mediterranean
▏  100 people
Black Sea
not stated

Caveats
• The same people may have been counted
  on two routes: do not add them.
• Periods differ.
""",
        ),
        (
            80,
            """\
People
Eastern Mediterranean  ████████████████████████████████████████  182,740 people
Central Mediterranean  █████████████████████▌  ≈ 98,000 people
Western Mediterranean  ▏  100 people
Black Sea              not stated

Caveats
• The same people may have been counted on two routes: do not add them.
• Periods differ.
""",
        ),
    ],
)
def test_bars_and_notes(width: int, expected: str) -> None:
    """Bars are drawn to one scale with their amounts, and none but zero is invisible."""
    assert expected == shown(sample_reports.COMPARISON, width)


def test_what_is_added_can_be_ascii() -> None:
    """Rules, bars, bullets, quotation marks and signs have ASCII forms; the words stay."""
    quote = Quotes((Quote("e", "Türkiye", "JOIN"),))
    report = Report((*sample_reports.COMPARISON.parts, *sample_reports.FUNDING.parts, quote))
    written = shown(report, 80, ascii_only=True)
    assert '  "Türkiye"\n' in written
    assert written.replace("ü", "u").isascii()


def test_colour_and_weight_say_what_a_cell_is() -> None:
    """Ids are cyan, numbers green, what qualifies them magenta, places and footers faint."""
    columns = (
        Column("id", "ID", "id"),
        Column("value", "N", "quantity"),
        Column("status", "STATUS", "status"),
        Column("section", "PLACE", "place"),
    )
    row = ("a-1", QuantityCell(5, "people", "more_than"), "signed", PlaceCell("I", 1))
    report = Report((Table(columns, (row,), title="T"),), footer="f")
    written = write_terminal(report, width=80, colour=True)
    *_, cells, _, footer, _ = written.split("\n")
    for coloured in ("[36ma-1", "[1;35m> ", "[1;32m5 people", "[35msigned", "[2mI ¶1"):
        assert f"\x1b{coloured}\x1b[0m" in cells
    assert footer == "\x1b[2mf\x1b[0m"


def test_a_result_says_why_it_was_found() -> None:
    """A search shows label and amount, the words marked in their sentence, and what it is."""
    columns = (
        Column("id", "ID", "id"),
        Column("kind", "KIND"),
        Column("value", "VALUE", "quantity"),
        Column("label", "WHAT", "label"),
        Column("section", "PLACE", "place"),
    )
    amount = QuantityCell(5, "people", "about")
    rows = (
        ("a-1", "figure", amount, "People who fled", PlaceCell("I", 1)),
        ("b-1", "event", None, "The fled return", PlaceCell("II", 2)),
        ("c-1", "event", None, "Found by its number", PlaceCell("II", 3)),
    )
    matches = (Match("… have fled[b]", ((7, 11),)), Match("The fled return", ((4, 8),)), None)
    report = Report((Table(columns, rows, results=True, matches=matches),))
    assert (
        shown(report, 40)
        == """\
People who fled  ≈ 5 people
  … have fled[b]
  a-1 · figure · I ¶1

The fled return
  b-1 · event · II ¶2

Found by its number
  c-1 · event · II ¶3
"""
    )
    coloured = write_terminal(report, width=40, colour=True)
    assert coloured.count("\x1b[1;31mfled\x1b[0m") == 2


def test_a_column_that_is_empty_gives_its_room_away() -> None:
    """Its title would say nothing; that of another column stays."""
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C"))
    assert (
        shown(Report((Table(columns, (("x", None, "y"),)),)), 80)
        == """\
A  C
────
x  y
"""
    )


def test_a_link_is_written_whole() -> None:
    """However long it is: a link with a line's end in it can be neither followed nor copied."""
    link = f"https://eu.example/#:~:text={'a' * 100}"
    quotes = Quotes((Quote("I.1.1", "Words.", "Cited", link=link, link_shown=True),))
    assert shown(Report((quotes,)), 40) == f"I.1.1\n  “Words.”\n  Cited\n  {link}\n"


def test_a_debt_has_no_bar() -> None:
    """Bars begin at nothing: what is below has none, whatever the others are."""
    amounts = (QuantityCell(-1, None, "exact"), QuantityCell(-(10**12), None, "exact"))
    bars = Bars(tuple((f"{amount.value}", amount) for amount in amounts))
    assert shown(Report((bars,)), 80) == ("-1              -1\n-1000000000000  -1,000 billion\n")


def test_nothing_is_written_for_nothing() -> None:
    """Parts that hold nothing leave no title and no empty line."""
    parts = (
        Table(COLUMNS, (), "T"),
        Fields((), "F"),
        Quotes((), "Q"),
        Bars((), "B"),
        Notes((), "N"),
    )
    assert shown(Report(parts), 80) == ""


def test_a_hostile_text_does_nothing() -> None:
    """What would act on a terminal is shown and not done, with colour too."""
    report = Report((Notes((sample_reports.HOSTILE,)),))
    expected = "• red\\x1b[31m, reversed\\u202e, hid\\u200bden,\\ttab\\nline \\ [b]bold[/b]\n"
    assert expected == write_terminal(report, width=100, colour=True)


PAGE = "https://eu.example/?uri=CELEX:1#:~:text=a%20b"


def linked(link: str, *, links: bool = True) -> str:
    """A table and a quote whose ids and places lead somewhere; rich's random ids left out."""
    table = Table(
        (Column("id", "ID", "id"), Column("label", "WHAT"), Column("section", "PLACE", "place")),
        (("a-1", "text", PlaceCell("I", 2)),),
        links=(link,),
    )
    quotes = Quotes((Quote("I.1.1", "Words.", "Cited", link=link),))
    text = write_terminal(Report((table, quotes)), width=80, colour=True, links=links)
    return re.sub(r"\x1b]8;id=[^;]*;", "\x1b]8;;", text)


def test_ids_and_places_are_links() -> None:
    """Where the terminal follows links, ids and places lead to their sentence; texts do not."""
    here = re.findall("\x1b]8;;(.*?)\x1b\\\\(.*?)\x1b]8;;\x1b\\\\", linked(PAGE))
    shown_words = [(link, re.sub(r"\x1b\[[\d;]*m", "", words)) for link, words in here]
    assert shown_words == [(PAGE, "a-1"), (PAGE, "I ¶2"), (PAGE, "I.1.1")]
    assert "\x1b]8" not in linked(PAGE, links=False)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "https://a/\x1b]52;c;eA==\a", "https://é/"],
)
def test_only_pages_are_linked(link: str) -> None:
    """No other scheme, and nothing that could end the escape sequence."""
    assert "\x1b]" not in linked(link)


def test_a_progress_bar_goes_when_it_stops() -> None:
    """Where nobody watches, a bar that has stopped has left nothing but an empty line."""
    stream = StringIO()
    with progress_bar(stream, colour=False) as progress:
        progress.update(progress.add_task("Indexing [b]", total=2), completed=2)
    assert stream.getvalue() == "\n"


def test_the_environment_has_no_say() -> None:
    """Neither variables nor the real terminal change a letter."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import sample_reports\n"
        "from eufacts.output.terminal import write_terminal\n"
        "written = write_terminal(sample_reports.FUNDING, width=80, colour=True)\n"
        "sys.stdout.buffer.write(written.encode())"
    )
    variables = {"COLUMNS": "30", "NO_COLOR": "1", "TERM": "dumb", "PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", script, sys.path[0]], capture_output=True, check=True, env=variables
    )
    assert run.stdout.decode() == write_terminal(sample_reports.FUNDING, width=80, colour=True)


@settings(deadline=None)
@given(REPORTS, st.integers(1, 200), st.booleans())
def test_every_line_fits(report: Report, width: int, ascii_only: bool) -> None:
    """No line is wider than the terminal, has an escape sequence or ends in a space."""
    lines = shown(report, width, ascii_only=ascii_only).split("\n")
    assert max(map(cell_len, lines)) <= max(width, 20)
    assert lines == [visible(line.rstrip()) for line in lines]


@settings(deadline=None)
@given(REPORTS, st.integers(20, 200))
def test_colour_changes_no_letter(report: Report, width: int) -> None:
    """Without its escape sequences, the coloured report is the plain one."""
    coloured = write_terminal(report, width=width, colour=True)
    assert shown(report, width) == re.sub(r"\x1b\[[\d;]*m", "", coloured)


@settings(deadline=None)
@given(
    st.lists(st.text(st.sampled_from("abcdefg é–日本 ")), min_size=6, max_size=6),
    st.integers(20, 200),
)
def test_nothing_is_cut(texts: list[str], width: int) -> None:
    """Every letter of every cell is there, on a card, in a table, in a quote or a note."""
    one, two, three, four, five, six = texts
    report = Report(
        (
            Table((Column("id", "", "id"), Column("label", "")), ((one, two),)),
            Fields(((three, four),)),
            Quotes((Quote("", five, six),)),
            Notes((one,)),
        )
    )
    letters = "".join((*texts, one, "" if four else "not stated"))
    written = shown(report, width).translate(dict.fromkeys(map(ord, "─•“”")))
    assert sorted("".join(letters.split())) == sorted("".join(written.split()))
