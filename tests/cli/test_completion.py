"""Completion: what is offered for a line, and what installing it writes."""

import os
import shlex
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from eufacts.cli.completion.install import SHELLS, install, script
from eufacts.cli.completion.line import answer, complete, split


def _offered(line: str) -> list[str]:
    found = complete(f"eufacts {line}")
    return [found.kept + value for value, _ in found.values]


def _write(base: Path, text: str) -> None:
    """Write a fact base as of long ago: one that may still change is read at each look-up."""
    base.write_text(text, "utf-8")
    os.utime(base, (10**9, 10**9))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("co", ["compare", "country", "countries", "coverage"]),
        ("--json fig", ["figures"]),
        ("cache c", ["clear"]),
        ("nothing ", []),
        ("country tur", ["turkey"]),
        ("country Turki", ["Turkish"]),
        ("country SY", ["SY"]),
        ("figures --country=Sy", ["--country=Syria"]),
        ("figures -c Niger", ["Niger", "Nigeria"]),
        ('country "South S', ["South Sudan"]),
        ("country South-S", ["South-Sudan"]),
        ("figures --region 'Western B", ["Western Balkans"]),
        ("figures --region Western-B", ["Western-Balkans"]),
        ("figures --topic ar", ["arrivals"]),
        ("facts --kind f", ["figure", "funding", "footnote"]),
        ("facts --year 201", [str(year) for year in range(2010, 2020)]),
        ("footnotes --footnote 2", ["2", "20", "21", "22", "23", "24"]),
        ("funding --status comm", ["committed", "committed/planned"]),
        ("countries --with mob", ["mobility-partnership"]),
        ("cite syria-k", ["syria-killed"]),
        ("excerpts turkey.3", [f"turkey.3.{sentence}" for sentence in (1, 2, 3, 4)]),
        ("cite --style os", ["oscola"]),
        ("audit a.md --style os", ["oscola"]),
        ("check --explain country-o", ["country-omitted"]),
        ("figures --fields as_w", ["as_written"]),
        ("figures --fields id,as_w", ["id,as_written"]),
        ("figures --fields=id,excerpts.q", ["--fields=id,excerpts.quote"]),
        ("figures --fields as_written,as_", ["as_written,as_of"]),
        ("facts --fields amo", ["amount"]),
        ("country --fields id,al", ["id,alpha3", "id,aliases"]),
        ("check --fields findings.l", ["findings.line", "findings.level"]),
        ("review --only fu", ["funding"]),
        ("facts --format js", ["json", "jsonl"]),
        ("facts --sort l", ["label"]),
        ("facts --rec", ["--recipient"]),
        ("facts -- --rec", []),
        ("facts --json=", []),
        ("facts --nothing=", []),
        ("search tur", []),
    ],
)
def test_what_is_offered(line: str, offered: list[str]) -> None:
    """Commands, options and their values, as they were begun; one name of each country."""
    assert _offered(line) == offered


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("show syria-killed", "Syrians killed"),
        ("show turkey.3.1", "In 2015, funding to Turkey related to the crisis in Syria amounts to"),
        ("facts --country Syri", "SY"),
        ("facts --country SY", "Syria"),
        ("facts --topic arr", "People who cross into the EU irregularly or travel towards it"),
        ("facts --section turk", "Turkey"),
        ("facts --kind fig", "figures"),
        ("footnotes --footnote 3", "its text is lost"),
        ("check --explain qualif", "A qualifier is the one that"),
        ("cite --style osc", "OSCOLA, 4th edition"),
        ("doctor --fields fact_base.pa", "The file or folder"),
        ("compa", "Put things side by side"),
        ("facts --coun", "Country or territory"),
    ],
)
def test_a_label_says_what_a_value_is(line: str, label: str) -> None:
    """The label of a record, the meaning of a word, the help of an option."""
    ((_, found),) = complete(f"eufacts {line}").values

    assert found.startswith(label)


@pytest.mark.parametrize(
    "line",
    [
        "audit ",
        "check ",
        "diff a.toml ",
        "draft ",
        "draft page.html -o ",
        "export ",
        "facts --facts ",
        "facts --facts=",
        "review ",
        "verify --source ",
        "cite --style ./my",
    ],
)
def test_a_path_is_left_to_the_shell(line: str) -> None:
    """Each shell completes paths itself."""
    assert complete(f"eufacts {line}").files
    assert answer("bash", f"eufacts {line}") == ":files\n"


def test_no_style_is_hidden_by_the_thousands_of_csl() -> None:
    """The styles of CSL are offered where no other fits; for nothing typed, only the others."""
    assert "oscola" in _offered("cite --style ")
    assert len(_offered("cite --style ")) < 30
    assert all("elsevier" in name for name in _offered("cite --style elsevier-"))


