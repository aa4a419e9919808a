"""What reference managers' libraries make of the files that are written."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema  # type: ignore[import-untyped]
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string as parse_bib
from bibtexparser.middlewares import SeparateCoAuthors
from pybtex.database import parse_string  # type: ignore[import-untyped]
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from eufacts.citations.works import Work

_SCHEMA = Path(__file__).with_name("csl-data.json")
_VALIDATOR = jsonschema.Draft7Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))
_LANGUAGES = {"english": "en"}


class Read(NamedTuple):
    """What was written of a work, white space folded; None for what is not there."""

    authors: tuple[str, ...]
    title: str | None
    genre: str | None
    number: str | None
    date: str | None
    place: str | None
    language: str | None
    celex: str | None
    eli: str | None
    url: str | None


Reader = Callable[[str], dict[str, Read]]
"""From a file's text to the works by their keys."""


def written(work: Work) -> Read:
    """What has to be read back of a work."""
    return Read(
        tuple(map(_folded, work.authors)),
        _folded(work.title),
        work.genre,
        work.number,
        work.date,
        work.place,
        work.language,
        work.celex,
        work.eli,
        work.url,
    )


def by_pybtex(text: str) -> dict[str, Read]:
    """Read a .bib file with pybtex."""
    found = parse_string(text, "bibtex").entries
    return {
        key: _of_bib([str(person) for person in one.persons.get("author", [])], one.fields)
        for key, one in found.items()
    }


def by_bibtexparser(text: str) -> dict[str, Read]:
    """Read a .bib file with bibtexparser."""
    library = parse_bib(text, append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    made = {}
    for one in library.entries:
        fields = {name: field.value for name, field in one.fields_dict.items()}
        made[one.key] = _of_bib(fields.pop("author", []), fields)
    return made


def by_rispy(text: str) -> dict[str, Read]:
    """Read a .ris file with rispy."""
    return {one["id"]: _of_ris(one) for one in rispy.loads(text)}


def by_schema(text: str) -> dict[str, Read]:
    """Read CSL-JSON, which has to be valid against the official schema."""
    items = json.loads(text)
    _VALIDATOR.validate(items)
    return {one["id"]: _of_csl(one) for one in items}


def _of_bib(authors: Iterable[str], fields: Mapping[str, str]) -> Read:
    """The fields of BibTeX, or those by which BibLaTeX calls them."""

    def text(*names: str) -> str | None:
        return next((_latex(fields[name]) for name in names if name in fields), None)

    note = text("note") or text("addendum") or ""
    language = text("language", "langid")
    return Read(
        tuple(map(_latex, authors)),
        text("title"),
        text("type"),
        text("number"),
        text("date"),
        text("address", "location"),
        _LANGUAGES[language] if language else None,
        fields.get("eprint") or _named("CELEX", note),
        _named("ELI", note),
        fields.get("url"),
    )


def _of_ris(fields: Mapping[str, Any]) -> Read:
    return Read(
        tuple(map(_folded, fields.get("authors", []))),
        _folded(fields["title"]),
        fields.get("type_of_work"),
        fields.get("issn" if fields["type_of_reference"] == "RPRT" else "note"),
        fields["date"].rstrip("/").replace("/", "-") if "date" in fields else None,
        fields.get("place_published"),
        fields.get("language"),
        fields.get("accession_number"),
        _named("ELI", "".join(fields.get("notes", []))),
        "".join(fields.get("urls", [])) or None,
    )


def _of_csl(fields: Mapping[str, Any]) -> Read:
    dates = fields.get("issued", {}).get("date-parts", [[]])[0]
    return Read(
        tuple(_folded(author["literal"]) for author in fields.get("author", [])),
        _folded(fields["title"]),
        fields.get("genre"),
        fields.get("number"),
        "-".join(f"{part:02}" for part in dates) or None,
        fields.get("publisher-place"),
        fields.get("language"),
        _named("CELEX", fields.get("note", "")),
        _named("ELI", fields.get("note", "")),
        fields.get("URL"),
    )


def _named(name: str, note: str) -> str | None:
    """The identifier that stands behind its name."""
    found = re.search(rf"\b{name} ([^\s,]+)", note)
    return found[1] if found else None


def _folded(text: str) -> str:
    """The text without line breaks and control characters, for which no format has a place."""
    return " ".join(re.sub(r"[\0-\x1f\x7f-\x9f]", " ", text).split())


def _context() -> Any:  # noqa: ANN401 - pylatexenc has no types
    """LaTeX's own commands, with those that pylatexenc lacks or takes for another sign."""
    known = get_default_latex_context_db()
    lacking = [
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ]
    known.add_context_category("text", macros=lacking, prepend=True)
    return known


_DECODER = LatexNodes2Text(latex_context=_context(), strict_latex_spaces=True)


def _latex(value: str) -> str:
    """What LaTeX prints of a value."""
    return _folded(_DECODER.latex_to_text(value))
