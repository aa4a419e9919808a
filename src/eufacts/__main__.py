"""``python -m eufacts`` and the ``eufacts`` command."""

import gc
import signal
import sys

_INTERRUPTED = 130


def run() -> None:
    """Run the command line and exit with its code; by SIGTERM, end as it does."""
    # Importing makes nothing but what stays: to look through it again and again for what could be
    # thrown away would take a tenth of a look-up. What comes after is collected as ever.
    gc.disable()
    ended: list[int] = []

    def end(number: int, _: object) -> None:
        """Clear up on the way out; and remember why, should somebody make another error of it."""
        ended.append(number)
        raise KeyboardInterrupt

    def swallowed(ignored: "sys.UnraisableHookArgs") -> None:
        """Interrupt once more, a moment later, where the first went no further than a callback."""
        if ignored.exc_type is KeyboardInterrupt and hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, end)
            signal.setitimer(signal.ITIMER_REAL, 0.001)
        else:
            sys.__unraisablehook__(ignored)

    code = _INTERRUPTED
    try:
        for ending in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(ending) is not signal.SIG_IGN:
                signal.signal(ending, end)
        sys.unraisablehook = swallowed
        from eufacts.cli.app import main

        gc.freeze()
        gc.enable()
        code = main(sys.argv[1:])
    except BaseException:
        if not ended:
            raise
    finally:
        # What is done is done: Python's own end would answer Ctrl-C with a traceback.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
    if signal.SIGTERM in ended:
        signal.raise_signal(signal.SIGTERM)
    sys.exit(code)


if __name__ == "__main__":
    run()
