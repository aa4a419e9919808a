"""Texts and pages that repeat one thing: reading and proving them must stay linear.

    valgrind --tool=cachegrind --cache-sim=no python tests/proof/shapes.py NAME...

counts for each shape what the interpreter does: at the start, for some text, for twice as much.
"""

import os
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.coverage.run import cover
from eufacts.proof.rows import covered_row, verified_row
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.by_source import verify
from eufacts.proof.verify.fragments import links
from eufacts.source.numbers.read import read_text
from eufacts.source.page.printable import as_data

FLOOD = Path(__file__).parent / "flood"
TEXT = (FLOOD / "flood.txt").read_text(encoding="utf-8")
BASE = Base((FLOOD / "flood.toml").read_bytes(), "flood.toml")
QUOTE = "Sylvania took in 182,740 of them, or 12% of those who fled."


class Shape(NamedTuple):
    """A text that repeats something."""

    file: str
    """The name of a file, which says its form."""
    text: Callable[[int], str]
    """The text with n times something."""
    few: int = 20
    """An n beyond which what is bounded does not grow."""

    def times(self, characters: int) -> int:
        """The n for a text of about as many characters."""
        return max(1, 1000 * characters // len(self.text(1000)))

    def prove(self, n: int) -> None:
        """Read the text, and compare the flood's facts with it in every way."""
        source = SourceFile.read(self.text(n).encode(), self.file)
        as_data(source.document)
        verified_row(verify(BASE, source), None)
        covered_row(cover(BASE, source))
        links(Comparison(BASE, source))


def _repeated(what: str, n: int) -> str:
    """Repeat words n times; ``§`` in them stands for 0, 1, 2 and so on."""
    return "".join(what.replace("§", str(at)) for at in range(n)) if "§" in what else what * n


def page(before: str, repeated: str, after: str = "") -> Shape:
    """A page that repeats something."""
    return Shape("x.html", lambda n: f"<html>{before}{_repeated(repeated, n)}{after}")


def two(first: str, second: str, before: str = "", between: str = "") -> Shape:
    """A page that repeats one thing and then another."""
    begin = f"<html>{before}"
    return Shape("x.html", lambda n: begin + _repeated(first, n) + between + _repeated(second, n))


def nested(begin: str, end: str, inside: str = "5 words") -> Shape:
    """A page with elements in elements, deeper than the reader goes down."""
    deep = 500 // begin.count("<")
    return Shape("x.html", lambda n: f"<html><p>Words.</p>{begin * n}{inside}{end * n}", deep)


def text(repeated: str, before: str = "", after: str = "", few: int = 20) -> Shape:
    """A text that repeats something."""
    return Shape("x.txt", lambda n: before + _repeated(repeated, n) + after, few)


def markdown(repeated: str, before: str = "", few: int = 20) -> Shape:
    """Markdown that repeats something."""
    return Shape("x.md", lambda n: f"# Title\n\n{before}{_repeated(repeated, n)}", few)


def flood(old: str, before: str, repeated: str, after: str = "") -> Shape:
    """The flood's text with something repeated in the place of some words."""
    return Shape("x.txt", lambda n: TEXT.replace(old, before + _repeated(repeated, n) + after))


def in_paragraph(repeated: str) -> Shape:
    """The flood's text with a long paragraph."""
    return flood("of its kind", "of its kind", repeated)


def in_blocks(repeated: str) -> Shape:
    """The flood's text with many blocks before its second section."""
    return flood("The answer\n", "", f"{repeated}\n\n", "The answer\n")


MEMORY: dict[str, Shape] = {
    "quantities": in_paragraph(" and 1§ guests came"),
    "names": in_paragraph(" Red§ Cross§"),
    "sections": in_blocks("§. Heading of many\n\nHere are 1§ people."),
    "paragraphs": in_blocks("A short paragraph is here."),
    "raised numbers": page("<p>", "word<sup>7</sup> "),
    "note links": two(
        "word<a href='#fn§' id='r§'>§</a> ",
        "<p id='fn§'><a href='#r§'>§</a> Note.</p>",
        "<p>",
    ),
    "numbers in the head of the site": page("<nav><p>", "5 people and 7 dogs "),
}
"""Shapes whose memory is counted too."""

SHAPES: dict[str, Shape] = {
    **MEMORY,
    "equal quantities": in_paragraph(" and three boats came"),
    "dates": in_paragraph(" and on 9 May 2014 it rained"),
    "countries": in_paragraph(" and Sylvania met France"),
    "acts": in_paragraph(" and COM(2014) § final"),
    "articles": in_paragraph(" and Article § of the Treaty"),
    "spans": page("<p>", "<span>word </span>"),
    # unclosed markup
    "a x=": page("<p>", "<a x="),
    "a x= closed": page("<p>", "<a x=", ">"),
    "a x=' closed": page("<p>", "<a x='", ">"),
    "comments": page("<p>", "<!--"),
    "comments closed": page("<p>", "<!--", "-->"),
    "<a": page("<p>", "<a"),
    "<?": page("<p>", "<?"),
    "<!": page("<p>", "<!"),
    "</": page("<p>", "</"),
    "<": page("<p>", "<", ">"),
    "CDATA": page("<p>", "<![CDATA["),
    "scripts": page("<p>", "<script>"),
    "raw elements": nested("<script><style><title><textarea><template>", ""),
    "quotation marks": page("<p>", "<b c=\"d'e "),
    "odd quotation marks": page("<p>", "<a '>\""),
    "open values": page("<p>", '<b c="d>'),
    "attributes": page("<p ", "a = ", ">x"),
    "spaces in a tag": page("<p a", "   ", ">x"),
    "a long tag": page("<p><", "a", ">x"),
    "ends without a start": page("<p>", "</b></div>x"),
    # character references
    "references": page("<p>", "&#49;"),
    "long references": page("<p>", f"&#{'1' * 5000};"),
    "digits of a reference": page("<p>&#", "1", ";"),
    "entities": page("<p>", "&amp;amp;#1;"),
    "nested entities": page("<p>&", "amp;"),
    "ampersands": page("<p>", "&"),
    # elements in elements
    "sup in sup": nested("<sup>", "</sup>", "1"),
    "a in a": nested("<a href='#fn1'>", "</a>", "1"),
    "table in table": nested("<table><tr><td>x</td><td>", "</td></tr></table>"),
    "list in list": nested("<ul><li>a", "</li></ul>"),
    "part in part": nested("<div class='contentWrapper box'>", "</div>"),
    # unclosed elements
    "unclosed items": page("<ul>", "<li>x"),
    "unclosed bold paragraphs": page("", "<b><p>x"),
    "unclosed cells": page("<table><tr>", "<td>x"),
    "unclosed spans": page("<p>", "<span>word "),
    # tables and lists
    "rows": page("<table><tr><th>What<th>EUR million</tr>", "<tr><td>Row §<td>§</tr>"),
    "columns": page("<table><tr><td>a<td>b</tr><tr>", "<td>§</td>"),
    "spanned rows": page("<table>", "<tr><td rowspan=9>§<td colspan=9>x</tr>"),
    "header cells": page("<table><tr>", "<th>EUR million", "<tr><td>x<td>4</tr>"),
    "tables": page("", "<p>Table 1</p><table><tr><td>a<td>1<tr><td>b<td>2</table>"),
    "paragraphs in a cell": page("<table><tr><td>a<td>b<tr><td>1<td>", "<p>x<sup>5</sup></p>"),
    "labels": page("", "<p>(a)</p><p>x</p>"),
    "bare labels": page("", "<p>1.</p>"),
    "labels in cells": page("", "<table><tr><td>(§)<td>Text of it</table>"),
    "items": page("<ul>", "<li>Item § of 3 people"),
    "definitions": page("<dl>", "<dt>Item §<dd>x"),
    # headings, boxes, classes
    "headings": page("", "<h2>§. Heading</h2><p>Text here of § people.</p>"),
    "boxes": page("", "<div class=box><h3>Box</h3><p>Text here.</p></div>"),
    "titles": page("", "<p class=Typedudocument>REGULATION</p><p class=Titreobjet>On x</p>"),
    "breaks": page("<p>", "x<br>"),
    "breaks in a long class": two("abc ", "x<br><br>", "<p class='", "'>"),
    "rules": page("", "<hr>x"),
    "controls": page("<p>", "<button>x</button>"),
    # footnotes
    "raised after a long text": two("word ", "<sup>1</sup>", "<p>"),
    "marks in brackets": page("<p>", "(<sup>1</sup>) "),
    "powers": page("<p>", "10<sup>6</sup> "),
    "one note": page("<p>", "w<a href='#fn1'>1</a> ", "<p id=fn1>Note"),
    "notes in a list": two("w<a href='#fn§'>§</a> ", "<li id=fn§>Note <a href='#r§'>b</a>", "<p>"),
    "notes of Word": two(
        "<p>w<a href='#_ftn§' name='_ftnref§'>[§]</a></p>",
        "<p><a href='#_ftnref§' name='_ftn§'>[§]</a> Note</p>",
    ),
    "notes that follow one another": two(
        "It <a href='#_ftn§'>§</a>", "<a href='#_ftnref§'>§</a> is.<br>", "<p>", "<div>"
    ),
    "notes without a text": page("<p>", "w<a href='#_ftn§'>§</a> "),
    "notes that are linked in a circle": page("", "<p id=fn§>t<a href='#fn1'>1</a></p>"),
    "marks in a text": text("Word here § , and so on.\n\n"),
    "a list of notes": Shape(
        "x.txt",
        lambda n: (
            _repeated("Word of it here [1§].\n\n", n)
            + _repeated("[1§] See OJ L §.\n\n", n)
            + "[15] Text.\n\n" * n
        ),
    ),
    "one list of notes": text("(1) OJ C 1\n\n", "Word (1), or.\n\n"),
    "old notes": text("Word (1)() here.\n\n"),
    "numbered old notes": text("Word(§)() here.\n\n"),
    # Markdown
    "emphasis": markdown("*a **b_"),
    "open brackets": markdown("[", few=50),
    "open links": markdown("[a](", few=100),
    "images": markdown("![", few=50),
    "code": markdown("`a"),
    "autolinks": markdown("<http://a "),
    "tildes": markdown("~~a"),
    "quotations": markdown("> "),
    "bullets": markdown("- "),
    "items in Markdown": markdown("§. item of § people\n"),
    "a table in Markdown": markdown("| row | § |\n", "| a | b |\n|---|---|\n"),
    "pipes": markdown("|a"),
    "notes in Markdown": Shape(
        "x.md",
        lambda n: _repeated("Word[^§] here.\n\n", n) + _repeated("[^§]: Note\n", n),
    ),
    "a long note": markdown("    more words\n", "Word[^1].\n\n[^1]: Note\n"),
    "blank lines after a note": markdown("\n \n", "Word[^1].\n\n[^1]: Note\n"),
    "references in Markdown": markdown("[§]: http://x.eu/§\n"),
    # texts
    "one number": text("1"),
    "one word": text("x"),
    "digits and marks": text("1,23 4.5, 67. 89,0 1."),
    "numbers": text("1 "),
    "words without a space": text("€5;"),
    "countries without a space": text("Syria/"),
    "one letter a line": text("A\n"),
    "blank lines": text("\n", "A\n", "B\n"),
    "gaps": text("A text of it.\n\n\n\n"),
    "wrapped lines": text("word goes on\nand on it goes\n"),
    "hyphens": text("word-\n"),
    "marks on a letter": text("\u0323\u0301", "5 a", " people"),
    "capitals": text("Aa of the ", few=50),
    "telephone numbers": text("+" + "1" * 40 + " "),
    "brackets": text("("),
    "addresses": text("http://.... "),
    # quotes
    "a quote": flood(QUOTE, "", f"{QUOTE} "),
    "a quote with marks": page(
        "<h2>I. The flood and its victims</h2><p>", f"{QUOTE} As it was.<sup>5</sup> "
    ),
    "a quote in paragraphs": page("", f"<p>{QUOTE}</p>"),
    "a near miss": flood(QUOTE, "", f"{QUOTE} ".replace("took", "takes")),
    "a cut quote": flood(QUOTE, "", f"x{QUOTE}x "),
}

_ATOMS = (
    *("5 ", "2014 ", "EUR ", "million ", "and ", "to ", ", "),
    *("more than ", "of ", "one ", "%", "-", "not "),
)
_HARD = (
    *("1", "1,", "(", "-5", "1 to ", "1 in ", "2015-", "111 ", "a ", "€", "(1) ", "(EUR) "),
    *("half ", "10^", "since ", "$", "Turkey ", "OJ L 1, ", "1) ", "9 May, "),
    *("as COM(2015) 1 has it, ", "twelve (12) ", "or 1 ", "exceeding the ", "March 9, "),
    *("of the ", "No ", "2015 to ", "I", "1.234,", "- ", "not more "),
)
PATTERNS = [*map("".join, product(_ATOMS, repeat=2)), *_HARD]
"""What the reader of numbers is given again and again."""

CHARACTERS = 5000
"""Of a text whose instructions are counted; of a pattern a third as many."""


def load() -> None:
    """Load what is loaded once."""
    for name in ("quantities", "rows", "a table in Markdown"):
        SHAPES[name].prove(2)


def work(name: str, characters: int) -> None:
    """Prove a shape, or read a pattern, of about as many characters."""
    if name in SHAPES:
        SHAPES[name].prove(SHAPES[name].times(characters))
    else:
        read_text(name * (characters // 3 // len(name)))


if __name__ == "__main__":
    load()
    for asked in sys.argv[1:]:
        for size in (0, CHARACTERS, 2 * CHARACTERS):
            if os.fork() == 0:  # Valgrind counts each process by itself
                if size:
                    work(asked, size)
                os._exit(0)
            os.wait()
