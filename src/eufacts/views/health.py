"""What eufacts runs on, and what is broken."""

from collections.abc import Sequence

from eufacts.format.kinds import Row
from eufacts.report import Cell, Column, Fields, Notes, Part, Report, Table
from eufacts.views.cells import table


def health(answers: Sequence[Row]) -> Report:
    """Show problems first, then the fact base, settings, extras, cache, terminal and versions."""
    (row,) = answers
    problems = Notes(tuple(row["problems"]), "Broken")
    parts: list[Part] = [problems] if row["problems"] else []
    parts += [
        Fields(_fact_base(row["fact_base"]), "Fact base"),
        _settings(row),
        _extras(row["extras"]),
        *(
            Fields(tuple(extra["install"].items()), f"One of these installs {extra['extra']}")
            for extra in row["extras"]
            if not extra["installed"]
        ),
        Fields(_cache(row["cache"]), "Cache"),
        Fields(tuple(map(_named, row["terminal"].items())), "Terminal"),
        Fields(
            (*map(_named, row["versions"].items()), ("installed in", row["installed_in"])),
            "Versions",
        ),
    ]
    return Report(tuple(parts), "something is broken" if row["problems"] else "all is in order")


def _named(pair: tuple[str, object]) -> tuple[str, Cell]:
    """A key with its value in words."""
    name, value = pair
    words = {True: "yes", False: "no", None: "none"}
    return name, words[value] if isinstance(value, bool | None) else str(value)


_TO_PROVE = "; eufacts verify --source FILE --write-lock proves them"


def _fact_base(row: Row) -> tuple[tuple[str, Cell], ...]:
    pairs: list[tuple[str, Cell]] = [("path", row["path"])]
    if row["documents"] is not None:
        open_ = row["proven"] < row["excerpts"]
        pairs += [
            ("documents", str(row["documents"])),
            ("facts", str(row["facts"])),
            ("proven", f"{row['proven']} of {row['excerpts']} excerpts{_TO_PROVE * open_}"),
            ("open reviews", str(row["open_reviews"] or "none")),
        ]
    return tuple(pairs)


def _settings(row: Row) -> Table:
    columns = (Column("setting", "SETTING", "id"), Column("value", "VALUE"), Column("by", "SET BY"))
    rows = [
        {
            "setting": one["setting"],
            "value": one["value"] or (one["usual"] if one["value"] is None else "nothing"),
            "by": one["set_by"] or f"not set ({one['variable']})",
        }
        for one in row["settings"]
    ]
    return table(rows, *columns, title=f"Settings: {row['settings_file']}")


def _extras(rows: Sequence[Row]) -> Table:
    columns = (Column("extra", "EXTRA", "id"), Column("state", "STATE"), Column("purpose", "FOR"))
    named = [{**row, "state": "installed" if row["installed"] else "missing"} for row in rows]
    return table(named, *columns, title="Extras")


def _cache(row: Row) -> tuple[tuple[str, Cell], ...]:
    size = f"{row['indexes']} in {row['bytes'] / 10**6:.1f} MB"
    writable = "yes" if row["writable"] else "no"
    return ("path", row["path"]), ("writable", writable), ("indexes", size)
