"""Lines as compilers write them, which editors follow: ``path:line:col: error: …``."""

from collections.abc import Sequence

from eufacts.audit.formats import problems
from eufacts.audit.wording import message, rule
from eufacts.format.kinds import Row


def write_gcc(audits: Sequence[Row]) -> str:
    """Write one line for each problem."""
    return "".join(
        f"{audit['text']['path']}:{claim['line']}:{claim['column']}: {claim['level']}: "
        f"{message(claim)} [{rule(claim)}]\n"
        for audit, claim in problems(audits)
    )
