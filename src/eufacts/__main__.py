"""``python -m eufacts`` and the ``eufacts`` command."""

import gc
import sys


def run() -> None:
    """Run the command line and exit with its code."""
    # Importing makes nothing but what stays: to look through it again and again for what could be
    # thrown away would take a tenth of a look-up. What comes after is collected as ever.
    gc.disable()
    try:
        from eufacts.cli.app import main

        gc.freeze()
        gc.enable()
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
