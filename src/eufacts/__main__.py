"""``python -m eufacts`` and the ``eufacts`` command."""

import gc
import signal
import sys


def run() -> None:
    """Run the command line and exit with its code."""
    # Importing makes nothing but what stays: to look through it again and again for what could be
    # thrown away would take a tenth of a look-up. What comes after is collected as ever.
    gc.disable()
    try:
        sys.unraisablehook = _raise_again
        from eufacts.cli.app import main

        gc.freeze()
        gc.enable()
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    finally:
        # What is done is done: Python's own end would answer Ctrl-C with a traceback.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def _raise_again(ignored: "sys.UnraisableHookArgs") -> None:
    """Raise Ctrl-C once more where it fell into a callback, which nothing can leave."""
    if ignored.exc_type is KeyboardInterrupt:
        signal.raise_signal(signal.SIGINT)
    else:
        sys.__unraisablehook__(ignored)


if __name__ == "__main__":
    run()
