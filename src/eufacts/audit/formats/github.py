"""Workflow commands, which GitHub shows beside the lines of a pull request."""

from collections.abc import Sequence
from pathlib import Path

from eufacts.audit.formats import problems
from eufacts.audit.wording import message, rule
from eufacts.format.kinds import Row


def write_github(audits: Sequence[Row]) -> str:
    """Write one command for each problem."""
    return "".join(_command(audit, claim) for audit, claim in problems(audits))


def _command(audit: Row, claim: Row) -> str:
    places = {
        "file": Path(audit["text"]["path"]).as_posix(),
        "line": claim["line"],
        "endLine": claim["end_line"],
        "col": claim["column"],
        "endColumn": claim["end_column"],
        "title": f"eufacts: {rule(claim)}",
    }
    if claim["line"] != claim["end_line"]:  # columns are for one line only
        del places["col"], places["endColumn"]
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in places.items())
    return f"::{claim['level']} {listed}::{_data(message(claim))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
