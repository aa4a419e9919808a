"""What people and programs see, whole: each command in each form, kept beside this file."""

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import Ask

TABLES = {
    "compare": "compare",
    "compare-two": "compare western-balkan central-mediterranean",
    "country-eritrea": "country Eritrea",
    "countries-hosts": "countries --role host",
    "figures-return": "figures --topic return",
    "funding-turkey-2015": "funding --country Turkey --year 2015",
    "funding-total": "funding --total",
    "funding-total-serbia": "funding --recipient Serbia --total",
    "routes": "routes",
    "agreements-nigeria": "agreements --country Nigeria",
    "instruments-niger": "instruments --country Niger",
    "timeline-2014": "timeline --year 2014",
    "facts-turkey": "facts --section turkey",
    "search-hosts": "search hosts most Syrian refugees",
    "search-kinds": "search Cape Verde",
    "show-funding": "show turkey-syria-crisis-2015",
    "show-excerpt": "show turkey.3.1",
    "show-footnote": "show footnote-4",
    "excerpts-words": "excerpts multipurpose centre",
    "footnotes": "footnotes",
    "outline": "outline",
    "references": "references",
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_tables_at_every_width(
    name: str,
    width: int,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    file_regression: FileRegressionFixture,
) -> None:
    """Every command's table is readable at 40, 80 and 160 columns; only links are wider."""
    monkeypatch.setenv("COLUMNS", str(width))
    said = ask(*_words(TABLES[name]), "--format", "table")

    assert said.err == "" or "no date, so --year cannot match" in said.err
    assert max(len(line) for line in said.out.splitlines() if "https://" not in line) <= width
    assert said.code == 0
    file_regression.check(said.out, basename=f"{name}-{width}", encoding="utf-8")


OTHERS = {
    "plain": "funding --country Turkey --year 2015 --format plain",
    "json": "figures --country Nigeria --json",
    "jsonl": "agreements --country Tunisia --jsonl",
    "csv": "figures --topic return --csv",
    "tsv": "references --footnote 21 --tsv",
    "markdown": "funding --country Iraq --year 2015 --markdown",
    "fields-json": "countries --role transit --json --fields code,roles",
    "fields-csv": "figures --footnote 2 --csv --fields id,value,excerpts.paragraph",
    "fields-plain": "timeline --country Eritrea --format plain --fields period,label",
    "single-json": "show eritrea-national-service-limit --json",
    "comparison-json": "compare --json --fields measures,difference,ratio,caveats",
    "total-json": "funding --country Serbia --total --json",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_formats(name: str, ask: Ask, file_regression: FileRegressionFixture) -> None:
    """Every other format, for people in a pipe and for programs."""
    said = ask(*_words(OTHERS[name]))

    assert said.code == 0
    assert said.err == "" or "no date, so --year cannot match" in said.err
    file_regression.check(said.out, basename=name, encoding="utf-8", newline="")


def _words(line: str) -> list[str]:
    return line.split()
