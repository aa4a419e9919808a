"""Makes the index of the shipped fact base when a wheel is built, so that nobody waits for it."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyIndex(BuildHookInterface[Any]):
    """Puts the index beside the fact base in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index from the sources that are being packed.

        An editable installation gets none: there the fact base is edited, and its index is in the
        cache.
        """
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from eufacts.index.store import build_ready

        made = build_ready(root / "data" / "facts.toml", Path(mkdtemp()))
        build_data["force_include"][str(made)] = f"eufacts/data/{made.name}"
