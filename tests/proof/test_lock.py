"""The lock: what was proven once is proven again without the source, as long as nothing changes."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.errors import FileError
from eufacts.format.links import Link
from eufacts.format.lock import lock_of, lock_path, read_lock, write_lock
from eufacts.format.reader import read
from eufacts.index.store import shipped

FLOOD = Path(__file__).parent / "flood"
SOURCE = FLOOD / "flood.txt"
FACTS = (FLOOD / "flood.toml").read_text(encoding="utf-8")
FIRST = "In 2029, more than 4 million people lost their homes in Ruritania, in a year's time."
SECOND = "Sylvania took in 182,740 of them, or 12% of those who fled."
NEW = '\n[[excerpt]]\nid = "new"\nsection = "flood"\nparagraph = 1\nquote = "Woe!"\n'
PROVE_AGAIN = "prove it with verify --source FILE --write-lock"
NO_LOCK = "no lock yet: write it with --source FILE --write-lock"


def _sha256(quote: str) -> str:
    return hashlib.sha256(quote.encode()).hexdigest()


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A fact base in a directory of its own."""
    path = tmp_path / "facts.toml"
    path.write_text(FACTS, encoding="utf-8")
    return path


@pytest.fixture
def locked(facts: Path, ask: Ask) -> Path:
    """The same with its lock."""
    said = ask("verify", "--facts", str(facts), "--source", str(SOURCE), "--write-lock", "--json")
    assert json.loads(said.out)["lock_written"] == str(facts.with_name("facts.lock"))
    return facts


def test_the_lock_is_a_text_that_can_be_compared(locked: Path) -> None:
    """One line for each quote, footnote and section, in the order of the fact base."""
    lines = locked.with_name("facts.lock").read_text(encoding="utf-8").splitlines()

    place = 'section = "flood", paragraph = 1'

    assert lines[:9] == [
        "# What `eufacts verify --source FILE --write-lock` has proven. Not to be edited.",
        "version = 2",
        'source = "flood.txt"',
        'sha256 = "6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96"',
        "quotes = 8",
        "",
        "[quote]",
        f'"flood.1.1" = {{ sha256 = "{_sha256(FIRST)}", link = [4, 1], {place}, footnotes = [1] }}',
        f'"flood.1.2" = {{ sha256 = "{_sha256(SECOND)}", link = [4, 4], {place} }}',
    ]
    assert lines[16:] == [
        "[footnote]",
        '"1" = { marker = "flood.1.1", after = "in Ruritania", text = "fn.1" }',
        '"2" = { marker = "answer.1.1", after = "2030-2032 period", lost = true }',
        '"3" = { marker = "answer.2.1", after = "Treaty of Strelsau", text = "fn.3" }',
        "",
        "[section]",
        '"flood" = { heading = "The flood and its victims", number = "I" }',
        '"graustark" = { heading = "Graustark", supplied = true }',
        '"answer" = { heading = "The answer", number = "II" }',
    ]


