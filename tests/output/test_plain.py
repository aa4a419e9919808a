"""Piped text."""

import sample_reports
from hypothesis import given
from hypothesis import strategies as st

from eufacts.output.plain import write_plain
from eufacts.report import Column, Fields, Notes, QuantityCell, Report, Table


def test_a_record_is_a_line_and_a_cell_is_between_tabs() -> None:
    """Amounts have all their digits, periods are ISO 8601, and no header is there."""
    expected = """\
syria-response⇥Assistance for Syrians in Syria and in neighbouring countries⇥> EUR 3900000000⇥2011/..⇥mobilised⇥II ¶2
africa-trust-fund⇥Emergency Trust Fund for Africa⇥EUR 1800000000⇥⇥proposed⇥IV ¶11 fn 7
odd-euro⇥An amount that nobody rounded⇥≈ EUR 7600300⇥2015-11-11/2015-11-12⇥committed/planned⇥III Turkey ¶3
wfp-appeal⇥World Food Programme appeal⇥not stated⇥2015-09-09⇥⇥I ¶5
"""  # noqa: E501 - lines are not wrapped, that is the promise
    assert expected == write_plain(sample_reports.FUNDING).replace("\t", "⇥")


def test_parts_have_titles_where_there_are_several() -> None:
    """Each part begins with its title; a quote is a line with its name and its citation."""
    expected = """\
# Turkey
Code⇥TR
Other names⇥Türkiye, Republic of Turkey
Territory of⇥
Groups⇥
Refugees⇥≈ 1900000 people
# Figures
turkey-syrians⇥Syrians hosted⇥≈ 1900000 people
turkey-share⇥Share of all⇥< 47.5%
# Words
III-p1-s2⇥Turkey hosts [b]about[/b] 1.9 million refugees, :smile: more than any other country.⇥JOIN(2015) 40 final, III Turkey, para. 1
fn-2⇥UNHCR.⇥JOIN(2015) 40 final, fn. 2⇥As of August.
"""  # noqa: E501 - the same
    assert expected == write_plain(sample_reports.COUNTRY).replace("\t", "⇥")


def test_bars_are_their_numbers() -> None:
    """What bars draw is written as labels and numbers."""
    expected = """\
# People
Eastern Mediterranean⇥182740 people
Central Mediterranean⇥≈ 98000 people
Western Mediterranean⇥100 people
Black Sea⇥not stated
# Caveats
The same people may have been counted on two routes: do not add them.
Periods differ.
"""
    assert expected == write_plain(sample_reports.COMPARISON).replace("\t", "⇥")


def test_titles_that_are_data_are_written() -> None:
    """A table whose columns are records begins with their titles."""
    columns = (Column("aspect", ""), Column("a", "One"), Column("b", "Two"))
    table = Table(columns, (("Counted", "people", "entries"),), headed=True)
    assert write_plain(Report((table,))) == "\tOne\tTwo\nCounted\tpeople\tentries\n"


def test_kinds_of_cells() -> None:
    """Truth is true or false, a number its digits, and nothing is empty."""
    row = (True, False, 1_000_000, 2.5, None, ("a", "b"), QuantityCell(5, None, "about"))
    columns = tuple(Column(str(at), str(at)) for at, _ in enumerate(row))
    assert write_plain(Report((Table(columns, (row,)),)), ascii_only=True) == (
        "true\tfalse\t1000000\t2.5\t\ta, b\t~ 5\n"
    )


def test_a_hostile_text_does_nothing() -> None:
    """Escapes stand for what would act; a backslash is doubled, so that they can be told apart."""
    report = Report((Fields(pairs=((sample_reports.HOSTILE, sample_reports.HOSTILE),)),))
    safe = r"red\x1b[31m, reversed\u202e, hid\u200bden,\ttab\nline \\ [b]bold[/b]"
    assert write_plain(report) == f"{safe}\t{safe}\n"


@given(st.lists(st.text()))
def test_every_record_is_one_line(texts: list[str]) -> None:
    """No text of a cell can end a line."""
    assert len(write_plain(Report((Notes(tuple(texts)),))).splitlines()) == len(texts)
