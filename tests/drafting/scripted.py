"""A person and a disk, for tests of reviews."""

from collections.abc import Callable

from eufacts.errors import FileError


class Typed:
    """What a person types, in order; then the input ends."""

    def __init__(self, *keys: str, edit: Callable[[str], str] = str) -> None:
        self.keys = list(keys)
        self._edit = edit

    def key(self) -> str:
        """The next key."""
        return self.keys.pop(0) if self.keys else ""

    def line(self, prompt: str) -> str:
        """The next thing typed, as a line."""
        assert prompt
        return self.keys.pop(0)

    def edit(self, text: str) -> str:
        """The text as an editor leaves it."""
        return self._edit(text)


class OneFile:
    """A file on a disk that may be full, as a session reads and writes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_full = False

    def read(self) -> str:
        """Read it."""
        return self.text

    def write(self, text: str) -> None:
        """Write it."""
        if self.is_full:
            raise FileError("facts.toml", "No space left on device")
        self.text = text
