"""A copy of an article with a footnote for each claim that the document speaks of."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Literal, NamedTuple

from eufacts.format.kinds import Row

Form = Literal["markdown", "html", "text"]


class _Note(NamedTuple):
    """A footnote and the place of its mark."""

    at: int
    words: str


def annotated(source: str, audit: Row, form: Form) -> str:
    """Write an article with footnotes.

    Args:
        source: The article.
        audit: Its audit; the citations are in the style that was chosen.
        form: What the article is written in.
    """
    notes = list(_notes(source, audit["claims"]))
    if not notes:
        return source
    parts: list[str] = []
    last = 0
    for number, note in enumerate(notes, 1):
        parts += [source[last : note.at], _mark(number, form)]
        last = note.at
    body = "".join([*parts, source[last:]])
    listed = _list([note.words for note in notes], form)
    if form == "html":
        at = body.lower().rfind("</body>")
        at = len(body) if at < 0 else at
        return f"{body[:at]}{listed}{body[at:]}"
    end = "\r\n" if "\r\n" in source else "\n"
    gap = "" if body.endswith("\n") else "\n"
    return f"{body}{gap}\n{listed}".replace("\r\n", "\n").replace("\n", end)


def comments(claims: Sequence[Row]) -> list[tuple[int, int, str]]:
    """What is said of each claim that the document speaks of, with its place in the text."""
    return [
        (claim["start"], claim["end"], _words(claim))
        for claim in claims
        if claim["fact"] is not None and claim["status"] != "unmatched"
    ]


def _notes(source: str, claims: Sequence[Row]) -> Iterator[_Note]:
    """One footnote for each place where claims end, in order."""
    by_place: dict[int, list[str]] = {}
    for claim in claims:
        if claim["fact"] is not None and claim["status"] != "unmatched":
            at = _after_marks(source, claim["end"], claim["kind"])
            by_place.setdefault(at, []).append(_words(claim))
    for at in sorted(by_place):
        yield _Note(at, " ".join(dict.fromkeys(by_place[at])))


def _after_marks(source: str, at: int, kind: str) -> int:
    """After the mark that closes a quotation."""
    if kind != "quote":
        return at
    for closing in ("&rdquo;", "&quot;", "&rsquo;", "”", '"', "’", "'", "»", "“"):
        if source.startswith(closing, at):
            return at + len(closing)
    return at


def _words(claim: Row) -> str:
    cited = claim["citation"] or ""
    match claim["status"]:
        case "supported" | "verbatim":
            said = cited
        case "altered":
            said = f"Altered: the document has “{claim['write'].rstrip('.')}”. {cited}"
        case "unstated":
            said = f"No number: {claim['says']}. {cited}"
        case _:
            write = f" Write: {claim['write']}." if claim["write"] else ""
            what = ", ".join(claim["differences"])
            says = claim["says"].rstrip(".")
            remark = (
                f" {claim['remark'][:1].upper()}{claim['remark'][1:]}." if claim["remark"] else ""
            )
            said = f"Differs in {what}: the document says “{says}”.{write}{remark} {cited}"
    said = " ".join(said.split()).rstrip(".")
    return (
        f"{said}. Accepted: {claim['accepted'].rstrip('.')}." if claim["accepted"] else f"{said}."
    )


def _mark(number: int, form: Form) -> str:
    if form == "markdown":
        return f"[^eufacts-{number}]"
    if form == "html":
        name = f"eufacts-{number}"
        return f'<sup id="{name}-mark"><a href="#{name}">[{number}]</a></sup>'
    return f" [{number}]"


def _list(notes: Sequence[str], form: Form) -> str:
    if form == "markdown":
        return "".join(f"[^eufacts-{number}]: {words}\n" for number, words in enumerate(notes, 1))
    if form == "html":
        items = "".join(
            f'<li id="eufacts-{number}">{escape(words, quote=False)} '
            f'<a href="#eufacts-{number}-mark">↩</a></li>\n'
            for number, words in enumerate(notes, 1)
        )
        return f'<section class="eufacts-notes">\n<ol>\n{items}</ol>\n</section>\n'
    return "".join(f"[{number}] {words}\n" for number, words in enumerate(notes, 1))
