"""Drafting: how good it is by the keys of ``tests/drafting``, and what many pages cost.

Each page has 300 numbers; all are drafted by one command, whose memory is that of its largest
process.
"""

import os
import shutil
import sys
from pathlib import Path

from measuring import ROOT, WORK, Command, Row, environment, once, program, say

PAGES = (1, 50, 500)
PARAGRAPHS = 100
"""In a page; each has three numbers."""


def accuracy() -> list[list[str]]:
    """The figures of each document that is at hand, with their heads."""
    sys.path.append(str(ROOT / "tests" / "drafting"))
    import drafting_accuracy  # it needs an installed eufacts, which the other parts do not

    found = drafting_accuracy.rows(drafting_accuracy.SHARED / "documents")
    return [list(drafting_accuracy.HEAD), *(list(row) for row, _ in found)]


def run() -> list[Row]:
    """Measure the drafts of folders of pages, once: 500 of them take minutes."""
    data = WORK / "pages"
    shutil.rmtree(data, ignore_errors=True)
    rows = []
    for count in PAGES:
        folder = data / f"{count}"
        _pages(folder, count)
        argv = (program("now", "eufacts"), "draft", str(folder), "-o", f"{folder}-facts")
        say(f"drafting {count} pages")
        row = once(Command(f"{count}", argv, environment()))
        rows.append({"pages": count, "cores": os.cpu_count() or 1, **row})
    return rows


def _pages(folder: Path, count: int) -> None:
    """Write pages that differ in their numbers and names."""
    folder.mkdir(parents=True)
    for page in range(count):
        text = "".join(map(_paragraph, range(page, page + PARAGRAPHS)))
        head = f"<title>COM(2031) {page + 1} final</title></head><body><p>Brussels, 3.4.2031</p>"
        title = f"<p>COM(2031) {page + 1} final</p><h1>1. Rivers of region {page + 1}</h1>"
        (folder / f"{page:03}.html").write_text(f"<html><head>{head}{title}{text}</body></html>")


def _paragraph(number: int) -> str:
    country = ("Kenya", "Uganda", "Norway", "Chile", "Nepal")[number % 5]
    return (
        f"<p>In {2010 + number % 20}, more than {1_000 + 37 * number} people lived by river "
        f"{number} of {country}. The Union provided EUR {10 + number / 10} million for its banks, "
        f"and about {1 + number % 90} % of it was paid.</p>"
    )
