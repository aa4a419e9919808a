"""What the command line promises: exit codes, errors, empty answers, colour, pipes."""

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.cli.environment import supports_hyperlinks

EUFACTS = [sys.executable, "-m", "eufacts"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "figures --country Nigera",
            "eufacts: no country 'Nigera'; did you mean Nigeria or Niger?\n",
        ),
        ("figures --country Lybien", "eufacts: no country 'Lybien'; did you mean Libya?\n"),
        (
            "compare 'east mediterranean'",
            "no route, country or fact 'east mediterranean'; did you mean eastern-mediterranean",
        ),
        (
            "show turkey-crisis-2015",
            "eufacts: no id 'turkey-crisis-2015'; did you mean turkey-syria-crisis-2015?\n",
        ),
        ("facts --kind money", "eufacts: no kind 'money'; there are: "),
        ("funding --topic aid", "eufacts: no topic 'aid'; did you mean humanitarian-aid?\n"),
        ("figures --section V", "eufacts: no section 'V'; there are: "),
        ("figures --sort size", "eufacts: no sort key 'size'; there are: "),
        ("routes --fields id,pth", "eufacts: no field 'pth'; did you mean path?\n"),
        ("routes --csv --markdown", "eufacts: choose one format: csv, markdown\n"),
        ("search --- ...", "eufacts: nothing to search for in '...'\n"),
        ("fundin", "no command 'fundin'\n  similar: eufacts funding\n"),
        (f"facts {' '.join(f'--year {year}' for year in range(1, 1500))}", "more than 300 years"),
        (
            "timeline --year 15x",
            "'--year' / '-y': '15x' is not a year or several, such as 2014-2015\n",
        ),
        ("facts --limit ten", "'--limit' / '-n': 'ten' is not a number\n"),
        ("funding --country Turky", "eufacts: no country 'Turky'; did you mean Türkiye?\n"),
        ("instruments --type readmission", "eufacts: no type 'readmission'; there are: "),
        ("facts --type read", "eufacts: no type 'read'"),
        ("verify two --sources pages", "'two'; did you mean --facts two?\n"),
        ("about /", "eufacts: about takes no words: '/'; did you mean --facts /?\n"),
        ("figures --min much", "'much' is not a number such as 250000, 1.5m or 3.9bn"),
    ],
)
def test_what_cannot_be_understood_is_reported_with_the_nearest_valid_names(
    line: str, message: str, ask: Ask
) -> None:
    """A misspelt name is exit 2, with what it may have been, and nothing on standard output."""
    import shlex

    said = ask(*[word for word in shlex.split(line) if word != "---"])

    assert (said.code, said.out) == (2, "")
    assert message in said.err


@pytest.mark.parametrize(
    ("form", "out"),
    [("--json", "[]\n"), ("--jsonl", ""), ("--format=table", ""), ("--markdown", "")],
)
def test_an_empty_answer_is_valid_and_says_so(form: str, out: str, ask: Ask) -> None:
    """A valid question without an answer is exit 1, a valid empty answer, and one line."""
    said = ask("funding", "--country", "Mali", "--min", "1bn", form)

    assert (said.code, said.out, said.err) == (1, out, "eufacts: nothing matches\n")


def test_records_without_a_date_are_counted_if_a_year_is_asked_for(ask: Ask) -> None:
    """A message counts what a year cannot find, for people but not for programs."""
    said = "nothing matches; 1 more record has no date, so --year cannot match it"

    assert ask("funding", "-c", "Mali", "--year", "1999") == (1, "", f"eufacts: {said}\n")
    assert ask("funding", "-c", "Mali", "--year", "1999", "--jsonl").err == (
        "eufacts: nothing matches\n"
    )


def test_errors_are_json_where_answers_would_be(ask: Ask) -> None:
    """With --json an error is an object on standard error, and the code is the same."""
    said = ask("figures", "--country", "Nigera", "--json")

    assert (said.code, said.out) == (2, "")
    assert json.loads(said.err) == {
        "error": "no country 'Nigera'; did you mean Nigeria or Niger?",
        "exit_code": 2,
    }


def test_a_fact_base_that_is_not_there(ask: Ask) -> None:
    """A file that cannot be read is exit 4, with its name."""
    said = ask("figures", "--facts", "nowhere.toml")

    assert said == (4, "", "eufacts: nowhere.toml: No such file or directory\n")


def test_a_broken_fact_base(ask: Ask, tmp_path: Path) -> None:
    """What breaks the format's rules is exit 3, with file and line."""
    broken = tmp_path / "broken.toml"
    broken.write_text('[document]\ncelex = "5', encoding="utf-8")
    said = ask("figures", "--facts", str(broken))

    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"eufacts: {broken}:2: not valid TOML: ")


