"""Text as Markdown in which nothing is markup.

The one place that escapes Markdown, for reports and for citations.
"""

import re

_MARKUP = r"(?i)[\\`*_{}\[\]<>|~&#$@!]|:(?=//)|(?<=www)\."
"""What is markup anywhere.

``@``, ``://`` and ``www.`` make a link of a bare address, ``!`` an image of a link.
"""

_NUMBERED = r"^(\d+)([.)])"


def escaped(text: str) -> str:
    """Escape what is markup anywhere in a line."""
    return re.sub(_MARKUP, r"\\\g<0>", text)


def escaped_start(line: str) -> str:
    """Escape what makes a list or a heading at the start of a line: ``-``, ``1.``."""
    if line.startswith(("-", "+", "=")):
        return f"\\{line}"
    return re.sub(_NUMBERED, r"\1\\\2", line)
