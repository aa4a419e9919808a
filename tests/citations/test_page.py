"""docs/citations.md shows what every style writes."""

import runpy
from pathlib import Path

from eufacts.citations.styles import STYLES

ROOT = Path(__file__).parent.parent.parent


def test_the_page_is_what_the_styles_write() -> None:
    """Document, excerpt, footnote, act and cited document, in every style and form."""
    page = (ROOT / "docs" / "citations.md").read_text(encoding="utf-8")
    refresh = runpy.run_path(str(ROOT / "docs" / "refresh.py"))

    assert page == refresh["citations"](page)
    assert all(f"`--style {name}`: " in page for name in STYLES)
