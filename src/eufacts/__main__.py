"""``python -m eufacts`` and the ``eufacts`` command."""

import sys


def run() -> None:
    """Run the command line and exit with its code."""
    try:
        from eufacts.cli.app import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
