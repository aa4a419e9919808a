"""Building an index: many documents one after the other, and only what changed is read again."""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_core import to_json

from eufacts.answers.question import Question, about, ask
from eufacts.errors import FactBaseError
from eufacts.format.lock import read_lock
from eufacts.format.reader import read
from eufacts.index import build
from eufacts.index.rows import Rows
from eufacts.index.seal import unseal
from eufacts.index.store import Index, open_index, shipped

FLOOD = Path(__file__).parents[1] / "proof" / "flood" / "flood.toml"
LONG_AGO = time.time() - 3600
IDS = {
    "id",
    "section",
    "parent",
    "route",
    "share_of",
    "instrument",
    "part_of",
    "figure",
    "same_as",
    "may_overlap",
    "facts",
    "excerpts",
}


def test_a_text_is_the_compact_json_of_the_whole_row(tmp_path: Path) -> None:
    """Scripts read the row's values; letters of all languages are written unchanged."""
    rows = list(Rows(read(shipped()), read_lock(shipped())).rows())
    compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with open_index(shipped(), tmp_path) as index:
        texts = {json.loads(text)["id"]: text for text in ask(index, Question())}

    assert texts == {row["id"]: compact(row) for row in rows}


def _ids(value: object, key: str = "") -> Iterator[str]:
    """Every string that is where the contract has an id, however deep."""
    if isinstance(value, dict):
        code = value.get("kind") == "country"
        for inner, one in value.items():
            yield from _ids(one, inner if inner in IDS and not (code and inner == "id") else "")
            if inner == "role_excerpts":
                yield from (name for names in one.values() for name in names)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one, key)
    elif key and isinstance(value, str):
        yield value


def test_no_id_of_a_folder_is_left_without_its_document() -> None:
    """Wherever a row has an id, it has the prefix, and nothing else is changed."""
    for file in (shipped(), FLOOD):
        base = read(file)
        for row, alone in zip(Rows(base, None, "join.").rows(), Rows(base).rows(), strict=True):
            assert list(_ids(row)) == [f"join.{name}" for name in _ids(alone)]
            assert to_json(row).replace(b'"join.', b'"') == to_json(alone)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that have not changed for long."""
    made = tmp_path / "documents"
    made.mkdir()
    shutil.copy(shipped(), made / "a.toml")
    shutil.copy(FLOOD, made / "c.toml")
    _age(made)
    return made


def _like_flood(file: Path, number: int) -> None:
    """Write a document that is as the flood's, but for its CELEX number."""
    text = FLOOD.read_text(encoding="utf-8").replace("52030DC0007", f"52030DC{number:04}")
    file.write_text(text, encoding="utf-8")


def _age(folder: Path) -> None:
    for file in folder.iterdir():
        os.utime(file, (LONG_AGO, LONG_AGO))


def _content(index: Index) -> dict[str, object]:
    """Everything that an index says, but for the numbers of documents and its dates."""
    whole = {
        "records": index.select("SELECT kind, id, folded, bare, label, value, starts FROM record"),
        "texts": ask(index, Question()),
        "tags": sorted(index.select("SELECT name, tag.value, id FROM tag JOIN record USING (pos)")),
        "names": sorted(index.select("SELECT what, folded, value, shown FROM spelling")),
        "words": index.select("SELECT rank FROM words WHERE words MATCH 'people' ORDER BY rowid"),
        "about": about(index),
        "country": sorted(index.select("SELECT code, body FROM country")),
    }
    return {"documents": index.select("SELECT file FROM document ORDER BY number"), **whole}


def _built_at_once(folder: Path, cache: Path) -> dict[str, object]:
    with open_index(folder, cache) as index:
        return _content(index)


def test_documents_follow_each_other(folder: Path, tmp_path: Path) -> None:
    """Records keep the order of documents; countries come once, before them."""
    with open_index(folder, tmp_path / "cache") as index:
        ordered = index.select("SELECT kind, substr(id, 1, 2) FROM record ORDER BY pos")
        kinds = list(dict.fromkeys(ordered))
        countries = [name for kind, name in kinds if kind == "country"]
        assert kinds[: len(countries)] == [("country", name) for name in countries]
        others = kinds[len(countries) :]
        assert others[0] == ("section", "a.")
        assert others[-2:] == [("excerpt", "c."), ("footnote", "c.")]
        assert json.loads(about(index))["counts"]["country"] == sum(
            kind == "country" for kind, _ in ordered
        )


