"""A pager for answers that are longer than the terminal, as git has one."""

import os
import signal
import subprocess

_LESS = "FRX"
"""Of less: end at once if all fits, show colours, leave the text on the screen."""


def page(text: str, command: tuple[str, ...], encoding: str) -> bool:
    """Show a text in a pager, and wait until it is left; False if there is no such pager.

    A pager may be left before it has read everything. Ctrl-C is the pager's meanwhile.
    """
    variables = {"LESS": _LESS, "LV": "-c", **os.environ}
    try:
        pager = subprocess.Popen(  # noqa: S603 - the user's own choice
            command, stdin=subprocess.PIPE, env=variables
        )
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pager.communicate(text.encode(encoding or "utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
