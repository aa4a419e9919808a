"""Fact bases from strangers: one clear error, in bounded time and memory, and never a traceback."""

import contextlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from attempts import SMALL, attempt, put

from conftest import Ask
from eufacts.errors import EufactsError, FactBaseError, FileError
from eufacts.format import files as intake
from eufacts.format.reader import parse

pytestmark = pytest.mark.reliability

DEEP = 10_000
VALUE = "value = 5"


def _with(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new)


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "broken": ("[document\n", ":1: not valid TOML: "),
    "cut": (SMALL[:-10], ":40: not valid TOML: "),
    "UTF-16": (SMALL.encode("utf-16"), ":1: not UTF-8 (save the file as UTF-8)"),
    "Latin-1": (_with("A title", "é").encode("latin-1"), ":4: not UTF-8"),
    "half a surrogate pair": (b'a = "\xed\xa0\x80"', ":1: not UTF-8"),
    "NUL": ('\na = "\0"', ":2: not valid TOML: Illegal character '\\x00'"),
    "deep lists": (f"a = {'[' * DEEP}{']' * DEEP}", ": nested too deeply"),
    "deep tables": (f"a = {'{a=' * DEEP}1{'}' * DEEP}", ": nested too deeply"),
    "deep names": (f"[{'.'.join('a' * DEEP)}]", ": nested too deeply"),
    "a table of many keys": (
        SMALL + "".join(f"k{n} = 1\n" for n in range(100_000)),
        "[figure] has 100,009 keys",
    ),
    "long id": (
        _with('id = "people"', f'id = "{"a" * 10**6}"'),
        "id: 1,000,000 characters, but at most 100 are read",
    ),
    "long key": (f"{'k' * 10**6} = 1\n{SMALL}", "unknown key 'kkk"),
    "10^400": (
        _with(VALUE, f"value = 1{'0' * 400}"),
        ':37: figure "people": value: a number beyond',
    ),
    "10^5000": (_with(VALUE, f"value = 1{'0' * 5000}"), ":37: a number has too many digits"),
    "a hexadecimal number": (_with(VALUE, f"value = 0x{'f' * 9999}"), "too many digits"),
    "2^63": (_with(VALUE, "value = 9223372036854775808"), "value: a number beyond 10^18"),
    "1e308": (_with(VALUE, "value = 1e308"), "value: a number beyond 10^18"),
    "1e400": (_with(VALUE, "value = 1e400"), "is not a number"),
    "nan": (_with(VALUE, "value = nan"), "is not a number"),
    "inf": (_with(VALUE, "value = -inf"), "is not a number"),
    "a huge paragraph": (_with("paragraph = 1", f"paragraph = {10**30}"), "paragraph: a number"),
    "a wrong type": (_with(VALUE, "value = true"), 'figure "people": value: true is not a number'),
    "a table twice": (f"{SMALL}\n[route]\n[route]\n", "twice (write [[route]] for each)"),
    "numbers for tables": (
        "document = 1\nsection = 2\nexcerpt = [1]",
        "excerpt no 1: 1 is not a table",
    ),
    "overlaps that are none": (
        f"{SMALL}\n[[route]]\nid = 'r'\noverlaps = 1\n",
        'route "r": overlaps: 1 is not a list',
    ),
    "an unknown key": (_with("unit =", "unt ="), "unknown key 'unt' (did you mean unit?)"),
    "a dangling reference": (
        _with('excerpts = ["I.1.1"]', 'excerpts = ["I.1.2"]'),
        "excerpts: no excerpt 'I.1.2' (did you mean I.1.1?)",
    ),
    "an id twice": (_with('id = "people"', 'id = "I.1.1"'), "the id 'I.1.1' is already in use"),
    "sections in a circle": (
        _with('heading = "A heading"', 'heading = "A"\nparent = "I"'),
        ':16: section "I": parent: the section is within itself, I in I',
    ),
    "sections in sections": (
        SMALL
        + "".join(
            f'[[section]]\nid = "s{n}"\nheading = "A"\nparent = "{f"s{n - 1}" if n else "I"}"\n'
            for n in range(1200)
        ),
        'section "s20": parent: 20 records within each other',
    ),
    "a date of no calendar": (_with("2015-09-09", "2015-02-30"), ":7: document: date: day "),
    "nothing": ("", "document: no [document] table"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_breaks_the_format_is_one_clear_error(name: str, ask: Ask, tmp_path: Path) -> None:
    """Each is exit 3 with file, line and record as far as they are known."""
    content, said = REFUSED[name]
    base = put(tmp_path / "strange.toml", content)
    tried = ask("figures", "--facts", str(base))

    assert tried.code == 3
    assert tried.is_one_clear_error
    assert str(base) in tried.err
    assert said in tried.err
    assert max(map(len, tried.err.splitlines())) < 1000


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SMALL.encode(),
        SMALL.replace("\n", "\r\n").encode(),
        SMALL.replace("A label", "A" * 300).encode(),
    ],
    ids=["byte order mark", "CRLF", "a label of the largest size"],
)
def test_what_is_odd_and_right_is_read(content: bytes, ask: Ask, tmp_path: Path) -> None:
    """A byte order mark, Windows' line ends and long labels are not errors."""
    base = put(tmp_path / "odd.toml", content)

    assert ask("figures", "--json", "--facts", str(base)).code == 0