def test_only_what_changed_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change, an addition and a removal, the index is as if it were built again."""
    cache = tmp_path / "cache"
    with open_index(folder, cache) as index:
        before = _content(index)
    read_files: list[str] = []
    whole_open = os.open

    def watched(path: str | Path, *others: int) -> int:
        read_files.append(Path(path).name)
        return whole_open(path, *others)

    monkeypatch.setattr(os, "open", watched)
    text = (folder / "a.toml").read_text(encoding="utf-8")
    changed = text.replace("value = 182740", "value = 182741").replace("Syria", "Syrie")
    (folder / "a.toml").write_text(changed, encoding="utf-8")
    _like_flood(folder / "b.toml", 8)
    os.utime(folder / "a.toml", (LONG_AGO + 9, LONG_AGO + 9))
    os.utime(folder / "b.toml", (LONG_AGO, LONG_AGO))
    with open_index(folder, cache) as index:
        assert _content(index) == _built_at_once(folder, tmp_path / "other")
    assert [name for name in read_files if name.endswith(".toml")][:2] == ["a.toml", "b.toml"]

    (folder / "b.toml").unlink()
    (folder / "a.toml").write_text(text, encoding="utf-8")
    os.utime(folder / "a.toml", (LONG_AGO, LONG_AGO))
    read_files.clear()
    with open_index(folder, cache) as index:
        assert _content(index) == before
    assert [name for name in read_files if name.endswith(".toml")] == ["a.toml"]


def test_documents_fit_between_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are added at one place, they keep the order of their names."""
    cache = tmp_path / "cache"
    monkeypatch.setattr(build, "_GAP", 8)  # as if there were many
    open_index(folder, cache).close()
    for length in range(1, 6):
        _like_flood(folder / f"b{'a' * length}.toml", 100 + length)
        _age(folder)
        with open_index(folder, cache) as index:
            files = index.select("SELECT file FROM document ORDER BY number")
        assert [str(file) for (file,) in files] == sorted(file.name for file in folder.iterdir())


def test_a_broken_document_is_remembered_with_its_problem(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others answer; each look-up says what is wrong, and reads nothing until it is mended."""
    cache = tmp_path / "cache"
    with open_index(folder, cache) as index:
        before = _content(index)
    text = (folder / "c.toml").read_text(encoding="utf-8")
    (folder / "c.toml").write_text(f"{text}\n[[figure]]\n", encoding="utf-8")
    _age(folder)
    with open_index(folder, cache) as index:
        ids = [str(name) for (name,) in index.select("SELECT id FROM record WHERE bare NOT NULL")]
        assert {name.partition(".")[0] for name in ids} == {"a"}
        (problem,) = index.problems
        content = _content(index)
    assert problem.startswith(f"c.toml is left out: {folder / 'c.toml'}:")
    monkeypatch.setattr(build, "read_base", None)
    with open_index(folder, cache) as index:
        assert (index.problems, _content(index)) == ((problem,), content)
    monkeypatch.undo()
    with open_index(folder, tmp_path / "other") as index:
        assert (index.problems, _content(index)) == ((problem,), content)

    (folder / "c.toml").write_text(text, encoding="utf-8")
    os.utime(folder / "c.toml", (LONG_AGO + 9, LONG_AGO + 9))
    with open_index(folder, cache) as index:
        assert (index.problems, _content(index)) == ((), before)


def test_a_folder_of_broken_documents_is_refused(folder: Path, tmp_path: Path) -> None:
    """Where nothing could be answered, all that is wrong in all files is the error."""
    cache = tmp_path / "cache"
    open_index(folder, cache).close()
    for name in ("a.toml", "c.toml"):
        (folder / name).write_text("figure = 1\n", encoding="utf-8")
    for kept in (cache, tmp_path / "other"):
        with pytest.raises(FactBaseError) as refused:
            open_index(folder, kept)
        assert {one.where.file for one in refused.value.findings} == {
            str(folder / "a.toml"),
            str(folder / "c.toml"),
        }


def test_what_the_system_refuses_is_left_out_too(folder: Path, tmp_path: Path) -> None:
    """A link that leads nowhere is reported, and tried again at each look-up."""
    (folder / "b.toml").symlink_to(folder / "gone.txt")
    with open_index(folder, tmp_path / "cache") as index:
        (problem,) = index.problems
    reason = f"{folder / 'b.toml'}: No such file or directory"
    assert problem == f"b.toml is left out: {reason}; see eufacts check"
    _like_flood(folder / "gone.txt", 9)
    with open_index(folder, tmp_path / "cache") as index:
        assert index.problems == ()


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes only on Unix")
def test_a_name_that_is_not_utf_8_is_escaped(folder: Path, tmp_path: Path) -> None:
    """The file answers, or says what is wrong with it, under its name with escapes."""
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/\xff.toml"))
    _like_flood(odd, 9)
    with open_index(folder, tmp_path / "cache") as index:
        files = index.select("SELECT file FROM document ORDER BY number")
        assert files == [("a.toml",), ("c.toml",), (r"\udcff.toml",)]
    odd.write_text("figure = 1\n", encoding="utf-8")
    for _ in range(2):
        with open_index(folder, tmp_path / "cache") as index:
            (problem,) = index.problems
            assert problem.startswith(r"\udcff.toml is left out: ")
            assert ask(index, Question(kinds="figure", documents="c"))


@pytest.mark.parametrize("name", ["b.toml", "d.toml"])
def test_a_document_is_not_in_a_folder_twice(name: str, folder: Path, tmp_path: Path) -> None:
    """Two files with one CELEX number would be counted twice: one finding names both."""
    cache = tmp_path / "cache"
    open_index(folder, cache).close()
    shutil.copy(FLOOD, folder / name)
    first, second = sorted(("c.toml", name))
    for kept in (cache, tmp_path / "other"):
        with pytest.raises(FactBaseError) as refused:
            open_index(folder, kept)
        assert str(refused.value) == (
            f"{folder / second}: {first} and {second} are both 52030DC0007, "
            "which would be counted twice (remove one)"
        )


def test_progress_ends_at_the_whole() -> None:
    """It grows with the records."""
    shares: list[float] = []
    connection = sqlite3.connect(":memory:")
    build.fill(connection, FLOOD.parent, shares.append)

    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    assert unseal(connection.execute("SELECT body FROM about").fetchone()[0])
    connection.close()