def test_the_fact_base_on_the_line_is_asked(
    tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the shipped one, nor the one of the environment; none if it cannot be read."""
    base = tmp_path / "my facts.toml"
    _write(base, shipped_text.replace('id = "syria-killed"', 'id = "syria-fallen"'))
    monkeypatch.setenv("EUFACTS_FACTS", "/nonexistent")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FOLDER", str(tmp_path))

    for path in (f"'{base}'", '"$FOLDER/my facts.toml"', r"~/my\ facts.toml"):
        assert _offered(f"show --facts {path} syria-fa") == ["syria-fallen"]
        assert _offered(f"show --facts={path} syria-fa") == ["syria-fallen"]
        assert _offered(f"show --facts {path} syria-ki") == []
    assert _offered("show --facts nowhere.toml syria-k") == []
    assert _offered("show syria-k") == []


def test_a_review_completes_what_it_reviews(
    tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ids of the file on the line, or of facts.toml in this folder."""
    text = shipped_text.replace('id = "syria-killed"', 'id = "syria-fallen"')
    _write(tmp_path / "facts.toml", text)
    monkeypatch.chdir(tmp_path)

    assert _offered("review --accept syria-fa") == ["syria-fallen"]
    assert _offered("review facts.toml --drop syria-fa") == ["syria-fallen"]
    assert _offered("review facts.toml --drop syria-ki") == []


def test_what_each_shell_reads() -> None:
    """Values with labels; bash gets what it replaces, zsh how much it keeps, fish whole words."""
    assert answer("fish", "eufacts figures --country=Syr") == "--country=Syria\tSY\n"
    assert answer("zsh", "eufacts figures --country=Syr") == "10\nSyria:SY\n"
    assert answer("bash", "eufacts figures --country=Syr", '"=:') == "Syria\n"
    assert answer("bash", "eufacts figures --country=Syr", '":') == "--country=Syria\n"
    assert answer("bash", "eufacts facts --rev") == "--reverse\n"
    assert answer("bash-list", "eufacts facts --rev") == "--reverse\n"
    assert answer("bash-list", "eufacts cite --style bib") == (
        "bibtex    BibTeX\nbiblatex  BibLaTeX\n"
    )


def test_signs_of_the_shell_are_quoted(
    tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An apostrophe does not open a quotation in bash; zsh and fish quote by themselves."""
    base = tmp_path / "base.toml"
    named = '\naliases = ["Zembla d\'Or (North)", '
    _write(base, shipped_text.replace("\naliases = [", named, 1))
    monkeypatch.setenv("EUFACTS_FACTS", str(base))

    assert answer("bash", "eufacts country Zem") == "Zembla-d\\'Or-\\(North\\)\n"
    assert answer("bash", r"eufacts country Zembla\ ") == "Zembla\\ d\\'Or\\ \\(North\\)\n"
    assert answer("bash", 'eufacts country "Zembla d') == "Zembla d'Or (North)\n"
    assert answer("bash", "eufacts country 'Zem") == ""
    assert answer("fish", "eufacts country Zem").startswith("Zembla-d'Or-(North)\t")


def test_only_plain_names_are_offered(
    tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters and digits of any alphabet, spaces and . , ' ( ) / - _ alone reach a shell."""
    signs = [*" aZ09é文٣\x85\u202e\u2028\uff04", *string.punctuation]
    numbered = {f"zz{number:03}{sign}z": sign for number, sign in enumerate(signs)}
    names = ", ".join(f"'{name}'" if {*name} & {*'"\\'} else f'"{name}"' for name in numbered)
    base = tmp_path / "base.toml"
    _write(base, shipped_text.replace("\naliases = [", f"\naliases = [{names}, '-zz', ", 1))
    monkeypatch.setenv("EUFACTS_FACTS", str(base))

    offered = {sign for name, sign in numbered.items() if _offered(f"country {name[:5]}")}

    assert {sign for sign in offered if not sign.isalnum()} == {*" .,'()/-_"}
    assert {sign for sign in signs if sign.isalnum()} <= offered
    assert _offered("country -- -z") == []


def test_a_label_cannot_act_on_the_terminal(
    tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What acts is shown as an escape, on one line."""
    base = tmp_path / "base.toml"
    label = _label(shipped_text)
    hostile = '"\\u001b[31mred\\ttab\\u202e `mark` $(mark)"'
    base.write_text(shipped_text.replace(label, hostile, 1), "utf-8")
    monkeypatch.setenv("EUFACTS_FACTS", str(base))

    assert answer("fish", "eufacts show syria-killed") == (
        "syria-killed\t\\x1b[31mred tab\\u202e `mark` $(mark)\n"
    )


def _label(text: str) -> str:
    """The label of the figure ``syria-killed``, as it is written."""
    _, _, rest = text.partition('id = "syria-killed"\nlabel = ')
    return rest.partition("\n")[0]


_TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(_TYPED, min_size=1), st.sampled_from(["", "'", '"']))
def test_a_line_is_split_as_a_shell_does(words: list[str], quote: str) -> None:
    """Whole words, and the last one, in a quotation that has not ended or in none."""
    *whole, last = words
    last = "".join(char for char in last if char not in "'\"\\")
    begun = f"{quote}{last}" if quote else shlex.quote(last) if last else ""

    assert split(f"{shlex.join(whole)} {begun}") == (whole, last)


@given(_TYPED)
def test_any_line_is_split(line: str) -> None:
    """Nothing that is typed is an error."""
    words, typed = split(line)

    assert "".join([*words, typed]).count("x") <= line.count("x")


@pytest.mark.parametrize(
    ("shell", "arguments"),
    [
        ("bash", []),
        ("bash", [""]),
        ("bash", ["eufacts"]),
        ("bash", ["nothing figures --country Tur"]),
        ("bash", ["eufacts figures --year x --country"]),
        ("powershell", ["eufacts fig"]),
        ("source_powershell", []),
        ("source_../../__init__", []),
        ("complete_bash", ["eufacts fig"]),
        ("", []),
        ("\udcff_\udcff", ["\udcff"]),
    ],
)
def test_a_broken_request_says_nothing_wrong(
    shell: str, arguments: list[str], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell would print a traceback at the prompt."""
    monkeypatch.setenv("_EUFACTS_COMPLETE", shell)

    said = ask(*arguments)

    assert (said.code, said.err) == (0, "")
    assert "Traceback" not in said.out


@pytest.mark.parametrize("shell", SHELLS)
def test_installing_adds_one_line_and_says_what_it_wrote(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every other byte of the shell's file stays; doing it again changes nothing."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(variable, raising=False)
    own = tmp_path / f".{shell}rc"
    theirs = b"alias ll='ls -l' # caf\xe9\r\nzstyle x"
    (tmp_path / "dotfiles").write_bytes(theirs)
    own.symlink_to("dotfiles")

    first, second = install(shell), install(shell)

    written = [path for path in tmp_path.rglob(f"eufacts.{shell}") if path.is_file()]
    assert [path.read_text("utf-8") for path in written] == [script(shell)]
    assert first[0] == second[0] == f"wrote {written[0]}"
    assert own.is_symlink()
    if shell == "fish":
        assert own.read_bytes() == theirs
        assert [path.name for path in written[0].parents][:3] == ["completions", "fish", ".config"]
    else:
        assert own.read_bytes() == theirs + f"\nsource {written[0]}\n".encode()
        assert first[1] == f"added to {own}: source {written[0]}"
        assert second[1] == f"{own} already has: source {written[0]}"


def test_a_file_that_cannot_be_written_is_one_error(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 4, as for every file."""
    (tmp_path / ".local").write_text("", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))

    assert ask("--install-completion").is_one_clear_error


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_named_or_found(
    shell: str, tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A named shell goes before the one that runs; what is written is said, and how to undo it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(variable, raising=False)
    other = SHELLS[SHELLS.index(shell) - 1]
    monkeypatch.setattr("shellingham.detect_shell", lambda: (other, f"/bin/{other}"))

    assert ask("--show-completion", shell).out == script(shell)
    assert ask("--show-completion").out == script(other)
    assert not any(tmp_path.iterdir())

    said = ask("--install-completion", shell)
    written = next(path for path in tmp_path.rglob("eufacts.*"))
    own = tmp_path / f".{shell}rc"
    lines = [
        f"wrote {written}",
        *([] if shell == "fish" else [f"added to {own}: source {written}"]),
        f"to undo it, remove {'' if shell == 'fish' else 'this line and '}this file",
        f"open a new {shell} to use it",
    ]
    assert written.name == f"eufacts.{shell}"
    assert said == (0, "\n".join(lines) + "\n", "")


@pytest.mark.parametrize("words", [("tcsh",), ("bash", "powershell")], ids=" ".join)
def test_another_shell_is_one_error(
    words: tuple[str, ...], tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names those that are known, whether another shell runs or is named; nothing is written."""
    found, *named = words
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("shellingham.detect_shell", lambda: (found, f"/bin/{found}"))
    message = f"eufacts: completion is for bash, zsh and fish, not for {words[-1]}\n"

    for option in ("--install-completion", "--show-completion"):
        assert ask(option, *named) == (2, "", message)
    assert not any(tmp_path.iterdir())
