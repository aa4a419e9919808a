"""``export``: what is in the file, the messages, and what is refused."""

import re
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.cli.exporting import SUFFIXES
from eufacts.output import Format

END_IT = (
    "use .json, .jsonl, .ndjson, .csv, .tsv, .md, .txt, .xlsx, .db, .sqlite, .parquet, .jsonld, "
    ".bib, .ris or .html, or add --format\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which files are written to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_chooses_the_format(suffix: str, here: Path, ask: Ask) -> None:
    """Each suffix writes what ``facts`` writes to a pipe; a mark comes before CSV."""
    said = ask("export", f"facts{suffix.upper()}", "--country", "Turkey")
    piped = ask("facts", "--country", "Turkey", "--format", SUFFIXES[suffix])

    assert said == (0, "", f"eufacts: 39 records written to facts{suffix.upper()}\n")
    mark = "\ufeff" if suffix == ".csv" else ""
    assert (here / f"facts{suffix.upper()}").read_bytes() == (mark + piped.out).encode()
    assert _names(here) == [f"facts{suffix.upper()}"]


def test_every_format_but_the_terminals_has_a_suffix() -> None:
    """Whatever can be written has a suffix that says it; a table is for terminals."""
    assert {*SUFFIXES.values(), Format.table} == set(Format)


@pytest.mark.parametrize("form", list(Format))
def test_a_format_is_chosen_whatever_the_suffix_says(form: Format, here: Path, ask: Ask) -> None:
    """--format names any format, with any suffix or none."""
    piped = ask("facts", "--topic", "return", "--format", form)

    for name in ("facts", "facts.csv"):
        assert ask("export", name, "--topic", "return", "--no-bom", "--format", form).code == 0
        assert (here / name).read_bytes() == piped.out.encode()


@pytest.mark.parametrize(
    "words",
    [
        ("--region", "Africa", "--sort", "value", "--reverse", "--limit", "7"),
        ("--section", "turkey", "--year", "2015", "--fields", "period,excerpts.quote,id"),
        ("--kind", "country", "--footnote", "2"),
        ("--route", "western-balkan", "--type", "finding"),
        ("--kind", "route"),
        ("--min", "1bn", "--status", "mobilised"),
        ("--recipient", "Iraq", "--max", "1bn"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".md"])
def test_questions_are_those_of_facts(
    words: tuple[str, ...], suffix: str, here: Path, ask: Ask
) -> None:
    """Filters, order, limit and fields mean what they mean for ``facts``."""
    said = ask("export", f"x{suffix}", *words)
    piped = ask("facts", *words, "--format", SUFFIXES[suffix])

    assert said.code == piped.code
    if piped.code == 0:
        mark = "\ufeff" if suffix == ".csv" else ""
        assert (here / f"x{suffix}").read_bytes() == (mark + piped.out).encode()
    else:
        assert _names(here) == []


def test_every_filter_of_facts_is_there(ask: Ask) -> None:
    """``export`` has each option of ``facts``, but for the short formats, and one besides."""

    def options(command: str) -> set[str]:
        listed = r"^  (?:-\w, )?(--\w+)(?: [A-Z,]+)?  "
        return set(re.findall(listed, ask(command, "-h").out, re.MULTILINE))

    short = {f"--{name}" for name in ("json", "jsonl", "csv", "tsv", "markdown")}
    assert options("export") - {"--force"} == options("facts") - short


def test_another_fact_base(here: Path, ask: Ask, shipped_text: str) -> None:
    """--facts and its variable name the fact base, as everywhere."""
    base = here / "other.toml"
    base.write_text(shipped_text.replace("value = 182740\n", "value = 7\n"), encoding="utf-8")
    words = ("--facts", str(base), "--kind", "figure", "--max", "7", "--fields", "value")

    assert ask("export", "few.txt", *words).code == 0
    assert "7\n" in (here / "few.txt").read_text(encoding="utf-8")


def test_a_terminal_leaves_no_trace_in_a_file(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours and links are for terminals, whatever is wished for; a file has none."""
    plain = ask("facts", "--topic", "return", "--format", "table").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("FORCE_HYPERLINK", "1")

    assert ask("export", "table.txt", "--topic", "return", "--format", "table").code == 0
    assert (here / "table.txt").read_text(encoding="utf-8") == plain


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["facts.xls"],
            2,
            f"'facts.xls' has no known suffix: {END_IT}",
        ),
        (
            ["facts"],
            2,
            f"'facts' has no known suffix: {END_IT}",
        ),
        (["-"], 2, "'-' is not a file: eufacts facts writes to standard output"),
        (["x.csv", "--country", "Turky"], 2, "no country 'Turky'; did you mean Türkiye?"),
        (["x.csv", "--fields", "lable"], 2, "no field 'lable'; did you mean label or table?"),
        (["old.csv"], 4, "old.csv: exists already; --force overwrites it"),
        (["dangling.csv"], 4, "dangling.csv: is a link; --force replaces the link, not its target"),
        (["circle.csv"], 4, "circle.csv: is a link; --force replaces the link, not its target"),
        (["linked", "--force", "--format", "csv"], 4, "linked: Is a directory"),
        (["folder"], 4, "folder: Is a directory"),
        (["folder", "--force", "--format", "csv"], 4, "folder: Is a directory"),
        (["none/x.csv"], 4, "none/x.csv: the folder 'none' does not exist"),
        (["old.csv/x.csv"], 4, "old.csv/x.csv: Not a directory"),
        ([f"{'x' * 300}.csv"], 4, f"{'x' * 300}.csv: File name too long"),
        (["x.csv", "--min", "1bn", "-c", "Mali"], 1, "nothing matches; x.csv is not written"),
        (
            ["old.csv", "--min", "1bn", "-c", "Mali", "--force"],
            1,
            "nothing matches; old.csv is not written",
        ),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, list) else "",
)
def test_what_is_refused_is_reported_in_a_line(
    words: list[str], code: int, message: str, here: Path, ask: Ask
) -> None:
    """One line that says what to do; nothing is written, nothing changes."""
    (here / "old.csv").write_text("old", encoding="utf-8")
    (here / "folder").mkdir()
    (here / "dangling.csv").symlink_to(here / "nowhere" / "x.csv")
    (here / "circle.csv").symlink_to("circle.csv")
    (here / "linked").symlink_to("folder")
    before = _names(here)
    said = ask("export", *words)

    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(f"eufacts: {message}")
    assert said.err.count("\n") == 1
    assert _names(here) == before
    assert (here / "old.csv").read_text(encoding="utf-8") == "old"


def test_csv_begins_with_a_byte_order_mark(here: Path, ask: Ask) -> None:
    """A spreadsheet then shows Türkiye as it is; other formats have none."""
    for name, more, mark in (
        ("a.csv", (), True),
        ("b.csv", ("--no-bom",), False),
        ("c.tsv", (), False),
        ("d.list", ("--format", "csv"), True),
    ):
        ask("export", name, "--limit", "1", *more)
        assert (here / name).read_bytes().startswith(b"\xef\xbb\xbf") is mark


def test_force_writes_over_a_file(here: Path, ask: Ask) -> None:
    """The old content is gone, and the new one is in its place."""
    (here / "one.csv").write_text("old", encoding="utf-8")
    said = ask("export", "one.csv", "--limit", "1", "--fields", "id", "--force", "--no-bom")

    assert said == (0, "", "eufacts: 1 record written to one.csv\n")
    assert (here / "one.csv").read_bytes() == ask(
        "facts", "-n1", "--csv", "--fields=id"
    ).out.encode()


def test_what_a_year_leaves_out_is_reported(ask: Ask) -> None:
    """As in a list for people, in the same line."""
    left_out = "records have no date, so --year cannot match them\n"

    assert ask("export", "2014.md", "--year", "2014").err == (
        f"eufacts: 29 records written to 2014.md; 283 more {left_out}"
    )
    assert ask("export", "1999.md", "--year", "1999").err == (
        f"eufacts: nothing matches; 1999.md is not written; 283 more {left_out}"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("my facts – ελ.csv", "my facts – ελ.csv"),
        ("\x1b[31m\u202e.csv", r"\x1b[31m\u202e.csv"),
        ("--odd.csv", "--odd.csv"),
        (f"{'x' * 251}.csv", f"{'x' * 251}.csv"),
        (f"{'文' * 83}.csv", f"{'文' * 83}.csv"),
    ],
    ids=["spaces", "control", "dashes", "long", "wide"],
)
def test_names_of_every_sort(name: str, shown: str, here: Path, ask: Ask) -> None:
    """Any name that the system takes is a file's, and does nothing to the terminal."""
    words = ("export", "--limit", "1", "--", name)

    assert ask(*words).err == f"eufacts: 1 record written to {shown}\n"
    assert ask(*words).err == f"eufacts: {shown}: exists already; --force overwrites it\n"
    assert _names(here) == [name]


@pytest.mark.parametrize("linked", [False, True])
def test_the_facts_that_are_read_are_not_written_over(
    linked: bool, here: Path, ask: Ask, shipped_text: str
) -> None:
    """A fact base made by hand is never overwritten by an export, not even by force."""
    base = here / "base.toml"
    base.write_text(shipped_text, encoding="utf-8")
    named = base
    if linked:
        named = here / "other.json"
        named.symlink_to(base)
    forced = ("export", str(named), "--format", "json", "--force")

    refused = f"eufacts: {named}: is read by this command and is not overwritten\n"
    assert ask(*forced, "--facts", str(base)) == (4, "", refused)
    assert ask(*forced, "--facts", str(here)) == (4, "", refused)
    assert base.read_text(encoding="utf-8") == shipped_text


def test_nor_is_their_lock(here: Path, ask: Ask, shipped_text: str) -> None:
    """A lock is not overwritten; a fact base that is missing is an error as usual."""
    (here / "base.toml").write_text(shipped_text, encoding="utf-8")
    lock = here / "base.lock"
    lock.write_text("proven", encoding="utf-8")
    forced = ("export", "base.lock", "--format", "csv", "--force", "--facts")

    refused = "eufacts: base.lock: is read by this command and is not overwritten\n"
    assert ask(*forced, "base.toml") == (4, "", refused)
    missing = "eufacts: missing.toml: No such file or directory\n"
    assert ask(*forced, "missing.toml") == (4, "", missing)
    assert lock.read_text(encoding="utf-8") == "proven"
