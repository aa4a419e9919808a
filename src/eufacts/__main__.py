"""``python -m eufacts`` and the ``eufacts`` command."""

import sys


def run() -> None:
    """Run the command line and exit with its code."""
    from eufacts.cli.app import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
