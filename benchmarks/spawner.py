"""A small process that starts the commands to be measured, and says what each one used.

Two traps are the reason that it exists. A child's peak memory, as ``wait4`` gives it, begins with
that of the process that started it (Linux keeps the peak across ``exec``), so a large runner would
hide a small command; this one is as small as Python gets. And ``PYTHONDONTWRITEBYTECODE`` in the
environment would make each start compile its modules again: commands get exactly the environment
that they are sent.

Requests and answers are marshalled on standard input and output, one at a time.
"""

import marshal
import os
import sys
import time


def _run(
    argv: list[str], environment: dict[str, str], directory: str, output: str, errors: str
) -> tuple[float, float, int, int]:
    """Run a command: seconds on the wall, seconds of processor, peak in KiB, exit code."""
    os.chdir(directory)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o644),
    ]
    begin = time.perf_counter()
    process = os.posix_spawn(argv[0], argv, environment, file_actions=actions)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    processor = used.ru_utime + used.ru_stime
    return wall, processor, used.ru_maxrss, os.waitstatus_to_exitcode(status)


def main() -> None:
    """Answer requests until there are no more."""
    while True:
        try:
            request = marshal.load(sys.stdin.buffer)  # noqa: S302 - from the runner alone
        except EOFError:
            return
        marshal.dump(_run(*request), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
