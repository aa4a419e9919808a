r"""LaTeX's citing command, for biblatex: ``\autocite[section III, para 3]{join-2015-40}``.

The key is that of the entry which ``biblatex`` writes. biblatex numbers and shortens later notes
itself.
"""

from collections.abc import Sequence

from eufacts.citations.managers.bib import escaped
from eufacts.citations.managers.entries import key
from eufacts.citations.works import Citable
from eufacts.format.pinpoint import Terms

_TERMS = Terms(paragraph="para")


def write(citables: Sequence[Citable]) -> str:
    """Write a command on a line for each place that is cited, each once."""
    return "".join(f"{command}\n" for command in dict.fromkeys(map(_command, citables)))


def _command(citable: Citable) -> str:
    where = escaped(_TERMS.places(citable.places))
    if any(bracket in where for bracket in "[]"):
        where = f"{{{where}}}"  # a bracket would end the option
    option = f"[{where}]" if where else ""
    return rf"\autocite{option}{{{key(citable.work)}}}"