def test_a_fact_base_without_routes_has_none_to_compare(ask: Ask, tmp_path: Path) -> None:
    """Where an answer would be one thing and there is none, JSON says null."""
    base = put(tmp_path / "base.toml", SMALL)

    tried = ask("compare", "--json", "--facts", str(base))
    assert tried == (1, "null\n", "eufacts: nothing matches\n")


def test_many_keys_and_records_take_bounded_time_and_memory(tmp_path: Path) -> None:
    """Wrong keys without end are refused as such; of many findings, 1000 are listed."""
    keys = put(tmp_path / "keys.toml", "".join(f"k{n}=1\n" for n in range(1_000_000)))
    tried = attempt("figures", "--facts", keys, home=tmp_path, within=60)
    assert (tried.code, tried.is_one_clear_error) == (3, True)
    assert "the file has 1,000,000 keys" in tried.err

    records = put(tmp_path / "records.toml", SMALL + "[[figure]]\nexcerpts=['x']\n" * 20_000)
    tried = attempt("figures", "--facts", records, home=tmp_path, within=60)
    assert (tried.code, tried.is_one_clear_error) == (3, True)
    assert len(tried.err.splitlines()) <= 1000


def test_cut_off_at_any_byte() -> None:
    """However much of a fact base arrives: it is read, or refused with findings that name it."""
    whole = SMALL.encode()
    for length in range(len(whole)):
        with contextlib.suppress(FactBaseError):
            parse(whole[:length], "cut.toml")


@pytest.mark.parametrize(
    ("kind", "command"),
    [("pipe", "figures"), ("pipe", "check"), ("device", "verify"), ("500 MB", "figures")],
)
def test_what_is_not_a_regular_file_is_not_waited_for(
    kind: str, command: str, tmp_path: Path
) -> None:
    """A named pipe, /dev/zero and a file over the limit are refused before they are read."""
    path = tmp_path / "strange.toml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    else:
        with path.open("wb") as sparse:
            sparse.truncate(500 * 2**20)
    tried = attempt(command, "--facts", path, home=tmp_path, memory=2**28)

    assert tried.code == 4
    assert tried.is_one_clear_error
    assert str(path) in tried.err
    assert ("EUFACTS_MAX_MB" in tried.err) is (kind == "500 MB")


