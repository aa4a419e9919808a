"""Which document in a folder proves which fact base: by name, CELEX or number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from eufacts.errors import FileError
from eufacts.format.files import read_bytes
from eufacts.format.reader import parse
from eufacts.format.spelling import normalise_name

_KINDS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md"})


def sources_in(folder: Path) -> Mapping[str, Sequence[Path]]:
    """List the documents in a folder by their names, as they are compared.

    Raises:
        FileError: The folder cannot be read.
    """
    found: dict[str, list[Path]] = defaultdict(list)
    try:
        for path in sorted(folder.iterdir()):
            if path.suffix.casefold() in _KINDS:
                found[normalise_name(path.stem)].append(path)
    except OSError as error:
        raise FileError(str(folder), error.strerror or "cannot be read") from error
    return found


def source_of(facts: Path, found: Mapping[str, Sequence[Path]]) -> Path:
    """Choose the document of a fact base: that of its file's name, else its CELEX or number.

    Raises:
        FileError: There is none, or there are several; or the fact base cannot be read.
        FactBaseError: The fact base breaks the format's rules.
    """
    document = parse(read_bytes(facts), str(facts)).document
    names = [name for name in (facts.stem, document.celex, document.number) if name]
    for name in names:
        paths = found.get(normalise_name(name), ())
        if len(paths) > 1:
            listed = " or ".join(path.name for path in paths)
            raise FileError(str(facts), f"its document is {listed}: keep one of them")
        if paths:
            return paths[0]
    listed = ", ".join(f"{name}.html" for name in names)
    raise FileError(str(facts), f"there is no document for it, such as {listed}")
