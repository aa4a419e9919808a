"""The exit codes."""


class Exit:
    """One meaning for each code, the same in every command."""

    FOUND = 0
    NOTHING = 1
    """A valid question without an answer."""
    USAGE = 2
    """A question that is not understood: an unknown option, country or id."""
    INVALID = 3
    """The fact base breaks the format's rules."""
    FILE = 4
    """A file cannot be read or written, or memory, a browser or a clipboard is missing."""
    WRONG = 5
    """A proof or ``doctor`` found something wrong."""
    INTERRUPTED = 130
    PIPE = 141
    """Standard output was closed early (128 + SIGPIPE), as for any Unix tool."""
