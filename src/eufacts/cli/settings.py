"""What a user has set: variables of the environment, and below them a file."""

import os
import sys
from collections.abc import Mapping, Sequence

from eufacts.output import Format


class Setting:
    """Something that can be set."""

    def __init__(self, name: str, variable: str, usual: str, values: tuple[str, ...] = ()) -> None:
        self.name = name
        """The key in the file."""
        self.variable = variable
        self.usual = usual
        """What holds where it is not set."""
        self.values = values
        """All values that it can have; empty for any text."""


SETTINGS = (
    Setting("facts", "EUFACTS_FACTS", "the shipped fact base"),
    Setting("format", "EUFACTS_FORMAT", "table on a terminal, plain in a pipe", tuple(Format)),
    Setting("style", "EUFACTS_STYLE", "plain"),
    Setting("pager", "EUFACTS_PAGER", "PAGER, or else less"),
    Setting("colour", "EUFACTS_COLOUR", "auto", ("auto", "always", "never")),
)


class Settings:
    """What is set, and where."""

    def __init__(
        self, values: Mapping[str, str], sources: Mapping[str, str], problems: Sequence[str] = ()
    ) -> None:
        self.values = values
        """By the name of the setting; what is not set is missing."""
        self.sources = sources
        """The variable or the file that sets each."""
        self.problems = problems
        """What is ignored, and why, a line each."""

    def get(self, name: str) -> str | None:
        """The value of a setting; None if it is not set."""
        return self.values.get(name)


NOTHING = Settings({}, {})
"""Nothing is set."""


def config_path() -> str:
    """The path of the user's file: ``EUFACTS_CONFIG``, else where the system keeps such files."""
    if chosen := os.environ.get("EUFACTS_CONFIG"):
        return chosen
    system: str = sys.platform
    if system == "linux":
        # As platformdirs says, whose import takes longer than an answer may.
        home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111
        return f"{home}/eufacts/config.toml"
    from platformdirs import user_config_path

    return str(user_config_path("eufacts", appauthor=False) / "config.toml")


def settings(variables: Mapping[str, str]) -> Settings:
    """Read the settings; what is not valid is reported and ignored.

    An empty variable sets nothing, except that an empty pager is none.
    """
    path = config_path()
    given, problems = _in_file(path)
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    for setting in SETTINGS:
        told = [
            (given.get(setting.name), path),
            (variables.get(setting.variable), setting.variable),
        ]
        for value, source in told:
            if value is None or not (value or setting.name == "pager"):
                continue
            if setting.values and value not in setting.values:
                problems.append(_unknown(f"{source}: {setting.name}", value, setting.values))
                continue
            values[setting.name], sources[setting.name] = value, source
    return Settings(values, sources, problems)


def _in_file(path: str) -> tuple[dict[str, str], list[str]]:
    """The values in a file, and what is wrong with it; nothing if there is none."""
    if path == os.devnull or not os.path.exists(path):  # noqa: PTH110 - pathlib takes longer
        return {}, []
    from pathlib import Path

    import tomli

    from eufacts.errors import EufactsError
    from eufacts.format.files import read_bytes

    try:
        table = tomli.loads(read_bytes(Path(path)).decode())
    except (EufactsError, ValueError, RecursionError) as error:
        reason = str(error).removeprefix(f"{path}: ").replace("\n", " ")
        return {}, [f"{path}: {reason}; the file is ignored"]
    known = {setting.name for setting in SETTINGS}
    problems = [_unknown(path, key, tuple(known)) for key in table.keys() - known]
    texts = {key: value for key, value in table.items() if key in known and isinstance(value, str)}
    problems += [
        f"{path}: {key} is not text in quotation marks; it is ignored"
        for key in table.keys() & known - texts.keys()
    ]
    if "facts" in texts:
        own = Path(os.path.expanduser(texts["facts"]))  # noqa: PTH111 - for an unknown user too
        texts["facts"] = str(Path(path).parent / own) if texts["facts"] else ""
    return texts, sorted(problems)


def _unknown(where: str, given: str, known: tuple[str, ...]) -> str:
    """Say that a key or value is not known, with the nearest that is."""
    from eufacts.errors import in_short
    from eufacts.format.spelling import nearest

    near = nearest(given, known) or tuple(sorted(known))
    return f"{where}: {in_short(given)!r} is ignored; use {' or '.join(near)}"
