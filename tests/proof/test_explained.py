"""The pages on the rules of ``check``: each rule has one, and the examples on it are run."""

import re
from pathlib import Path

import pytest

import eufacts
from eufacts.proof.check.pages import PAGES, page, rule_names, wanted
from eufacts.proof.check.run import Checked, check

FRAME = (Path(__file__).parent / "explained-frame.toml").read_text(encoding="utf-8")
FORMAT = Path(eufacts.__file__).parent / "format"
READER, TOML = FORMAT / "reader.py", FORMAT / "toml.py"
TABLE = re.compile(r"^\[\[?(\w+)\]", re.MULTILINE)
HEADINGS = ["Why", "How it is decided", "Wrong", "Right", "What to do"]
WITHIN = "".join(
    f'[[section]]\nid = "s{n}"\nheading = "Within"\nparent = "s{n - 1}"\n\n' for n in range(2, 52)
)
NOT_SHOWN = {
    "utf-8": 'label = "Réfugiés"\n'.encode("latin-1"),
    "depth": f'{FRAME}\n[[section]]\nid = "s1"\nheading = "Outer"\n\n{WITHIN}'.encode(),
}
"""Rules whose fault no page can hold, with a file that has it."""

WRITTEN = [rule for rule in rule_names() if rule not in NOT_SHOWN]


def _part(rule: str, heading: str) -> str:
    """What stands on a page under a heading."""
    return page(rule).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _block(rule: str, heading: str, language: str) -> str:
    """The one block of a language under a heading."""
    (block,) = re.findall(rf"(?ms)^```{language}\n(.*?)^```$", _part(rule, heading))
    return str(block)


def _on_frame(example: str) -> Checked:
    """Examine an example together with what it leaves to the frame."""
    brought = set(TABLE.findall(example))
    if brought & {"section", "excerpt"}:
        brought |= {"excerpt", "statement"}
    records = re.split(r"^(?=\[)", FRAME, flags=re.MULTILINE)
    kept = [one for one in records[1:] if TABLE.findall(one)[0] not in brought]
    return check("\n".join([*kept, example]).encode(), "facts.toml")


def _told(checked: Checked) -> str:
    return "\n".join(f"{one.rule}: {one.where}: {one.message}" for one in checked.findings)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """No rule is left without its reason, and no page speaks of a rule that is gone."""
    assert sorted(path.stem for path in PAGES.iterdir()) == sorted(rule_names())


@pytest.mark.parametrize("rule", rule_names())
def test_a_page_has_all_its_parts(rule: str) -> None:
    """A page begins with what the rule wants in one sentence, and is long enough to explain it."""
    text = page(rule)

    assert text.startswith(f"# {rule}\n\n")
    assert wanted(rule).endswith(".")
    assert ". " not in wanted(rule)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS
    assert all(_part(rule, heading).strip() for heading in HEADINGS)
    assert len(text.split()) >= 200
    assert max(map(len, text.splitlines())) <= 100
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("rule", WRITTEN)
def test_what_a_page_calls_wrong_is_found(rule: str) -> None:
    """The wrong example is found by its rule alone, in the words that the page shows."""
    checked = _on_frame(_block(rule, "Wrong", "toml"))
    shown = " ".join(_block(rule, "Wrong", "text").split())

    assert {finding.rule for finding in checked.findings} == {rule}, _told(checked)
    assert any(shown in finding.message for finding in checked.findings), _told(checked)


@pytest.mark.parametrize("rule", WRITTEN)
def test_what_a_page_calls_right_passes(rule: str) -> None:
    """The right example has nothing that any rule finds wrong."""
    checked = _on_frame(_block(rule, "Right", "toml"))

    assert checked.passed, _told(checked)
    assert rule not in {finding.rule for finding in checked.findings}


@pytest.mark.parametrize("rule", NOT_SHOWN)
def test_what_no_page_can_show_is_found(rule: str) -> None:
    """The fault that has no example is found as well, in the words that the page shows."""
    checked = check(NOT_SHOWN[rule], "facts.toml")
    shown = " ".join(_block(rule, "Wrong", "text").split())

    assert {(finding.rule, finding.message) for finding in checked.findings} == {(rule, shown)}


def test_the_frame_alone_passes() -> None:
    """What the examples stand on is itself right."""
    assert _on_frame("").passed, _told(_on_frame(""))


def test_every_finding_of_the_reader_has_a_page() -> None:
    """What reading a fact base can find, ``--explain`` can explain."""
    texts = (READER.read_text("utf-8"), TOML.read_text("utf-8"))
    named = set(re.findall(r'"(?:id|parent)", "([a-z0-9-]+)", \(', "".join(texts)))
    named |= set(re.findall(r'key, "([a-z0-9-]+)", \(', "".join(texts)))
    named |= set(re.findall(r'rule(?:: str)? ?= ?"([a-z0-9-]+)"', "".join(texts)))
    assert {"duplicate", "reference", "depth", "toml", "utf-8"} <= named
    assert named <= set(rule_names())
