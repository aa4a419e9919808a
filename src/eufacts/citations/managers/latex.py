"""Values of a .bib file: text that LaTeX prints as it stands, and that BibTeX leaves whole.

Characters beyond ASCII stay: LaTeX and biber read UTF-8, and BibTeX passes it through, for within
braces it cuts nothing and changes no case.
"""

import re
from collections.abc import Iterable, Mapping

from eufacts.citations.managers.entries import one_line

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&_#$"},
}
_ALONE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts every brace, escaped or not: one that has no partner goes by its name."""
_LIGATURE = re.compile(r"(?<=([-`'<>,]))(?=\1)|(?<=[?!])(?=`)")
"""Where TeX would make one sign of two, such as a dash of two hyphens."""


def braced(text: str) -> str:
    """Write a value."""
    return "{" + escaped(text) + "}"


def whole(text: str) -> str:
    """Write a value whose case no style may change.

    Styles set titles in small letters but for what stands in inner braces. A document's title is
    cited as it is printed, and nothing here knows which of its words are names.
    """
    return "{" + _group(text) + "}"


def names(authors: Iterable[str]) -> str | None:
    """Write authors, each in braces: institutions have no first name, and ``and`` is theirs."""
    return "{" + " and ".join(map(_group, authors)) + "}" if authors else None


def verbatim(address: str) -> str:
    """Write a web address, which is not escaped; what would break the file is percent-encoded."""
    return "{" + re.sub(r'[{}\\"<>^`|\0-\x20\x7f]', _percent, address) + "}"


def escaped(text: str) -> str:
    r"""Escape what LaTeX does not print as it stands: ``R&D`` is ``R\&D``."""
    line = one_line(text)
    escapes = _ESCAPES if _balanced(line) else _ESCAPES | _ALONE
    return _LIGATURE.sub("{}", "".join(escapes.get(sign, sign) for sign in line))


def entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    """Write an entry; the values are written already, those that are not known are left out."""
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _group(text: str) -> str:
    """Put text in braces; one that begins with a command would be a single letter to BibTeX."""
    value = escaped(text)
    return "{{}" + value + "}" if value.startswith("\\") else "{" + value + "}"


def _balanced(text: str) -> bool:
    """Whether each brace has its partner."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _percent(sign: re.Match[str]) -> str:
    return f"%{ord(sign[0]):02X}"