def test_what_has_not_changed_is_proven_without_the_source(locked: Path, ask: Ask) -> None:
    """With the lock and no source, the same is proven, and the answer says by what."""
    said = ask("verify", "--facts", str(locked), "--json")

    assert (said.code, json.loads(said.out)) == (
        0,
        {
            "file": str(locked),
            "passed": True,
            "against": "lock",
            "source": "flood.txt",
            "source_sha256": "6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96",
            "examined": {"quotes": 8, "footnotes": 3, "sections": 3},
            "proven": {"quotes": 8, "footnotes": 3, "sections": 3},
            "lock_written": None,
            "findings": [],
            "skipped": [],
        },
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "a year's time",
            "a year\u2019s time",
            'excerpt "flood.1.1": changed since it was proven: the quote has other words [changed]',
        ),
        (
            'section = "flood"\nparagraph = 2',
            'section = "flood"\nparagraph = 1',
            'excerpt "flood.2.1": changed since it was proven: paragraph was 2 [changed]',
        ),
        (
            "footnotes = [1]\n",
            "",
            'excerpt "flood.1.1": changed since it was proven: footnotes was [1] [changed]',
        ),
        (
            "footnote = 1\n\n[[excerpt]]",
            "\n[[excerpt]]",
            'excerpt "fn.1": changed since it was proven: footnote was 1 [changed]',
        ),
        (
            'after = "in Ruritania"',
            'after = "Ruritania"',
            'footnote "1": changed since it was proven: after was in Ruritania [changed]',
        ),
        (
            'heading = "The answer"',
            'heading = "Answers"',
            'section "answer": changed since it was proven: heading was The answer [changed]',
        ),
        (
            "\n[[footnote]]\nnumber = 1",
            f"{NEW}\n[[footnote]]\nnumber = 1",
            f'excerpt "new": the quote was never proven ({PROVE_AGAIN}) [unproven]',
        ),
    ],
)
def test_whatever_has_changed_is_told(
    old: str, new: str, message: str, locked: Path, ask: Ask
) -> None:
    """A change of a quote, its place, its markers, a footnote or a heading is exit 5."""
    assert FACTS.count(old) == 1
    locked.write_text(FACTS.replace(old, new), encoding="utf-8")
    said = ask("verify", "--facts", str(locked))
    *_, title, finding = said.out.splitlines()

    assert (said.code, title) == (5, "# Findings")
    assert finding.partition(": ")[2] == message


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("link = [9, 9]", "link was [9, 9]"),
        ("link = [0, 4]", "link was [0, 4]"),
        ("link = [4]", "link was [4]"),
        ('link = "4"', "link was 4"),
        ("linked = [4, 4]", "there was no link; linked was [4, 4]"),
    ],
)
def test_a_link_that_is_no_link_of_its_quote_is_told(
    new: str, message: str, locked: Path, ask: Ask
) -> None:
    """A lock that names words which the quote has not is found out, as a change is."""
    lock = locked.with_name("facts.lock")
    lock.write_text(lock.read_text("utf-8").replace("link = [4, 4]", new, 1), encoding="utf-8")
    said = ask("verify", "--facts", str(locked))

    assert said.code == 5
    assert said.out.splitlines()[-1].partition(": ")[2] == (
        f'excerpt "flood.1.2": changed since it was proven: {message} [changed]'
    )


def test_a_lock_whose_links_lead_elsewhere_is_behind(locked: Path, ask: Ask) -> None:
    """The source says which words lead to a quote; a lock that has others must be written again."""
    lock = locked.with_name("facts.lock")
    lock.write_text(lock.read_text("utf-8").replace("[4, 4]", "[3, 4]", 1), encoding="utf-8")
    said = ask("verify", "--facts", str(locked), "--source", str(SOURCE), "--json")

    assert [one["rule"] for one in json.loads(said.out)["findings"]][-1] == "lock-behind"


def test_a_record_that_is_gone_is_told(locked: Path, ask: Ask) -> None:
    """What was proven and has been struck is found, though nothing in the fact base is wrong."""
    struck = FACTS[: FACTS.index("[[footnote]]\nnumber = 3")]
    struck += FACTS[FACTS.index("[[country]]") :].replace("footnote = 3\n", "")
    locked.write_text(struck, encoding="utf-8")
    said = ask("verify", "--facts", str(locked))

    assert said.code == 5
    assert said.out.splitlines()[-1] == (
        f'{locked.with_name("facts.lock")}: footnote "3": no longer there ({PROVE_AGAIN}) [gone]'
    )


def test_without_lock_and_source_it_is_said_what_to_do(facts: Path, ask: Ask) -> None:
    """A fact base that was never proven is exit 4, with the way to prove it."""
    lock = facts.with_name("facts.lock")

    assert ask("verify", "--facts", str(facts)) == (4, "", f"eufacts: {lock}: {NO_LOCK}\n")


def test_only_the_source_can_write_a_lock(facts: Path, ask: Ask) -> None:
    """Without a source there is nothing to lock."""
    assert ask("verify", "--facts", str(facts), "--write-lock") == (
        2,
        "",
        "eufacts: --write-lock needs --source: only the source can prove a quote\n",
    )


