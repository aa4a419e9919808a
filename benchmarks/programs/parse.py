"""Parse the text of a fact base with tomli alone, file by file, and keep the last result."""

import sys
from pathlib import Path

import tomli

path = Path(sys.argv[1])
for file in sorted(path.glob("*.toml")) if path.is_dir() else (path,):
    parsed = tomli.loads(file.read_text(encoding="utf-8"))
