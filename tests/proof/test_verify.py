"""``verify``: every quote word for word, in its place; each kind of slip is reported."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.by_source import Verified, verify
from eufacts.source.wordiff import NearMisses, word_diff

FLOOD = Path(__file__).parent / "flood"
TEXT = (FLOOD / "flood.txt").read_text(encoding="utf-8")
FACTS = (FLOOD / "flood.toml").read_text(encoding="utf-8")
SHIPPED_SOURCE = Path(__file__).parents[3] / "shared" / "source" / "52015JC0040.txt"

SLIPS = [
    ("quote-not-found", "excerpt", "Sylvania took in 182,740", "Sylvania takes in 182,740"),
    ("quote-in-another-place", "excerpt", 'graustark"\nparagraph = 1', 'graustark"\nparagraph = 2'),
    ("quote-in-another-place", "excerpt", 'section = "answer"', 'section = "graustark"'),
    (
        "quote-in-another-place",
        "excerpt",
        'section = "answer"\nparagraph = 1',
        'section = "answer"\nparagraph = 2',
    ),
    ("quote-cut", "excerpt", "who fled.", "who fle"),
    ("quote-cut", "excerpt", "Sylvania took in 182,740 of", "740 of"),
    ("markers-differ", "excerpt", "footnotes = [1]", "footnotes = [2]"),
    ("markers-differ", "excerpt", "footnotes = [1]\n", ""),
    ("footnote-not-found", "footnote", "number = 3", "number = 4"),
    ("after-differs", "footnote", 'after = "in Ruritania"', 'after = "in Rurilandia"'),
    ("after-differs", "footnote", 'after = "Treaty of Strelsau"', 'after = "reaty of Strelsau"'),
    ("marker-in-another-place", "footnote", 'marker = "flood.1.1"', 'marker = "flood.1.2"'),
    ("heading-not-found", "section", 'heading = "The answer"', 'heading = "An answer"'),
    ("heading-not-found", "section", "supplied = true\n", ""),
    ("number-differs", "section", 'number = "II"', 'number = "III"'),
]


def proven(facts: str = FACTS, text: str = TEXT) -> Verified:
    """Prove a fact base in a string by a source in a string."""
    return verify(Base(facts.encode(), "flood.toml"), SourceFile.read(text.encode(), "flood.txt"))


def errors(verified: Verified) -> list[tuple[str, str]]:
    """The rules and records of what is wrong, without warnings."""
    return [
        (finding.rule, finding.where.record.partition(" ")[0])
        for finding in verified.findings
        if finding.level == "error"
    ]


def test_what_stands_in_the_source_is_proven() -> None:
    """A fact base whose quotes are all there passes, and says how many were examined."""
    verified = proven()

    assert errors(verified) == []
    assert verified.examined == {"quotes": 8, "footnotes": 3, "sections": 3}
    assert verified.proven == verified.examined
    assert verified.passed


@pytest.mark.parametrize(("rule", "table", "old", "new"), SLIPS)
def test_each_slip_is_told_once_by_its_rule(rule: str, table: str, old: str, new: str) -> None:
    """One slip in the fact base is one finding, at its record, and the proof fails."""
    verified = proven(FACTS.replace(old, new, 1))

    assert errors(verified) == [(rule, table)]
    assert not verified.passed
    assert sum(verified.examined.values()) - sum(verified.proven.values()) == 1


def test_a_footnote_has_its_whole_text() -> None:
    """A part of a footnote's text is a quote that is there, but is not its text."""
    verified = proven(FACTS.replace("Ruritanian statistics: Jan", "statistics: Jan"))
    (finding,) = (f for f in verified.findings if f.level == "error")

    assert str(finding) == (
        'flood.toml:88: footnote "1": the text of footnote 1 is not the quote of fn.1 '
        "(the source has {+Ruritanian+} statistics: January – August 2029)"
    )


def test_a_near_miss_is_shown_as_a_word_diff() -> None:
    """Where a quote is nearly there, what must go and come is marked, with words around it."""
    verified = proven(FACTS.replace("or 12% of those who fled", "some 12% of those fled"))
    (finding,) = (f for f in verified.findings if f.level == "error")

    assert (finding.message, finding.hint) == (
        "the quote is not what the source has",
        "the source has … in 182,740 of them, [-some-] {+or+} 12% of those {+who+} fled.",
    )


def test_a_quote_without_its_like_says_so() -> None:
    """Nothing is shown as a near miss that is none."""
    invented = FACTS.replace("Sylvania took in 182,740 of them, or 12% of those who fled.", "Woe!")
    (finding,) = (f for f in proven(invented).findings if f.level == "error")

    assert (finding.message, finding.hint) == (
        "the quote is not in the source, nor anything like it",
        "",
    )


