"""What ``doctor`` answers."""

from eufacts.contract.records import Answer


class FactBaseHealth(Answer):
    """The fact base; all but its path is null if it cannot be read."""

    path: str
    """The file or folder."""
    documents: int | None
    """How many documents it has."""
    facts: int | None
    """How many facts."""
    excerpts: int | None
    """How many excerpts."""
    proven: int | None
    """How many of these are proven."""
    open_reviews: int | None
    """How many proposals are not decided."""


class Setting(Answer):
    """A setting, and where its value comes from."""

    setting: str
    """Its name."""
    value: str | None
    """Its value; null if nothing sets it."""
    set_by: str | None
    """The file, variable or option that sets it."""
    usual: str
    """What holds if nothing sets it."""
    variable: str
    """The environment variable that can set it."""


class Extra(Answer):
    """An optional part of eufacts."""

    extra: str
    """Its name."""
    purpose: str
    """What it is for."""
    installed: bool
    """Whether it is there."""
    install: dict[str, str]
    """The lines that install it, for pip, pipx and uv."""


class Cache(Answer):
    """Where indexes are kept."""

    path: str
    """The folder."""
    writable: bool
    """Whether eufacts may write there."""
    indexes: int
    """How many there are."""
    bytes: int
    """How large they are together."""


class Terminal(Answer):
    """What eufacts knows of the terminal."""

    terminal: bool
    """Whether standard output is one."""
    width: int
    """In columns."""
    height: int
    """In lines."""
    colour: bool
    """Whether it gets colour."""
    hyperlinks: bool
    """Whether it gets links."""
    encoding: str
    """Of standard output."""
    pager: str | None
    """What long answers open in."""
    clipboard: str | None
    """The program that copies."""


class Health(Answer):
    """Whether all is in order."""

    problems: list[str]
    """What is broken; then the exit code is 5."""
    versions: dict[str, str]
    """Of eufacts, Python, SQLite and the packages that are always needed."""
    installed_in: str
    """The folder of the Python environment."""
    fact_base: FactBaseHealth
    """The fact base that is asked by default."""
    settings_file: str
    """The file of settings, whether or not it is there."""
    settings: list[Setting]
    """Each setting."""
    extras: list[Extra]
    """Each optional part."""
    cache: Cache
    """The indexes."""
    terminal: Terminal
    """Standard output."""
