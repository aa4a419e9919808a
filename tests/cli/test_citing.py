"""``cite`` and ``open``: what is pasted, what is opened, and the messages if neither works."""

import json
import os
import stat
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.citations.managers import FORMATS
from eufacts.citations.styles import STYLES

WHOLE = (
    "European Commission and High Representative of the Union for Foreign Affairs and Security "
    "Policy, “Addressing the Refugee Crisis in Europe: The Role of EU External Action”, "
    "JOIN(2015) 40 final, Brussels, 9 September 2015"
)
SYRIA = f"{WHOLE}, section III, “Syria and Iraq”, paragraph 1"
LINK = (
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
    "#:~:text=More%20than%204%20million,more%20than%20230%2C000%20killed"
)


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("", WHOLE),
        ("syria-killed", SYRIA),
        ("syria-iraq.1.3", SYRIA),
        ("footnote-5", f"{SYRIA}, footnote 5"),
        ("turkey", f"{WHOLE}, section III, “Turkey”"),
        ("join-2015-2 --style oscola", "JOIN (2015) 2 final."),
    ],
)
def test_a_citation_is_a_line(words: str, cited: str, ask: Ask) -> None:
    """Whatever is cited comes with its pinpoint, the same place once, and nothing else."""
    said = ask("cite", *words.split())

    assert (said.code, said.err) == (0, "")
    assert said.out.endswith(f"{cited}\n")
    assert said.out.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "link"),
    [
        ("", f"\n{LINK}\n"),
        ("--style apa", f"\n{LINK}\n"),
        ("--markdown", f"\\\n<{LINK}>\n"),
        ("--html", f'<br><a href="{LINK}">{LINK}</a>\n'),
    ],
)
def test_a_quote_comes_with_its_link(options: str, link: str, ask: Ask) -> None:
    """One command gives the sentence, its citation and the link that opens it."""
    said = ask("cite", "syria-killed", "--quote", *options.split())

    assert said.code == 0
    assert "more than 230,000 killed" in said.out
    assert said.out.endswith(link)


def test_the_link_alone(ask: Ask) -> None:
    """As open prints it, each link once; for programs with the id that it belongs to."""
    assert ask("cite", "syria-killed", "syria-iraq.1.3", "--url").out == f"{LINK}\n"
    assert json.loads(ask("cite", "syria-killed", "--url", "--json").out) == {
        "id": "syria-killed",
        "url": LINK,
    }
    for how in ("--quote", "--entry", "--html"):
        said = ask("cite", "syria-killed", "--url", how)
        assert said == (2, "", "eufacts: --url writes only the link: leave out how to cite\n")


def test_words_stand_for_a_record(ask: Ask) -> None:
    """Words that match one record are enough, and what they found is said; or an id's words."""
    found = "syrian-refugees-hosts, Lebanon, Jordan and Turkey host most Syrian refugees"
    assert ask("cite", "hosts", "most", "syrian") == (
        *ask("cite", "syrian-refugees-hosts")[:2],
        f"eufacts: cited: {found}\n",
    )
    assert ask("cite", "Khartoum", "Process") == ask("cite", "khartoum-process")


@pytest.mark.parametrize("name", ["JOIN(2015) 40 final", "52015JC0040", "join-2015-40"])
def test_the_document_has_names_too(name: str, ask: Ask) -> None:
    """The document's number, CELEX number and key in a bibliography name all of it."""
    assert ask("cite", name).out == f"{WHOLE}\n"


def test_sections_and_acts_by_what_they_are_called(ask: Ask) -> None:
    """``section III`` is the section, and an act goes by its CELEX number and its number."""
    assert ask("cite", "section", "III").out == f"{WHOLE}, section III\n"
    act = ask("cite", "decision-2015-778").out
    assert ask("cite", "32015D0778").out == act
    assert ask("cite", "Council Decision (CFSP) 2015/778").out == act
    assert ask("cite", "turkey.3.1", "32015D0778").code == 0


def test_a_lost_footnote_says_so(ask: Ask) -> None:
    """The text of a lost footnote is not there: its marker is cited, with a message."""
    said = ask("cite", "footnote", "3")

    assert said.out == f"{WHOLE}, section II, paragraph 1, footnote 3\n"
    assert said.err == "eufacts: the text of footnote-3 is lost, so its marker is cited\n"
    assert ask("cite", "fn.3") == said