def test_words_are_compared_by_the_one_rule() -> None:
    """Curly quotes, dashes and spaces make no difference; capitals, digits and accents do."""
    folded = TEXT.replace("\u2019", "'").replace(" – ", " \u2014 ").replace("ity", "i\u00adty")

    assert proven(text=folded).passed
    assert errors(proven(text=TEXT.replace("The dam", "the dam"))) == [
        ("quote-not-found", "excerpt")
    ]


def test_one_misspelt_heading_does_not_unsettle_the_places_below_it() -> None:
    """A section whose heading is not found is known by its order, and its quotes are proven."""
    verified = proven(FACTS.replace('heading = "The answer"', 'heading = "Das Ende"'))

    assert verified.proven == {"quotes": 8, "footnotes": 3, "sections": 2}


def test_a_supplied_heading_needs_a_section_without_one() -> None:
    """What is marked as lost must be missing in its place, not elsewhere."""
    verified = proven(text=TEXT.replace("\n\n\nGraustark is", "Graustark is"))

    assert ("heading-not-found", "section") in errors(verified)


def test_a_supplied_heading_may_stand_in_a_better_copy() -> None:
    """A copy that has the heading proves it; nothing is wrong then."""
    better = TEXT.replace("\n\nGraustark is", "Graustark\n\nGraustark is")

    assert proven(text=better).passed


def test_sections_stand_in_the_order_of_the_source() -> None:
    """A section in the wrong place is reported, and its quotes are found all the same."""
    first, second, third = FACTS.partition("[[excerpt]]")[0].split("[[section]]")[1:]
    swapped = FACTS.replace(f"{first}[[section]]{second}[[section]]{third}", "").replace(
        "[[section]][[excerpt]]",
        f"[[section]]{third}[[section]]{first}[[section]]{second}[[excerpt]]",
    )

    assert errors(proven(swapped)) == [("section-order", "section")]


def test_a_text_that_is_not_lost_after_all_is_a_warning() -> None:
    """A better copy of the source disproves no quote; it shows that more can be entered."""
    better = TEXT.replace("2029\n\n\n\n\nCOM", "2029\n\n\nSee the annex\n\n\nCOM")
    verified = proven(text=better)

    assert [(f.rule, f.level) for f in verified.findings] == [
        ("footnote-not-lost", "warning"),
        ("source", "warning"),
    ]
    assert verified.passed


def test_what_the_fact_base_does_not_have_is_a_warning() -> None:
    """Sections and footnotes that nobody quotes, and another document, are reported."""
    more = TEXT.replace("COM(2030) 7 final\n\nThe Flood", "COM(2030) 8 final\n\nA Fire")
    more = more.replace("The answer", "The answer\n\nNothing was decided here at all.\n\nIII. More")
    verified = proven(text=more.replace("of its kind.", "of its kind. 4 Really."))
    rules = {finding.rule for finding in verified.findings if finding.level == "warning"}

    assert {"other-document", "unknown-section"} <= rules


@pytest.mark.parametrize("name", ["COM(2030) 7 final", "The Flood in Ruritania"])
def test_a_document_may_be_named_in_its_first_lines(name: str) -> None:
    """A copy may have no title page; only what is named nowhere there is another document."""
    without = TEXT.split("\n\n", 2)[2]
    named = without.replace("In 2029,", f"{name}. In 2029,", 1)
    found = [
        [one.message for one in proven(text=text).findings if one.rule == "other-document"]
        for text in (without, named)
    ]
    lines = "its title page, first lines and headings"

    assert found == [[f"{lines} name neither COM(2030) 7 final nor the document's title"], []]


def test_a_source_may_be_html(tmp_path: Path, ask: Ask) -> None:
    """A saved page proves what its copied text proves, and more where it has kept more."""
    body, notes = TEXT.split("its kind.")
    body = re.sub(r" (\d) (?=[,.])", r'<a href="#footnote\1">\1</a>', body + "its kind.")
    body = body.replace("Graustark is", "Graustark\n\nGraustark is")
    pieces = [line for line in body.splitlines() if line]
    page = [f"<p>{one}</p>" if one.endswith(".") else f"<h1>{one}</h1>" for one in pieces]
    first, third = notes.split("\n\n\n\n\n")
    for number, text in ((1, first), (2, "See the annex."), (3, third)):
        page.append(f'<p>(<a href="#footnoteref{number}">{number}</a>) {text.strip()}</p>')
    source = tmp_path / "flood.html"
    source.write_text(f"<!DOCTYPE html><html><body>{''.join(page)}</body></html>", "utf-8")
    facts = str(FLOOD / "flood.toml")
    said = ask("verify", "--facts", facts, "--source", str(source), "--json")
    answer = json.loads(said.out)

    assert (said.code, answer["source"]) == (0, "flood.html")
    assert answer["proven"] == answer["examined"]
    assert [finding["rule"] for finding in answer["findings"]] == ["footnote-not-lost"]


def test_a_source_may_come_by_standard_input() -> None:
    """A dash reads the document from a pipe."""
    facts = str(FLOOD / "flood.toml")
    line = [sys.executable, "-m", "eufacts", "verify", "--facts", facts, "--source", "-", "--json"]
    run = subprocess.run(line, input=TEXT.encode(), capture_output=True, check=True)

    assert json.loads(run.stdout)["source"] == "standard input"


