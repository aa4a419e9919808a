"""The index that comes with the package: made of these very bytes, or not looked at."""

from pathlib import Path

from eufacts.index.cache import ready_path
from eufacts.index.store import LAYOUT, build_ready, shipped


def test_its_name_follows_from_what_it_is_made_of(tmp_path: Path) -> None:
    """A changed fact base, a changed lock, another version of the index: each has another name."""
    facts, lock = tmp_path / "facts.toml", tmp_path / "facts.lock"
    facts.write_bytes(shipped().read_bytes())
    names = [ready_path(facts, LAYOUT).name]
    lock.write_bytes(shipped().with_suffix(".lock").read_bytes())
    names.append(ready_path(facts, LAYOUT).name)
    names.append(ready_path(facts, f"{LAYOUT}1").name)
    facts.write_bytes(shipped().read_bytes().replace(b"182740", b"182741"))
    names.append(ready_path(facts, LAYOUT).name)

    assert len(set(names)) == 4
    assert all(name.startswith("facts-") and name.endswith(".sqlite") for name in names)


def test_it_is_made_beside_its_name(tmp_path: Path) -> None:
    """What is packed has the name under which the installed program looks for it."""
    made = build_ready(shipped(), tmp_path)

    assert made.name == ready_path(shipped(), LAYOUT).name
    assert [path.name for path in tmp_path.iterdir()] == [made.name]
    assert made.read_bytes().startswith(b"SQLite format 3\0")