def test_fields_pick_columns(ask: Ask) -> None:
    """--fields works as in every command."""
    assert ask("cite", "syria-killed", "--fields", "id").out == "syria-killed\n"
    assert ask("cite", "syria-killed", "--fields", "nosuch").code == 2


def test_several_citations_are_apart(ask: Ask) -> None:
    """In HTML each is a paragraph, in Markdown an empty line parts them."""
    both = ("cite", "syria-killed", "turkey.3.1")
    assert ask(*both, "--html").out.count("<p>") == 2
    assert ask(*both, "--markdown").out.count("\n\n") == 1


def test_words_that_several_records_hold_are_listed(ask: Ask) -> None:
    """Several matches are listed by their ids, and none is cited."""
    said = ask("cite", "hungary")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("eufacts: 3 records match 'hungary'; pick one by id:\n  ")
    ids = [line.split()[0] for line in said.err.splitlines()[1:]]
    assert all(ask("cite", name).code == 0 for name in ids)
    assert ask("open", "syrian").err.endswith("\n  and 23 more: eufacts search syrian\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("syria-kiled", "no id 'syria-kiled'; did you mean syria-killed?"),
        ("syria-killed syria-kiled", "no id 'syria-kiled'; did you mean syria-killed?"),
        ("section 3", "no section '3'; there are: "),
        ("turkey.3.1 fn.3x", "no id 'fn.3x'; did you mean "),
        ("TR", "Türkiye is a country, not a passage: cite one of its facts ("),
        ("syria-killed --style oskola", "no style 'oskola'; did you mean oscola?"),
        ("turkey --quote", "turkey has no text: there is nothing to quote"),
        ("footnote 3 --quote", "the text of footnote-3 is lost: there is nothing to quote"),
        ("--entry --quote", "choose one of --entry and --quote"),
        ("--html --csv", "choose one of --html and --csv"),
        ("--style ris --quote", "ris is for programs: it has no later notes, quotes or HTML"),
        ("--style zotero --html", "csl-json is for programs: it has no later notes, quotes or"),
        ("--entry --subsequent", "choose one of --entry and --subsequent"),
        ("--html --markdown", "choose one of --html and --markdown"),
    ],
)
def test_what_cannot_be_cited_is_reported(words: str, message: str, ask: Ask) -> None:
    """One line with the nearest valid names, and exit 2."""
    said = ask("cite", *words.split())

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"eufacts: {message}")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("style", ["ris", "bibtex", "csl-json", "latex", "oscola"])
def test_an_entry_that_several_records_share_is_reported(style: str, ask: Ask) -> None:
    """An entry has no place of a record, so it is said that several have become one."""
    two, one = (ask("cite", *names, "--style", style) for names in (_PLACES, _PLACES[:1]))
    rows = ask("cite", *_PLACES, "--style", style, "--json")
    note = (
        "eufacts: 2 records have one entry, which does not name their places: an entry is for a"
        " whole work\n"
    )

    assert two.err == ("" if style in {"latex", "oscola"} else note)
    assert (one.err, rows.err) == ("", "")


_PLACES = ("syria-killed", "turkey-syria-crisis-2015")


def test_a_style_file_that_is_none(ask: Ask, tmp_path: Path) -> None:
    """A CSL file that is missing, or is not one, is exit 4, with its name."""
    broken = tmp_path / "broken.csl"
    broken.write_text("<style/>", encoding="utf-8")
    for path in (broken, tmp_path / "none.csl"):
        said = ask("cite", "--style", str(path))
        assert (said.code, said.out) == (4, "")
        assert said.err.startswith(f"eufacts: {path}: ")


def test_citations_for_programs(ask: Ask) -> None:
    """One id gives an object, several an array; the link is beside the citation."""
    row = {"id": "syria-killed", "style": "plain", "form": "citation"}
    row |= {"citation": SYRIA, "url": LINK}
    assert json.loads(ask("cite", "syria-killed", "--json").out) == row
    both = json.loads(ask("cite", "syria-killed", "join-2015-2", "--json").out)
    assert (both[0], both[1]["id"]) == (row, "join-2015-2")
    assert ask("cite", "syria-killed", "--csv").out.startswith("id,style,form,citation,url")


