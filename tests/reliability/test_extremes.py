"""Numbers that a division or a scale could fail on: 0, the smallest, the largest, below zero."""

import json
from pathlib import Path
from typing import NoReturn

import pytest
from attempts import SMALL, put

from conftest import Ask
from eufacts.output import Format

VALUES = ("0", "0.0", "5e-324", "-5", "1000000000000000000", "0.1", "1e18")
QUANTITY = (
    'label = "Label"\nexcerpts = ["I.1.1"]\nvalue = {value}\nqualifier = "exact"\n'
    'as_written = "5 people"\n'
)
COUNTED = (
    '[[figure]]\nid = "figure-{n}"\ntopic = "arrivals"\nunit = "people"\nroute = "route-{n}"\n'
    f"{QUANTITY}"
    '[[route]]\nid = "route-{n}"\nname = "Route {n}"\nmeasure = "arrivals"\n'
    'measures = ["figure-{n}"]\nexcerpts = ["I.1.1"]\n'
)
PAID = (
    '[[funding]]\nid = "{name}"\ntopic = "arrivals"\nunit = "EUR"\nstatus = "provided"\n'
    'status_as_written = "are"\nrecipients = ["TR"]\n'
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A fact base with a route, an amount and a part of each amount for each value."""
    text = SMALL + "".join(COUNTED.format(n=n, value=value) for n, value in enumerate(VALUES))
    for n, whole in enumerate(VALUES):
        text += PAID.format(name=f"whole-{n}") + QUANTITY.format(value=whole)
        for m, part in enumerate(VALUES):
            text += PAID.format(name=f"part-{n}-{m}") + QUANTITY.format(value=part)
            text += f'part_of = "whole-{n}"\n'
    return put(tmp_path / "base.toml", text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


@pytest.mark.parametrize("form", [Format.table, Format.json, Format.csv])
@pytest.mark.parametrize(
    "line",
    [
        "compare",
        *(f"compare whole-{n} part-{n}-0 part-{n}-2 part-{n}-4" for n in range(len(VALUES))),
        "compare " + " ".join(f"figure-{n}" for n in range(len(VALUES))),
        "funding --total",
        "show " + " ".join(f"part-{n}-{m}" for n in range(len(VALUES)) for m in range(3)),
        "country Turkey",
        "facts --sort value",
    ],
)
def test_every_number_is_compared_added_and_shown(
    line: str, form: Format, base: Path, ask: Ask
) -> None:
    """There is an answer in each format, and no number in it is infinite."""
    said = ask(*line.split(), "--format", form, "--facts", str(base))

    assert (said.code, said.err) == (0, "")
    assert not {"inf", "nan", "Infinity", "NaN"} & set(said.out.replace(",", " ").split())
    if form is Format.json:
        json.loads(said.out, parse_constant=_refuse)


def test_where_nothing_was_counted_there_is_no_ratio(base: Path, ask: Ask) -> None:
    """The table says why; JSON has none."""
    asked = ("compare", "figure-0", "figure-4", "--facts", str(base))

    assert "no ratio: nothing was counted" in ask(*asked, "--format", "table").out
    assert json.loads(ask(*asked, "--json").out)["ratio"][0]["value"] is None