def test_nothing_is_locked_that_is_not_proven(locked: Path, ask: Ask) -> None:
    """Where one quote fails, the lock stays as it was."""
    before = locked.with_name("facts.lock").read_bytes()
    locked.write_text(FACTS.replace("took in", "takes in"), encoding="utf-8")
    said = ask("verify", "--facts", str(locked), "--source", str(SOURCE), "--write-lock")

    assert said.code == 5
    assert locked.with_name("facts.lock").read_bytes() == before


def test_a_lock_that_is_behind_is_told(locked: Path, ask: Ask) -> None:
    """Who proves by the source and forgets the lock is warned."""
    shorter = FACTS.replace(" It was built in 2029 again, as the Dam Office had asked.", "")
    locked.write_text(shorter, encoding="utf-8")
    said = ask("verify", "--facts", str(locked), "--source", str(SOURCE), "--json")

    assert said.code == 0
    assert json.loads(said.out)["findings"][-1]["rule"] == "lock-behind"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("version = ", "not a lock ("),
        ("version = 1\n", "not a lock of version 2: "),
        ('version = 2\nsource = "a"\nsha256 = "b"\nquotes = 3\n', "the lock is damaged: "),
        ('version = 2\nsource = "a"\nquotes = 0\n', "the lock is damaged: "),
        ('version = 2\nsource = "a"\nsha256 = "b"\nquotes = 1\nquote.a = 1', "the lock is damaged"),
    ],
)
def test_a_damaged_lock_is_a_file_error(text: str, reason: str, facts: Path) -> None:
    """A lock that was cut, edited or written by another version proves nothing."""
    lock_path(facts).write_text(text, encoding="utf-8")

    with pytest.raises(FileError, match=r"write it again with eufacts verify") as raised:
        read_lock(facts)
    assert raised.value.reason.startswith(reason)