def test_styles_are_listed(ask: Ask) -> None:
    """Every style in the list is one that can be cited in."""
    styles = [row["style"] for row in json.loads(ask("cite", "--styles", "--json").out)]

    assert tuple(styles) == (*STYLES, *FORMATS)
    for style in styles:
        said = ask("cite", "syria-killed", "--style", style)
        assert (said.code, said.err) == (0, ""), style
        assert "Comm" in said.out or said.out.startswith("\\autocite[")


def test_styles_say_which_need_the_extra(ask: Ask) -> None:
    """And which of them the name of a program leads to."""
    rows = {row["style"]: row for row in json.loads(ask("cite", "--styles", "--json").out)}

    assert {name for name, row in rows.items() if row["extra"] == "styles"} == {
        "apa", "chicago-notes", "chicago-author-date", "harvard", "mla"
    }  # fmt: skip
    assert {name: row["extra"] for name, row in rows.items() if row["extra"] is None}.keys() == {
        "plain", "oscola", "eu", *FORMATS
    }  # fmt: skip
    for style, program in (("ris", "endnote"), ("csl-json", "zotero"), ("plain", "word")):
        assert program in rows[style]["aliases"]


@pytest.mark.parametrize(
    ("program", "style"),
    [
        ("--style zotero", "--style csl-json"),
        ("--style EndNote", "--style ris"),
        ("--style latex --entry", "--style biblatex"),
        ("--style word", "--html"),
        ("--style word --quote", "--html --quote"),
        ("--style word --json", "--json"),
    ],
)
def test_a_program_leads_to_what_it_reads(program: str, style: str, ask: Ask) -> None:
    """The names that people know, beside those of the formats."""
    said = ask("cite", "syria-killed", *program.split())
    expected = ask("cite", "syria-killed", *style.split())

    assert said.code == 0
    assert said._replace(out=said.out.replace('"word"', '"plain"')) == expected


def test_records_with_the_same_citation_are_named(ask: Ask) -> None:
    """Each id is answered; what is written once is said to be the same."""
    said = ask("cite", "syria-killed", "syria-iraq.1.3", "turkey.3.1")

    assert said.out.splitlines()[0] == SYRIA
    assert len(said.out.splitlines()) == 2
    assert said.err == "eufacts: syria-killed and syria-iraq.1.3 have the same citation\n"
    assert len(json.loads(ask("cite", "syria-killed", "syria-iraq.1.3", "--json").out)) == 2
    assert ask("cite", "syria-killed", "turkey.3.1", "--style", "latex").out == (
        "\\autocite[section III, “Syria and Iraq”, para 1]{join-2015-40}\n"
        "\\autocite[section III, “Turkey”, para 3]{join-2015-40}\n"
    )


