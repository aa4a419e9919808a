"""Help: every command explains itself, with examples that work."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import draft
from eufacts.cli.app import COMMANDS, command_of
from eufacts.drafting.start import start

SOURCE = Path(__file__).parents[3] / "shared" / "source" / "52015JC0040.txt"
NAMES = [name for group in COMMANDS.values() for name in group if name != "cache"]


def _examples() -> list[str]:
    """Every example in every command's help, and in that of eufacts itself."""
    from eufacts.cli import app

    found = []
    for group in COMMANDS.values():
        for name in group:
            found += re.findall(r"^ +(eufacts .+)$", command_of(name).__doc__ or "", re.MULTILINE)
    return found + re.findall(r"^ +(eufacts .+)$", app.eufacts.__doc__ or "", re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_examples(name: str, ask: Ask) -> None:
    """-h explains a command and shows at least two examples."""
    said = ask(name, "-h")

    assert (said.code, said.err) == (0, "")
    assert said.out == ask(name, "--help").out
    assert said.out.count(f"\n    eufacts {name}") >= 2


@pytest.mark.parametrize("name", ["path", "clear"])
def test_the_cache_commands_show_an_example_that_works(name: str, ask: Ask) -> None:
    """The commands on the cache show how they are used, and that works."""
    example = f"eufacts cache {name}"

    assert f"Example: {example}\n" in ask("cache", name, "--help").out
    assert ask(*example.split()[1:]).code == 0


EXPECTED_WORDS = re.compile("no date|^eufacts: (opening|cited:) | written to | accepted| excerpts")
"""What a question leaves out, what is opened, what was written, decided, drafted."""
PAGE = """
<p>EUROPEAN COMMISSION</p><p>Brussels, 3.4.2031</p><p>COM(2031) 77 final</p>
<p>COMMUNICATION FROM THE COMMISSION</p><p>Schools for all</p><h1>1. Schools</h1>
<p>Three schools opened. 20 teachers trained. EUR 5 million helped.</p>
"""
"""A page that examples draft from."""


@pytest.mark.parametrize("example", sorted(set(_examples())))
def test_examples_work(
    example: str, tmp_path: Path, ask: Ask, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example runs unchanged and finds something; a shell runs those that need one."""
    if "| jq" in example and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    if "--source" in example:
        if not SOURCE.exists():
            pytest.skip("the source text is not at hand")
        (tmp_path / SOURCE.name).symlink_to(SOURCE)
    if "--chart" in example:
        pytest.importorskip("vl_convert", reason="the extra 'charts' is not installed")
    _write_files(example, tmp_path, shipped_text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "true %s")
    if re.search("[|>$*]", example):
        code, err = _in_a_shell(example)
    else:
        code, _, err = ask(*shlex.split(example)[1:])

    assert code == 0
    assert err == "" or EXPECTED_WORDS.search(err)


def _write_files(example: str, folder: Path, shipped_text: str) -> None:
    """Write the files that an example reads."""
    if "page.html" in example or "facts.toml" in example:
        (folder / "page.html").write_text(PAGE, encoding="utf-8")
        text = start() if "check" in example else draft(PAGE.encode(), "page.html")
        if "-o facts.toml" not in example:
            (folder / "facts.toml").write_text(text, encoding="utf-8")
    if "eufacts audit" in example:
        (folder / "articles").mkdir()
        for name in ("article.md", "draft.html", "article.txt", "articles/one.md"):
            (folder / name).write_text("More than 4 million Syrians have fled.\n" * 12)
    if "old.toml" in example:
        (folder / "old.toml").write_text(shipped_text, encoding="utf-8")
        changed = shipped_text.replace('id = "syria-killed"', 'id = "killed-in-syria"')
        (folder / "new.toml").write_text(changed, encoding="utf-8")


def _in_a_shell(example: str) -> tuple[int, str]:
    """Exit code and messages of a command line with a pipe or a file."""
    shell = f'set -o pipefail; eufacts() {{ "{sys.executable}" -m eufacts "$@"; }}; {example}'
    run = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    return run.returncode, run.stderr


@pytest.mark.startup
def test_help_imports_no_command(ask: Ask) -> None:
    """The list of commands is printed from the table: no command is loaded for it."""
    code = "import sys; from eufacts.cli.app import main; main(['--help']); "
    code += "print([m for m in sys.modules if m in ('eufacts.cli.lists', 'sqlite3', 'rich')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines()[-1] == "[]"
    assert ask("--help").code == 0


def test_the_commands_fit_one_screen(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them with a line each, in at most 30 lines of 80 columns; on a narrow screen too."""
    for width in (80, 40):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = ask("--help").out.splitlines()
        assert all(len(line) <= max(width, 51) for line in lines)
        assert width < 80 or len(lines) <= 30
        for group, commands in COMMANDS.items():
            assert f"{group}:" in lines
            for name, (_, line) in commands.items():
                assert any(f"{name:<11} {line}" in shown for shown in lines)
