"""``python -m eufacts`` and the ``eufacts`` command."""

import gc
import os
import signal
import sys
from typing import NoReturn

_INTERRUPTED = 130


def run() -> None:
    """Run the command line and exit with its code.

    Ctrl-C gives exit code 130; SIGTERM ends the process by that signal. Both clean up first.
    """
    # A look-up leaves almost no garbage, and collecting it takes a tenth of one.
    gc.set_threshold(50_000)
    received: list[int] = []

    def stop(number: int, _: object) -> None:
        received.append(number)
        raise KeyboardInterrupt

    def on_unraisable(ignored: "sys.UnraisableHookArgs") -> None:
        """End here if a callback, such as one of the import system, swallowed the interrupt."""
        if received and ignored.exc_type is KeyboardInterrupt:
            _end(received[-1])
        sys.__unraisablehook__(ignored)

    code = _INTERRUPTED
    try:
        for ending in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(ending) is not signal.SIG_IGN:
                signal.signal(ending, stop)
        sys.unraisablehook = on_unraisable
        from eufacts.cli.app import main
        from eufacts.cli.streams import guard_streams

        guard_streams()
        code = main(sys.argv[1:])
    except BaseException:
        if not received:  # a library may turn the interrupt into another error
            raise
    finally:
        # While Python exits, Ctrl-C would print a traceback.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if received:
        _end(received[-1])
    gc.freeze()  # what is left need not be collected as Python exits
    sys.exit(code)


def _end(received: int) -> NoReturn:
    """End the process as the signal asks; nothing is buffered that would be lost."""
    if received == signal.SIGTERM:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    run()
