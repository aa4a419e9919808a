"""The pages on the rules of ``check``: each rule has one, and the examples on it are run."""

import re
from pathlib import Path

import pytest

from eufacts.proof.check.rules import PAGES, REVIEW, page, rule_names, wanted
from eufacts.proof.check.run import Checked, check

FRAME = (Path(__file__).parent / "explained-frame.toml").read_text(encoding="utf-8")
DEFAULTS = (Path(__file__).parent / "explained-defaults.toml").read_text(encoding="utf-8")
TABLE = re.compile(r"^\[\[?([\w.]+)\]", re.MULTILINE)
HEADINGS = ["Why", "Wrong", "Right", "What to do"]
MOST_WORDS = 120
WITHIN = "".join(
    f'[[section]]\nid = "s{n}"\nheading = "Within"\nparent = "s{n - 1}"\n\n' for n in range(2, 22)
)
NOT_SHOWN = {
    "utf-8": 'label = "Réfugiés"\n'.encode("latin-1"),
    "limit": (
        f'{FRAME}\n[[aside]]\nwords = "{"a" * 1200}"\nsection = "aid"\nparagraph = 1\n'
        'reason = "A deadline of procedure, and not a fact."\n'
    ).encode(),
    "depth": f'{FRAME}\n[[section]]\nid = "s1"\nheading = "Outer"\n\n{WITHIN}'.encode(),
}
"""Rules whose fault no page can hold, with a file that has it."""

WRITTEN = [rule for rule in rule_names() if rule not in NOT_SHOWN]


def _part(rule: str, heading: str) -> str:
    """What is on a page under a heading."""
    return page(rule).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _block(rule: str, heading: str, language: str) -> str:
    """The one block of a language under a heading."""
    (block,) = re.findall(rf"(?ms)^```{language}\n(.*?)^```$", _part(rule, heading))
    return str(block)


def _records(text: str) -> list[str]:
    return re.split(r"^(?=\[)", text, flags=re.MULTILINE)[1:]


def _table(record: str) -> str:
    return str(TABLE.findall(record)[0])


LEFT_OUT = {_table(record): record.splitlines()[1:] for record in _records(DEFAULTS)}
"""The lines that examples leave out, by table."""


def _completed(record: str) -> str:
    """A record of an example with the keys that it leaves out."""
    given = set(re.findall(r"^(\w+) =", record, re.MULTILINE))
    missing = (line for line in LEFT_OUT.get(_table(record), ()) if line.split(" ")[0] not in given)
    return "\n".join([record.strip(), *missing, "\n"])


def _over(records: list[str], example: str) -> list[str]:
    """Records, with those of an example in the place of all of their tables."""
    brought = [_completed(record) for record in _records(example)]
    tables = {_table(record) for record in brought}
    return [record for record in records if _table(record) not in tables] + brought


def _wrong(rule: str) -> list[str]:
    return _over(_records(FRAME), _block(rule, "Wrong", "toml"))


def _examined(rule: str, records: list[str]) -> Checked:
    return check("\n".join(records).encode(), "facts.toml", strict=rule == REVIEW)


def _messages(checked: Checked) -> str:
    return "\n".join(f"{one.rule}: {one.where}: {one.message}" for one in checked.findings)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """No rule is left without its reason, and no page speaks of a rule that is gone."""
    assert sorted(path.stem for path in PAGES.iterdir()) == sorted(rule_names())


@pytest.mark.parametrize("rule", rule_names())
def test_a_page_has_all_its_parts(rule: str) -> None:
    """A page begins with what the rule wants in one sentence, and is short enough to be read."""
    text = page(rule)

    assert text.startswith(f"# {rule}\n\n")
    assert wanted(rule).endswith(".")
    assert ". " not in wanted(rule)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS
    assert all(_part(rule, heading).strip() for heading in HEADINGS)
    assert len(text.split()) <= MOST_WORDS
    assert max(map(len, text.splitlines())) <= 100
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("rule", WRITTEN)
def test_what_a_page_calls_wrong_is_found(rule: str) -> None:
    """The wrong example is found by its rule alone, in the words that the page shows."""
    checked = _examined(rule, _wrong(rule))
    shown = " ".join(_block(rule, "Wrong", "text").split())

    assert {finding.rule for finding in checked.findings} == {rule}, _messages(checked)
    assert any(shown in finding.message for finding in checked.findings), _messages(checked)


@pytest.mark.parametrize("rule", WRITTEN)
def test_what_a_page_calls_right_passes(rule: str) -> None:
    """What the right example shows, in the place of its like in the wrong one, is right."""
    checked = _examined(rule, _over(_wrong(rule), _block(rule, "Right", "toml")))

    assert checked.passed, _messages(checked)
    assert rule not in {finding.rule for finding in checked.findings}


@pytest.mark.parametrize("rule", NOT_SHOWN)
def test_what_no_page_can_show_is_found(rule: str) -> None:
    """The fault that has no example is found as well, in the words that the page shows."""
    checked = check(NOT_SHOWN[rule], "facts.toml")
    shown = " ".join(_block(rule, "Wrong", "text").split())

    assert {(finding.rule, finding.message) for finding in checked.findings} == {(rule, shown)}


def test_the_frame_alone_passes() -> None:
    """The frame of the examples is itself right."""
    checked = _examined(REVIEW, _records(FRAME))

    assert checked.passed, _messages(checked)
