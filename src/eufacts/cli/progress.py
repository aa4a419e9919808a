"""A progress bar for the first look-up in a large fact base."""

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eufacts.cli.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eufacts.index.build import Progress

_PATIENCE = 0.5
"""Seconds before a progress bar appears."""


@contextmanager
def indexing(environment: Environment) -> "Iterator[Progress | None]":
    """Give a callback that draws a bar on standard error if indexing takes long.

    None if standard error is not a terminal: logs need no bars.
    """
    if not environment.err.isatty():
        yield None
        return
    bar = _Bar(environment)
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    """A progress bar; rich is imported when it appears."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._started = time.monotonic()
        self._drawn: tuple[object, object] | None = None

    def advance(self, done: float) -> None:
        """Show the share of the work that is done."""
        if self._drawn is None:
            if time.monotonic() - self._started < _PATIENCE:
                return
            self._start()
        if self._drawn is not None:
            progress, task = self._drawn
            progress.update(task, completed=done)  # type: ignore[attr-defined]

    def _start(self) -> None:
        from eufacts.output.terminal import progress_bar

        progress = progress_bar(self._environment.err, colour=self._environment.colour)
        progress.start()
        self._drawn = progress, progress.add_task("Indexing the fact base", total=1.0)

    def close(self) -> None:
        """Remove the bar."""
        if self._drawn is not None:
            self._drawn[0].stop()  # type: ignore[attr-defined]
