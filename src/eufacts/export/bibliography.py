"""Files for reference managers: the documents, and the acts that they cite."""

from eufacts.citations.managers import FORMATS, write
from eufacts.citations.works import Citable, act, document
from eufacts.export.content import Content
from eufacts.format.kinds import REFERENCES


def bibliography(content: Content, suffix: str) -> bytes:
    """Write an entry for each document, and for each reference among the records.

    Args:
        content: What is to be cited.
        suffix: ``.bib`` for BibTeX, ``.ris`` for RIS.
    """
    works = [Citable(row["document"], document(row)) for row in content.documents]
    works += [Citable(r["id"], act(r)) for r in content.rows if r["kind"] == REFERENCES.name]
    form = next(format_.name for format_ in FORMATS.values() if format_.ending == suffix)
    return write(works, form).encode()