def test_folders_sources_locks_and_styles_are_taken_in_with_the_same_care(tmp_path: Path) -> None:
    """A pipe is refused in a folder, as a source and as a style; as a lock it proves nothing."""
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "one.toml")
    base = put(tmp_path / "base.toml", SMALL)
    os.mkfifo(tmp_path / "base.lock")

    assert attempt("figures", "--facts", folder, home=tmp_path).is_one_clear_error
    assert attempt("verify", "--facts", base, home=tmp_path).is_one_clear_error
    assert attempt("coverage", "--source", folder / "one.toml", home=tmp_path).is_one_clear_error
    assert attempt("figures", "--facts", base, home=tmp_path).code == 0
    style = folder / "style.csl"
    os.mkfifo(style)
    assert attempt("cite", "--style", style, home=tmp_path, memory=2**32).is_one_clear_error


def test_the_limit_can_be_raised_and_lowered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EUFACTS_MAX_MB states the limit; anything but a number is an error."""
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (2**20 + 1))
    monkeypatch.setenv(intake.VARIABLE, "1")
    with pytest.raises(FileError, match="larger than 1 MB; EUFACTS_MAX_MB=64"):
        intake.read_bytes(large)
    monkeypatch.setenv(intake.VARIABLE, "2")
    assert len(intake.read_bytes(large)) == 2**20 + 1
    monkeypatch.setenv(intake.VARIABLE, "-1")
    with pytest.raises(EufactsError, match="EUFACTS_MAX_MB: '-1' is not a number of megabytes"):
        intake.read_bytes(large)


@pytest.mark.parametrize(
    "change",
    [
        lambda path, index: (
            path.with_suffix(".new").write_text(f"{index % 10}" * 50_000),
            path.with_suffix(".new").replace(path),
        ),
        lambda path, index: path.write_text(f"{index % 10}" * (50_000 + index % 3)),
    ],
    ids=["replaced", "written over"],
)
def test_a_file_that_changes_while_it_is_read(
    change: Callable[[Path, int], object], tmp_path: Path
) -> None:
    """One state of the file is read, or there is an error."""
    path = tmp_path / "changing.toml"
    path.write_text("0" * 50_000, encoding="utf-8")
    done = threading.Event()

    def keep_changing() -> None:
        index = 0
        while not done.is_set():
            change(path, index := index + 1)

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        read = 0
        for _ in range(300):
            with contextlib.suppress(FileError):
                content = intake.read_bytes(path)
                read += 1
                assert len(set(content)) <= 1
    finally:
        done.set()
        writer.join()
    assert read


LIMIT = 2
WITHIN = (120 * LIMIT + 150) * 2**20
"""The promise: 120 MB of memory for each megabyte that a file may have, and 150 MB besides."""

BEFORE_EXCERPTS = SMALL[: SMALL.rindex("excerpts =")]
EXPENSIVE: dict[str, tuple[str, str]] = {
    "headings": (SMALL, "[a.%x.b.c.d.e.f]\n"),
    "short headings": (SMALL, "[a.%x.b]\n"),
    "deep keys": (SMALL, "a.b%x.b.c.d.e.f=1\n"),
    "tables in a line": (f"{SMALL}a = {{", "b%x={},"),
    "records in a line": ("figure = [", "{},"),
    "records": (SMALL, "[[route]]\n"),
    "keys": (SMALL, "%x=1\n"),
    "numbers for names": (f"{BEFORE_EXCERPTS}excerpts = [", "1,"),
    "empty names": (f"{BEFORE_EXCERPTS}excerpts = [", "'',"),
    "lines": (SMALL, "#a\n"),
    "lines before all": ("#\n", "#a\n"),
}
"""How a file goes on and on at a great cost for each byte."""


def _on_and_on(start: str, unit: str, size: int) -> str:
    if "%" not in unit:
        going_on = unit * (size // len(unit))
    else:
        going_on = "".join(unit % n for n in range(size // len(unit % 10**5)))
    end = {"[": "]\n", "{": "c=1}\n"}.get(start[-1], "")
    return f"{start}{going_on}{end}"


@pytest.mark.parametrize("name", EXPENSIVE)
def test_memory_is_bounded_by_the_limit_on_files(name: str, tmp_path: Path) -> None:
    """Reading any file of the largest size keeps within the bound."""
    start, unit = EXPENSIVE[name]
    whole = _on_and_on(start, unit, LIMIT * 2**20 - len(start) - 10)
    file = put(tmp_path / "read.toml", whole)
    limited = {"EUFACTS_MAX_MB": str(LIMIT)}
    tried = attempt("figures", "--facts", file, home=tmp_path, variables=limited, memory=WITHIN)

    assert tried.code == (0 if name == "lines" else 3), tried.err[-200:]
    assert tried.code == 0 or tried.is_one_clear_error


@pytest.mark.parametrize("share", [0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99])
def test_cut_off_at_the_prompt(share: float, ask: Ask, tmp_path: Path) -> None:
    """A fact base of which only a beginning has arrived is answered from, or refused."""
    base = put(tmp_path / "base.toml", SMALL[: int(len(SMALL) * share)])
    tried = ask("figures", "--facts", str(base))

    assert tried.code in {0, 3}
    assert tried.code == 0 or tried.is_one_clear_error


def test_the_limit_at_the_prompt(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused, and read once the limit is raised."""
    base = put(tmp_path / "base.toml", SMALL + "#" * 2**20)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def tried(megabytes: str) -> tuple[int, str]:
        monkeypatch.setenv(intake.VARIABLE, megabytes)
        said = ask("figures", "--facts", str(base))
        return said.code, said.err

    raising = "EUFACTS_MAX_MB=64 in the environment raises the limit"
    assert tried("1") == (4, f"eufacts: {base}: larger than 1 MB; {raising}\n")
    assert tried("2") == (0, "")
    (cached,) = (tmp_path / "cache" / "eufacts").iterdir()
    cached.unlink()
    code, said = tried("-1")
    assert (code, "'-1' is not a number of megabytes" in said) == (2, True)


