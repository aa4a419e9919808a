"""BibTeX and BibLaTeX: the .bib files of LaTeX.

**BibTeX**: A numbered document that says what it is becomes ``@techreport``: the one type whose
styles print type, number and place. The type needs an ``institution``: the first author. Everything
else becomes ``@misc``, which needs nothing: styles make a "Technical Report" of a ``@techreport``
without a type, and pybtex makes an error of one without author or institution. ``howpublished`` has
what ``@misc`` prints beside the title: the number and the Official Journal. BibTeX has no field for
the day, CELEX or ELI: the day is in ``date``, which styles ignore, and the identifiers are in
``note``, which all print, because many print no ``url``.

**BibLaTeX**, for biber: Documents become ``@report``, without ``institution``: styles would repeat
the author's name behind the number. Everything else becomes ``@misc``: ``@legislation`` and
``@legal`` are for styles for lawyers, the standard styles do not know them. The CELEX number is an
``eprint`` of the ``eprinttype`` CELEX, which styles print as "CELEX: 52015JC0040"; an entry has one
eprint, so the ELI is in ``addendum``, at the entry's end. The language is in ``langid`` alone:
``language`` would be printed.

Characters beyond ASCII stay: LaTeX and biber read UTF-8, and BibTeX passes it through, because it
cuts nothing and changes no case within braces.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from eufacts.citations.managers.entries import Entry, one_line, published
from eufacts.citations.works import Work
from eufacts.dates import MONTHS
from eufacts.format.links import percent_encoded

_BABEL = {
    "bg": "bulgarian",
    "cs": "czech",
    "da": "danish",
    "de": "ngerman",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hr": "croatian",
    "hu": "magyar",
    "it": "italian",
    "lt": "lithuanian",
    "lv": "latvian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sk": "slovak",
    "sl": "slovene",
    "sv": "swedish",
}
"""By the code of ISO 639-1; babel knows no Maltese."""

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&_#$"},
}
_ALONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts every brace, escaped or not: one without a partner is written by its name."""
_LIGATURE = r"(?<=([-`'<>,]))(?=\1)|(?<=[?!])(?=`)"
"""Where TeX would make one character of two, such as a dash of two hyphens."""


def write_bibtex(entries: Sequence[Entry]) -> str:
    """Write a .bib file for BibTeX."""
    return "\n".join(map(_bibtex, entries))


def write_biblatex(entries: Sequence[Entry]) -> str:
    """Write a .bib file for BibLaTeX."""
    return "\n".join(map(_biblatex, entries))


def _bibtex(of: Entry) -> str:
    work = of.work
    is_report = bool(work.category == "document" and work.authors and work.genre and work.number)
    fields = {
        "author": _names(work.authors),
        "key": None if work.authors else _whole(work.number or work.title),
        "title": _whole(work.title),
        "type": _braced(work.genre),
        "number": _braced(work.number),
        "institution": _whole(work.authors[0]) if is_report else None,
        "howpublished": None if is_report else _braced(published(work)),
        "address": _braced(work.place),
        "year": _braced(work.year),
        "month": _month(work),
        "date": _braced(work.date),
        "language": _braced(_BABEL.get(work.language or "", work.language)),
        "url": _verbatim(work.url),
        "note": _braced(work.identifiers),
        "annote": _braced("; ".join(of.notes)),
    }
    return _entry("techreport" if is_report else "misc", of.key, fields)


def _month(work: Work) -> str | None:
    """The macro of the month, which each style writes in its own way: ``sep``."""
    month = (work.date or "")[5:7]
    return MONTHS[int(month) - 1][: len("sep")].lower() if month else None


def _biblatex(of: Entry) -> str:
    work = of.work
    is_report = bool(work.category == "document" and work.authors)
    fields = {
        "author": _names(work.authors),
        "title": _whole(work.title),
        "type": _braced(work.genre),
        "number": _braced(work.number),
        "howpublished": None if is_report else _braced(published(work)),
        "location": _braced(work.place),
        "date": _braced(work.date),
        "langid": _braced(_BABEL.get(work.language or "", work.language)),
        "eprint": _verbatim(work.celex),
        "eprinttype": "{CELEX}" if work.celex else None,
        "url": _verbatim(work.url),
        "addendum": _braced(f"ELI {work.eli}" if work.eli else None),
        "annotation": _braced("; ".join(of.notes)),
    }
    return _entry("report" if is_report else "misc", of.key, fields)


def _braced(text: str | None) -> str | None:
    """Write a value."""
    return "{" + escaped(text) + "}" if text else None


def _whole(text: str) -> str:
    """Write a value whose case no style may change.

    Styles set titles in small letters, except in inner braces. A document's title is cited as it
    is printed: no program knows which of its words are names.
    """
    return "{" + _group(text) + "}"


def _names(authors: Iterable[str]) -> str | None:
    """Write authors, each in braces: institutions have no first name, and ``and`` is theirs."""
    return "{" + " and ".join(map(_group, authors)) + "}" if authors else None


def _verbatim(address: str | None) -> str | None:
    """Write a web address, which is not escaped; what would break the file is percent-encoded."""
    if address is None:
        return None
    return "{" + re.sub(r'[{}\\"<>^`|\0-\x20\x7f]', percent_encoded, address) + "}"


def escaped(text: str) -> str:
    r"""Escape what LaTeX would not print as it is: ``R&D`` is ``R\&D``."""
    line = one_line(text)
    escapes = _ESCAPES if _balanced(line) else _ESCAPES | _ALONE
    return re.sub(_LIGATURE, "{}", "".join(escapes.get(sign, sign) for sign in line))


def _entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """Write an entry; values are in braces already, unknown ones are None."""
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _group(text: str) -> str:
    """Put text in braces; BibTeX would read a command at its beginning as a single letter."""
    value = escaped(text)
    return "{{}" + value + "}" if value.startswith("\\") else "{" + value + "}"


def _balanced(text: str) -> bool:
    """Whether the braces come in pairs."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
