"""File names that are not UTF-8: they are read, shown and written like any others."""

import json
import sys
from pathlib import Path

import pytest
from attempts import SMALL, SOURCE, put

from conftest import Ask

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")

NAMES = ("b\udcff\udcfe.toml", "\udc80", "文\udcff書.toml", "a\udcffb/é\udce9.toml")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_name_that_is_not_utf_8(
    name: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read, cited, checked, exported and written like any other."""
    base = tmp_path / name
    base.parent.mkdir(exist_ok=True)
    usual = ask("figures", "--json", "--facts", str(put(tmp_path / "usual.toml", SMALL)))
    put(base, SMALL)
    source = put(base.with_name("s\udcff.txt"), SOURCE)
    export = base.with_name("e\udcff.json")

    for typed in (("--facts", str(base)), ()):
        assert ask("figures", "--json", *typed).out == usual.out
        assert ask("show", "people", *typed).code == 0
        assert json.loads(ask("about", "--json", *typed).out)["title"]
        assert ask("export", str(export), "--force", *typed).code == 0
        assert ask("check", *typed).code == 5  # no country uses its roles
        assert ask("verify", "--source", str(source), *typed).code == 0
        assert ask("coverage", "--source", str(source), *typed).code == 0
        assert "--country turkey?" in ask("figures", "turkey", *typed).err
        monkeypatch.setenv("EUFACTS_FACTS", str(base))
    assert ask("verify").code == 4
    assert ask("verify", "--source", str(source), "--write-lock").code == 0
    assert ask("verify").code == 0
    assert ask("figures", "--facts", f"{base}.none", "--json").code == 4
    assert ask("read", "--source", str(source)).code == 0


def test_a_folder_whose_names_are_not_utf_8_is_indexed_once(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its documents are known again by their names, and asked for by them."""
    folder = tmp_path / "f\udcff"
    folder.mkdir()
    put(folder / "a\udcff.toml", SMALL)
    put(folder / "b\udcff.toml", SMALL.replace("52015JC0040", "52015JC0041"))
    put(folder / "c\udcff.toml", "x =")
    first = ask("figures", "--facts", str(folder))
    monkeypatch.delattr("eufacts.index.build.fill")
    monkeypatch.delattr("eufacts.index.build.update")
    second = ask("figures", "--facts", str(folder))
    one = ask("figures", "--facts", str(folder), "--document", "52015JC0041")

    assert second == first
    assert (first.code, first.err.count("\n")) == (0, 1)
    assert (len(one.out.splitlines()), len(first.out.splitlines())) == (1, 2)
