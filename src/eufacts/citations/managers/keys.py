"""The key that a work is cited by: made of what never changes, so that it stays for ever."""

import re
import unicodedata

from eufacts.celex import read
from eufacts.citations.works import Work


def key(work: Work) -> str:
    """Make the key: ``join-2015-40``, ``32014R0231``, or the reference's id.

    The CELEX number says what a document is numbered as. So the key of a document is the same
    whether the fact base gives its number, its CELEX number or both.
    """
    of_celex = _numbered_by_celex(work.celex or "")
    return of_celex or _numbered(work.number or "") or _ascii(work.celex or work.key)


def _numbered_by_celex(celex: str) -> str | None:
    parts = read(celex)
    if parts is None or parts.series is None or parts.serial is None or parts.rest:
        return None
    return f"{parts.series.lower()}-{parts.year}-{int(parts.serial)}"


def _numbered(number: str) -> str | None:
    found = re.fullmatch(r"(JOIN|COM|SWD|SEC) ?\((\d{4})\) ?0*([1-9]\d*)(?: final)?", number)
    return f"{found[1].lower()}-{found[2]}-{found[3]}" if found else None


def _ascii(name: str) -> str:
    """Letters and digits with hyphens between: nothing that is markup in LaTeX or Markdown."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-") or "work"