def test_another_fact_base_by_variable(
    ask: Ask, tmp_path: Path, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EUFACTS_FACTS names the fact base to read, as --facts does."""
    other = tmp_path / "other.toml"
    other.write_text(shipped_text.replace("value = 182740\n", "value = 7\n"), encoding="utf-8")
    monkeypatch.setenv("EUFACTS_FACTS", str(other))

    found = json.loads(ask("show", "eastern-mediterranean-crossings", "--json").out)

    assert found["value"] == 7


def test_a_country_by_any_of_its_names(ask: Ask) -> None:
    """Codes, today's names, the document's names, accents and case lead to the same country."""
    names = ("MK", "mkd", "FYROM", "north macedonia", "The former Yugoslav Republic of Macedonia")
    answers = {ask("figures", "--country", name, "--json").out for name in names}

    assert len(answers) == 1
    assert ask("country", "Turkiye").out == ask("country", "türkiye").out != ""


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_is_asked_for_or_left_out(
    variables: dict[str, str], *, coloured: bool, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No colour without a terminal; FORCE_COLOR, NO_COLOR and TERM=dumb are obeyed."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b" in ask("routes", "--format", "table").out) is coloured
    assert "\x1b" not in ask("routes", "--format", "plain").out
    assert "\x1b" not in ask("routes", "--json").out


def test_a_terminal_gets_a_table_in_colour() -> None:
    """On a terminal the answer is a coloured table, without being asked for."""
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    code = subprocess.run(
        [*EUFACTS, "routes"], stdout=follower, env=environment, check=False
    ).returncode
    os.close(follower)
    out = os.read(leader, 65536).decode()
    os.close(leader)

    assert code == 0
    assert "\x1b[" in out
    assert "Eastern" in out or "eastern" in out


@pytest.mark.parametrize(
    ("variables", "linked"),
    [
        ({"FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM_PROGRAM": "WezTerm"}, False),
    ],
)
def test_links_are_for_terminals(
    variables: dict[str, str], *, linked: bool, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place is a hyperlink if the terminal supports links or is forced to; never in a pipe."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b]8;" in ask("routes", "--format", "table").out) is linked


@pytest.mark.parametrize(
    ("variables", "follows"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "dumb", "WT_SESSION": "1"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_terminals_that_follow_links(variables: dict[str, str], *, follows: bool) -> None:
    """Only terminals that are known to follow links get them."""
    assert supports_hyperlinks(variables, terminal=True) is follows


@pytest.mark.reliability
def test_only_a_long_first_look_up_draws_a_progress_bar(tmp_path: Path, shipped_text: str) -> None:
    """Indexing that takes long draws a bar on the terminal; what takes half a second does not."""
    import pty

    (figure,) = re.findall(r"\[\[figure\]\]\nid = \"syria-killed\".*?\n\n", shipped_text, re.DOTALL)
    many = "".join(figure.replace('"syria-killed"', f'"killed-{n}"') for n in range(12000))
    drawn = []
    for name, text in (("large", f"{shipped_text}\n{many}"), ("small", "")):
        base = tmp_path / f"{name}.toml"
        base.write_text(text, encoding="utf-8")
        leader, follower = pty.openpty()
        subprocess.run(
            [*EUFACTS, "figures", "--limit", "1", "--facts", str(base)],
            stdout=subprocess.DEVNULL,
            stderr=follower,
            check=False,
        )
        os.close(follower)
        said = b""
        with suppress(OSError):  # where nothing was written, the closed terminal is an error
            said = os.read(leader, 65536)
        drawn.append("Indexing the fact base" in said.decode(errors="replace"))
        os.close(leader)

    assert drawn == [True, False]


def test_lists_in_a_pipe_are_one_record_a_line(ask: Ask) -> None:
    """In a pipe a list is one tab-separated line a record, uncut, with its id first."""
    lines = ask("funding").out.splitlines()

    assert len(lines) == len(json.loads(ask("funding", "--json").out))
    assert {line.count("\t") for line in lines} == {6}
    assert "syria-crisis-since-2011\t> EUR 3900000000\t" in "\n".join(lines)


@pytest.mark.parametrize(
    "narrower",
    [
        ("--country", "Turkey"),
        ("--region", "Africa"),
        ("--topic", "return"),
        ("--section", "III"),
        ("--footnote", "2"),
        ("--route", "western-balkan"),
        ("--kind", "agreement"),
        ("--status", "signed"),
        ("--recipient", "Iraq"),
        ("--year", "2014"),
        ("--min", "1bn"),
        ("--max", "50"),
        ("--type", "trust fund"),
    ],
)
def test_every_filter_narrows(narrower: tuple[str, str], ask: Ask) -> None:
    """Each filter of ``facts`` leaves a part of the whole, and not none."""
    whole = json.loads(ask("facts", "--json", "--fields", "id").out)
    part = json.loads(ask("facts", *narrower, "--json", "--fields", "id").out)

    assert 0 < len(part) < len(whole)
    assert all(row in whole for row in part)


def test_order_and_limit(ask: Ask) -> None:
    """--sort, --reverse and --limit order and cut; what has no value comes last either way."""
    rising = json.loads(ask("funding", "--sort", "value", "--json").out)
    falling = json.loads(ask("funding", "--sort", "value", "--reverse", "--json").out)
    values = [row["value"] for row in rising if row["value"] is not None]

    assert values == sorted(values)
    assert [row["value"] for row in falling][: len(values)] == values[::-1]
    assert rising[-1]["value"] is None
    assert falling[-1]["value"] is None
    assert len(json.loads(ask("facts", "--limit", "3", "--json").out)) == 3


def test_the_cache_can_be_seen_and_cleared(ask: Ask, cache: Path) -> None:
    """``cache path`` prints the directory of indexes; ``cache clear`` removes them."""
    ask("routes")
    kept = cache / "eufacts"

    assert ask("cache", "path").out == f"{kept}\n"
    if list(kept.glob("*.sqlite")):
        assert ask("cache", "clear").code == 0
        assert list(kept.glob("*.sqlite")) == []


def test_version(ask: Ask) -> None:
    """--version prints name and version."""
    from eufacts import __version__

    assert ask("--version") == (0, f"eufacts {__version__}\n", "")