def test_the_link_is_printed_or_opened(ask: Ask, tmp_path: Path) -> None:
    """``open`` hands the link to the browser; with --print it is only printed."""
    assert ask("open", "syria-killed", "--print") == (0, f"{LINK}\n", "")
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n', encoding="utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "open", "syria-killed"],
        env={**os.environ, "BROWSER": f"{browser} %s"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == f"eufacts: opening {LINK}\n"
    assert seen.read_text(encoding="utf-8") == LINK


def test_a_browser_of_the_terminal_is_not_started_without_one(tmp_path: Path) -> None:
    """It would fail, and so would the next."""
    started = tmp_path / "started"
    for name in ("lynx", "www-browser"):
        browser = tmp_path / name
        browser.write_text(f'#!/bin/sh\ntouch "{started}"\nexit 1\n', encoding="utf-8")
        browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    graphical = {"BROWSER", "DISPLAY", "WAYLAND_DISPLAY"}
    inherited = {name: value for name, value in os.environ.items() if name not in graphical}
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "open", "syria-killed"],
        env={**inherited, "PATH": str(tmp_path), "TERM": "xterm"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (4, "")
    assert run.stderr.endswith("\neufacts: no browser was found; --print prints the link\n")
    assert not started.exists()


def test_only_pages_are_opened(ask: Ask, tmp_path: Path, shipped_text: str) -> None:
    """A fact base from a stranger cannot make the browser open a file or run a script."""
    hostile = tmp_path / "hostile.toml"
    page = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
    hostile.write_text(shipped_text.replace(page, "file:///etc/passwd"), encoding="utf-8")
    said = ask("open", "syria-killed", "--facts", str(hostile))

    assert (said.code, said.out) == (3, "")
    assert "url: 'file:///etc/passwd' is not an address on the web" in said.err


def test_an_address_runs_no_command(tmp_path: Path, shipped_text: str) -> None:
    """A browser that is started by a shell gets the address, and the shell runs nothing in it."""
    seen, hostile = tmp_path / "seen", tmp_path / "hostile.toml"
    page = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52015JC0040"
    attack = f"https://a.eu/$(touch${{IFS}}{seen}1);touch${{IFS}}{seen}2;`touch${{IFS}}{seen}3`'&id"
    hostile.write_text(shipped_text.replace(page, attack), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "open", "syria-killed", "--facts", str(hostile)],
        env={**os.environ, "BROWSER": f"sh -c 'echo %s > {seen}'"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stdout) == (0, ""), run.stderr
    assert list(tmp_path.glob("seen*")) == [seen]
    assert seen.read_text(encoding="utf-8").startswith("https://a.eu/%24%28touch%24%7BIFS%7D/")


def test_the_clipboard_by_a_tool(tmp_path: Path) -> None:
    """Where there is a tool, it is handed the text that is printed, without the last line's end."""
    tool, seen = tmp_path / "wl-copy", tmp_path / "seen"
    tool.write_text(f'#!/bin/sh\ncat > "{seen}"\n', encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    paths = f"{tmp_path}:{os.environ['PATH']}"
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "cite", "syria-killed", "--copy"],
        env={**os.environ, "PATH": paths, "WAYLAND_DISPLAY": "wayland-0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, f"{SYRIA}\n")
    assert run.stderr == "eufacts: copied by wl-copy\n"
    assert seen.read_text(encoding="utf-8") == SYRIA


@pytest.mark.parametrize(
    ("name", "variable", "arguments", "said"),
    [
        ("wl-copy", "WAYLAND_DISPLAY", "--type text/html", "copied as rich text by wl-copy"),
        (
            "xclip",
            "DISPLAY",
            "-selection clipboard -target text/html",
            "copied as rich text by xclip",
        ),
        (
            "xsel",
            "DISPLAY",
            "--clipboard --input",
            "copied by xsel, as HTML: only wl-copy, xclip and macOS paste rich text",
        ),
    ],
)
def test_html_is_copied_as_rich_text(
    name: str,
    variable: str,
    arguments: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Ask,
) -> None:
    """The tool is told that it is HTML; one that cannot say so copies its source."""
    tool, seen = tmp_path / name, tmp_path / "seen"
    tool.write_text(f'#!/bin/sh\necho "$@" > "{seen}"\ncat >> "{seen}"\n', encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    for other in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, ":0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    told = ask("cite", "--style", "eu", "--entry", "--html", "--copy")

    assert (told.code, told.err) == (0, f"eufacts: {said}\n")
    assert "<em>Joint Communication" in told.out
    assert seen.read_text(encoding="utf-8") == f"{arguments}\n{told.out.rstrip()}"


def test_the_clipboard_by_the_terminal() -> None:
    """Without a tool, the terminal is asked to copy (OSC 52)."""
    import pty

    leader, follower = pty.openpty()
    variables = {**os.environ, "PATH": str(Path(sys.executable).parent)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        variables.pop(name, None)
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "cite", "syria-killed", "--copy"],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=follower,
        check=False,
    )
    os.close(follower)
    said = os.read(leader, 65536).decode()
    os.close(leader)

    assert run.returncode == 0
    assert said.startswith("\x1b]52;c;")
    copied, _, rest = said.removeprefix("\x1b]52;c;").partition("\a")
    assert b64decode(copied).decode() == SYRIA
    assert rest.strip() == "eufacts: sent to the terminal to be copied"


def test_nothing_to_copy_to() -> None:
    """Without a tool and a terminal it is an error, exit 4; the citation is still printed."""
    variables = {**os.environ, "PATH": str(Path(sys.executable).parent)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        variables.pop(name, None)
    run = subprocess.run(
        [sys.executable, "-m", "eufacts", "cite", "syria-killed", "--copy"],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (4, f"{SYRIA}\n")
    assert run.stderr.startswith("eufacts: no clipboard: neither a tool")
