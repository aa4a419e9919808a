"""Makes what a wheel has besides the sources: the index of the fact base, and manual pages."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Made(BuildHookInterface[Any]):
    """Puts the index beside the fact base, so that nobody waits for it, and the manual pages."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index from the sources that are being packed.

        An editable installation gets none: there the fact base is edited, and its index is in the
        cache.
        """
        if version == "editable":
            return
        root = Path(self.root)
        sys.path[:0] = [str(root / "src"), str(root / "docs")]
        from eufacts.index.store import build_ready

        made = build_ready(root / "data" / "facts.toml", Path(mkdtemp()))
        build_data["force_include"][str(made)] = f"eufacts/data/{made.name}"

        from manpages import pages

        folder = Path(mkdtemp())
        for name, text in pages():
            (folder / name).write_text(text, encoding="utf-8")
            build_data["shared_data"][str(folder / name)] = f"share/man/man1/{name}"
