"""Exit codes: what the shell is told."""

from enum import IntEnum


class Exit(IntEnum):
    """One meaning for each code, the same in every command."""

    FOUND = 0
    NOTHING = 1
    """A valid question without an answer."""
    USAGE = 2
    """A question that cannot be understood: an unknown option, country, id."""
    INVALID = 3
    """The fact base breaks the format's rules."""
    FILE = 4
    """A file cannot be read or written."""
    WRONG = 5
    """Verification found something wrong."""
    INTERRUPTED = 130
    PIPE = 141
    """Standard output was closed early (128 + SIGPIPE), as for any Unix tool."""
