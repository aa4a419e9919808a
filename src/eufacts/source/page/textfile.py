"""The bytes of a file → the text in it; a picture or a document of an office program has none."""

from typing import Final

from eufacts.errors import FileError

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BEGINNING: Final = 4096


def text_of(content: bytes, name: str, wanted: str) -> str:
    """Decode a text.

    Args:
        content: The bytes of the file.
        name: Its name.
        wanted: What should be given instead of a file that is not a text.

    Raises:
        FileError: It is not a text, or not in UTF-8.
    """
    if b"\0" in content[:_BEGINNING] and not content.startswith(_UTF_16):
        raise FileError(name, f"is not a text: give {wanted}, in UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError(name, f"not UTF-8 (line {line}): save it as UTF-8") from error
