"""What ``parse.py`` costs before it parses."""

import sys
from pathlib import Path

import tomli

path = Path(sys.argv[1])
for _ in (path,):
    parsed = tomli.loads("")
