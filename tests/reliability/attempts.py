"""What the tests of reliability share: eufacts in a process of its own, and a small fact base."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from conftest import Said

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A job in the background ignores Ctrl-C, and so would all processes that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROGRAM = [sys.executable, "-m", "eufacts"]
LONG_AGO = 1_000_000_000
MEMORY = 2**30
"""The bytes of address space that a process gets."""
FOR_EVER = 300
"""The seconds after which something is waited for that does not come, on the busiest machine."""

SMALL = """\
[document]
celex = "52015JC0040"
number = "JOIN(2015) 40 final"
title = "A title"
type = "Joint Communication"
authors = ["European Commission"]
date = "2015-09-09"
place = "Brussels"
language = "en"
url = "https://example.org/a"
rights = "none"

[[section]]
id = "I"
heading = "A heading"
number = "I"

[[excerpt]]
id = "I.1.1"
section = "I"
paragraph = 1
quote = "There are more than 5 people."

[[country]]
code = "TR"
alpha3 = "TUR"
name = "Turkey"
name_in_document = "Turkey"
region = "Western Asia"

[[figure]]
id = "people"
label = "A label"
excerpts = ["I.1.1"]
topic = "arrivals"
countries = ["TR"]
value = 5
unit = "people"
qualifier = "more_than"
as_written = "more than 5 people"
"""


SOURCE = "JOIN(2015) 40 final\n\nA title\n\nI. A heading\n\nThere are more than 5 people.\n"
"""A document that contains all of it."""


def attempt(
    *arguments: object,
    home: Path,
    variables: Mapping[str, str] = MappingProxyType({}),
    memory: int = MEMORY,
    within: int = 20,
) -> Said:
    """Run eufacts with bounds on memory and on the processor's seconds; it may reach neither."""

    def bound() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (within, within))

    settings: dict[str, Any] = {"preexec_fn": bound} if sys.platform == "linux" else {}
    run = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=FOR_EVER,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache"), **variables},
        **settings,
    )
    return Said(
        run.returncode,
        run.stdout.decode("utf-8", "surrogateescape"),
        run.stderr.decode("utf-8", "surrogateescape"),
    )


def put(path: Path, content: str | bytes) -> Path:
    """Write a file that has not changed for long."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path