def test_a_damaged_lock_can_be_written_anew(facts: Path, ask: Ask) -> None:
    """The way out that the message names works."""
    lock = lock_of(read(facts), "flood.txt", "00", {}).text()
    lock_path(facts).write_text(lock[: len(lock) // 2], encoding="utf-8")
    line = ("verify", "--facts", str(facts), "--source", str(SOURCE))

    assert (ask(*line).code, ask(*line, "--write-lock").code) == (0, 0)
    assert ask("verify", "--facts", str(facts)).code == 0


def test_a_lock_that_cannot_be_written_leaves_nothing_behind(facts: Path) -> None:
    """Where writing fails, the old lock is whole and no draft is left."""
    lock_path(facts).mkdir()
    lock = lock_of(read(facts), "flood.txt", "00", {})

    with pytest.raises(FileError):
        write_lock(facts, lock, over=True)
    assert sorted(path.name for path in facts.parent.iterdir()) == ["facts.lock", "facts.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no links for everybody")
@pytest.mark.parametrize("content", ["export PATH", "", "a lock", None])
def test_a_lock_is_never_written_through_a_link(
    content: str | None, facts: Path, ask: Ask, tmp_path: Path
) -> None:
    """A link that came with a fact base stays as it is, and so does what it leads to."""
    victim = tmp_path / ".bashrc"
    if content == "a lock":
        content = lock_of(read(facts), "flood.txt", "00", {}).text()
    if content is not None:
        victim.write_text(content, encoding="utf-8")
    lock_path(facts).symlink_to(victim)
    line = ("verify", "--facts", str(facts), "--source", str(SOURCE), "--write-lock")
    told = "is a link; --force replaces the link, not its target"

    assert ask(*line) == (4, "", f"eufacts: {lock_path(facts)}: {told}\n")
    assert lock_path(facts).is_symlink()
    assert ask(*line, "--force").code == 0
    assert not lock_path(facts).is_symlink()
    assert ask("verify", "--facts", str(facts)).code == 0
    assert (victim.read_text(encoding="utf-8") if victim.exists() else None) == content


@pytest.mark.parametrize("content", ["", "facts about locks", "# What `eufacts"])
def test_a_file_that_is_not_a_lock_is_left_alone(content: str, facts: Path, ask: Ask) -> None:
    """Whatever else has the lock's name is written over by --force only."""
    lock_path(facts).write_text(content, encoding="utf-8")
    line = ("verify", "--facts", str(facts), "--source", str(SOURCE), "--write-lock")
    told = "exists and is not a lock; --force overwrites it"

    assert ask(*line) == (4, "", f"eufacts: {lock_path(facts)}: {told}\n")
    assert lock_path(facts).read_text(encoding="utf-8") == content
    assert ask(*line, "--force").code == 0
    assert ask("verify", "--facts", str(facts)).code == 0


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("read_as", ["fact base", "source", "linked source"])
def test_what_is_read_is_never_written_over(
    read_as: str, force: list[str], facts: Path, ask: Ask, tmp_path: Path
) -> None:
    """A fact base or a document that has the name of the lock stays as it is."""
    lock, base, source = lock_path(facts), facts, SOURCE
    if read_as == "fact base":
        base = facts.rename(lock)
    else:
        source = lock
        source.write_bytes(SOURCE.read_bytes())
    if read_as == "linked source":
        source = tmp_path / "source.txt"
        source.symlink_to(lock)
    before = lock.read_bytes()
    line = ("verify", "--facts", str(base), "--source", str(source), "--write-lock", *force)
    told = "is read by this command and is not overwritten"

    assert ask(*line) == (4, "", f"eufacts: {lock}: {told}\n")
    assert lock.read_bytes() == before


def test_force_belongs_to_writing_a_lock(facts: Path, ask: Ask) -> None:
    """Alone it would do nothing, and says so."""
    said = ask("verify", "--facts", str(facts), "--source", str(SOURCE), "--force")

    assert said == (2, "", "eufacts: --force needs --write-lock\n")


def test_locks_are_read_as_they_were_written(facts: Path) -> None:
    """Ids, headings and file names with every sign come back as they were."""
    odd = "a \"b\" \\ \x7f é – 'c'"
    records = read(facts)
    sections = tuple(one.model_copy(update={"heading": odd}) for one in records.section)
    links = (Link(3, 2), Link(1, 0), Link(2, 2, odd), Link(2, 0, "", odd), Link(2, 0, odd, odd))
    named = {one.id: link for one, link in zip(records.excerpt, links, strict=False)}
    lock = lock_of(records.model_copy(update={"section": sections}), odd, "00", named)
    write_lock(facts, lock, over=False)
    found = read_lock(facts)

    assert found == lock
    assert found is not None
    assert found.links == named


def test_a_lock_says_of_one_excerpt_whether_it_is_proven() -> None:
    """Exactly the words in exactly the place; nothing else is proven."""
    records = read(FLOOD / "flood.toml")
    lock = lock_of(records, "flood.txt", "00", {})
    one = records.excerpt[0]

    others = (
        {"quote": f"{one.quote} "},
        {"section": "answer"},
        {"paragraph": 2},
        {"paragraph": None, "table": 1, "row": 1, "column": 1},
        {"footnote": 1},
        {"footnotes": ()},
        {"id": "other"},
    )
    assert lock.proves(one)
    assert not any(lock.proves(one.model_copy(update=other)) for other in others)


def test_reading_a_lock_needs_nothing_heavy() -> None:
    """The index may ask the lock without the models of the fact base."""
    code = (
        "import sys; from pathlib import Path; from eufacts.format.lock import read_lock; "
        "read_lock(Path('facts.toml')); print({'pydantic', 'rich', 'typer'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "set()\n"


def test_the_shipped_fact_base_is_as_it_was_proven(ask: Ask) -> None:
    """The lock beside the shipped fact base proves every quote of it, offline."""
    said = ask("verify", "--json")
    answer = json.loads(said.out)

    assert (said.code, answer["findings"]) == (0, [])
    assert answer["proven"] == answer["examined"]
    assert lock_path(shipped()).exists()
