"""What every style writes: some of it in docs/citations.md, all of it beside this file."""

import runpy
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from eufacts import Facts
from eufacts.citations.pieces import markdown
from eufacts.citations.styles import STYLES, cite
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Headings, citable

ROOT = Path(__file__).parent.parent.parent
FORMS = {
    "": CitationRequest(),
    "--first 5": CitationRequest(CitationForm.subsequent, first=5),
    "--entry": CitationRequest(CitationForm.entry),
    "--quote": CitationRequest(quote=True),
}
ALL_BUT_QUOTE = tuple(FORMS)[:-1]
RECORDS = {
    "africa.3.7": tuple(FORMS),
    "footnote-17": ALL_BUT_QUOTE,
    "decision-2015-778": ALL_BUT_QUOTE,
    "join-2015-2": ALL_BUT_QUOTE,
}


def test_the_page_is_what_the_styles_write() -> None:
    """Document, excerpt and cited act, in every style."""
    page = (ROOT / "docs" / "citations.md").read_text(encoding="utf-8")
    refresh = runpy.run_path(str(ROOT / "docs" / "refresh.py"))

    assert page == refresh["citations"](page)
    assert all(f"`--style {name}`: " in page for name in STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_every_form(style: str, facts: Facts, file_regression: FileRegressionFixture) -> None:
    """An excerpt, a footnote, an act and a document that is cited, in every form."""
    about, headings = facts.about(), Headings(facts.ask(kinds=("section",)))
    written = [
        f"{record} {form}\n{markdown(cite(cited, style, FORMS[form]))}\n"
        for record, forms in RECORDS.items()
        for cited in [citable(facts.show(record)[0], about, headings)]
        for form in forms
    ]
    file_regression.check("\n".join(written), extension=".md", encoding="utf-8")