def test_people_read_findings_as_compilers_print_them(tmp_path: Path, ask: Ask) -> None:
    """File, line, record, what is wrong, what the source has; then what was proven by what."""
    facts = tmp_path / "lies.toml"
    facts.write_text(FACTS.replace("took in", "takes in"), encoding="utf-8")
    said = ask("verify", "--facts", str(facts), "--source", str(FLOOD / "flood.txt"))

    assert said.code == 5
    assert said.err == ""
    assert said.out.replace(str(tmp_path), "") == (
        "# /lies.toml\n"
        "Quotes\t7 of 8 proven\n"
        "Footnotes\t3 of 3 proven\n"
        "Sections\t3 of 3 proven\n"
        "Source\tflood.txt\n"
        "SHA-256\t6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96\n"
        "Proven by\tthe source itself\n"
        "Passed\tfalse\n"
        "# Findings\n"
        '/lies.toml:42: excerpt "flood.1.2": the quote is not what the source has (the source has '
        "Sylvania [-takes-] {+took+} in 182,740 of them, …) [quote-not-found]\n"
        "# Warnings\n"
        "flood.txt: a section without a heading begins at "
        '"Graustark is a country of transit: hundreds of tho…" [source]\n'
        "flood.txt: footnote 2: its text is missing [source]\n"
    )


def test_scripts_read_one_object(ask: Ask) -> None:
    """The JSON answer has everything: what was examined, proven, found, and by which source."""
    facts = str(FLOOD / "flood.toml")
    said = ask("verify", "--facts", facts, "--source", str(FLOOD / "flood.txt"), "--json")
    answer = json.loads(said.out)
    findings = answer.pop("findings")

    assert answer == {
        "file": facts,
        "passed": True,
        "against": "source",
        "source": "flood.txt",
        "source_sha256": "6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96",
        "examined": {"quotes": 8, "footnotes": 3, "sections": 3},
        "proven": {"quotes": 8, "footnotes": 3, "sections": 3},
        "lock_written": None,
        "skipped": [],
    }
    assert findings[1] == {
        "file": "flood.txt",
        "line": 0,
        "record": "",
        "rule": "source",
        "level": "warning",
        "message": "footnote 2: its text is missing",
        "hint": None,
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "eufacts: gone.txt: No such file or directory\n"),
        (b"one\ntw\xf6\n", "eufacts: gone.txt: not UTF-8 (line 2): save it as UTF-8\n"),
    ],
)
def test_a_source_that_cannot_be_read_is_a_file_error(
    content: bytes | None, message: str, tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing or not UTF-8 is exit 4 and one line."""
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("gone.txt").write_bytes(content)

    assert ask("verify", "--source", "gone.txt") == (4, "", message)


def test_an_invalid_fact_base_is_exit_3(tmp_path: Path, ask: Ask) -> None:
    """What the format forbids is reported before anything is proven."""
    facts = tmp_path / "facts.toml"
    facts.write_text(FACTS.replace("celex =", "selex ="), encoding="utf-8")

    assert ask("verify", "--facts", str(facts), "--source", str(FLOOD / "flood.txt")).code == 3


def test_near_misses_are_the_likeliest_place() -> None:
    """Of two places that are alike, the one with more of the words is shown."""
    near = NearMisses(
        ["the dam broke", "nothing", "so the old dam broke again in spring, they say"]
    )
    found = near.find("the new dam broke again in spring")

    assert found is not None
    assert (found.text, str(found)) == (
        2,
        "the [-new-] {+old+} dam broke again in [-spring-] {+spring,+}",
    )


def test_a_long_stretch_that_is_the_same_is_shortened() -> None:
    """Only words next to a change are shown."""
    same = " ".join("abcdefghijkl")

    assert str(word_diff(f"x {same} y", f"{same} z")) == "[-x-] a b c d … i j k l [-y-] {+z+}"


@pytest.mark.parametrize("text", ["-", "<html></html>", "Nothing."])
def test_an_empty_source_proves_nothing(text: str) -> None:
    """A source without words fails every quote and footnote, and nothing breaks."""
    verified = proven(text=text)

    assert (verified.proven["quotes"], verified.proven["footnotes"]) == (0, 0)
    assert not verified.passed


@pytest.mark.skipif(not SHIPPED_SOURCE.exists(), reason="the source text is not at hand")
def test_the_shipped_fact_base_is_proven_by_its_source() -> None:
    """Every quote, footnote and heading that eufacts ships is in the official text."""
    verified = verify(
        Base(shipped().read_bytes(), "facts.toml"),
        SourceFile.read(SHIPPED_SOURCE.read_bytes(), SHIPPED_SOURCE.name),
    )

    assert errors(verified) == []
    assert verified.proven == verified.examined
    assert verified.examined["quotes"] > 100
