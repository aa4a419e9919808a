"""Support that the document does not call money."""

from typing import Any

import pytest

from eufacts import Facts
from eufacts.format.kinds import FUNDING, Kind
from eufacts.output import Format, write_report
from eufacts.views.lists import listing
from eufacts.views.single import show

Row = dict[str, Any]


@pytest.fixture
def support(facts: Facts) -> Row:
    """A record of support without an amount."""
    return facts.show("mali-political-process-support")[0] | {"money": False}


@pytest.mark.parametrize("kind", [FUNDING, None])
@pytest.mark.parametrize("form", [Format.table, Format.plain, Format.markdown])
def test_a_list_does_not_say_that_an_amount_is_missing(
    kind: Kind | None, form: Format, support: Row
) -> None:
    """In the column of amounts stands that none is named, in every form for people."""
    text = write_report(listing([support], kind), format=form, width=200, colour=False)

    assert "support, no amount named" in text
    assert "not stated" not in text


def test_a_record_says_it_as_its_value(support: Row) -> None:
    """``show`` says it too; where money is named without an amount, it still says that."""
    money = support | {"money": True}
    texts = [
        write_report(show([row]), format=Format.plain, width=80, colour=False)
        for row in (support, money)
    ]

    assert ["Value\tsupport, no amount named\n" in text for text in texts] == [True, False]
    assert ["Value\tnot stated\n" in text for text in texts] == [False, True]