@pytest.mark.parametrize("at_once", [True, False], ids=["replaced", "written over"])
def test_a_file_that_changes_under_a_command(at_once: bool, ask: Ask, tmp_path: Path) -> None:
    """Each answer is one state's; a state that is half written is refused in one clear error."""
    texts = [SMALL, SMALL.replace("value = 5\n", "value = 6\n").replace("5 people", "6 people")]
    assert texts[0] != texts[1]
    base = put(tmp_path / "base.toml", SMALL)
    done = threading.Event()

    def keep_changing() -> None:
        index = 0
        while not done.is_set():
            index += 1
            if at_once:
                put(tmp_path / "new", texts[index % 2]).replace(base)
            else:
                base.write_text(texts[index % 2], encoding="utf-8")

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        tries = [ask("figures", "--json", "--facts", str(base)) for _ in range(12)]
    finally:
        done.set()
        writer.join()
    for tried in tries:
        if tried.code == 0:
            assert json.loads(tried.out)[0]["value"] in {5, 6}
        else:
            assert (tried.out, json.loads(tried.err)["exit_code"]) == ("", tried.code)
            assert tried.code in {3, 4}
    assert at_once is False or {tried.code for tried in tries} == {0}


def test_directories_and_odd_names(ask: Ask, tmp_path: Path) -> None:
    """A directory without fact bases is an error; names as Windows has them work."""
    (tmp_path / "empty").mkdir()
    tried = ask("figures", "--facts", str(tmp_path / "empty"))
    assert tried == (4, "", f"eufacts: {tmp_path / 'empty'}: has no .toml file\n")

    for name in (r"C:\data\facts.toml", "CON.toml", "é ü 漢.toml", "a?b#c%20d*[x].toml", "-f.toml"):
        odd = put(tmp_path / name, SMALL)
        for _ in range(2):  # without and with an index
            assert ask("figures", "--facts", str(odd)).code == 0
        odd.write_text("[document\n", encoding="utf-8")
        broken = ask("figures", "--facts", str(odd))
        assert broken.is_one_clear_error
        assert f"{odd}:1: not valid TOML" in broken.err
