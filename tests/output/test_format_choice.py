"""The choice of a format."""

import pytest
import sample_reports

from eufacts.output import Format, write_records, write_report


@pytest.mark.parametrize("chosen", Format)
def test_each_format_has_one_writer(chosen: Format) -> None:
    """Every format is written from records or from a report, and from the other not at all."""
    if chosen.for_programs:
        assert write_records(['{"id":"a"}'], single=True, fields=None, format=chosen)
        with pytest.raises(ValueError, match="is written from records"):
            write_report(sample_reports.FUNDING, format=chosen, width=80, colour=False)
    else:
        assert write_report(sample_reports.FUNDING, format=chosen, width=80, colour=False)
        with pytest.raises(ValueError, match="is written from a report"):
            write_records(['{"id":"a"}'], single=True, fields=None, format=chosen)


def test_names_are_what_people_type() -> None:
    """Formats are called by their lower-case names."""
    assert [str(each) for each in Format] == [
        "table",
        "plain",
        "json",
        "jsonl",
        "csv",
        "tsv",
        "markdown",
    ]
