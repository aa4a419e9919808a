"""What each rule of ``check`` wants, why, and what to do: one page of Markdown for each rule.

The pages are in ``explained/``, beside this file, and are read only when one is asked for: an
examination does not need them.
"""

from pathlib import Path
from typing import get_args

from eufacts.format.toml import FormatRule
from eufacts.proof.check.rules import RULES, WAIVER

PAGES = Path(__file__).parent / "explained"


def rule_names() -> tuple[str, ...]:
    """Every rule's name: those that reading enforces, the others, the one on their waivers."""
    return (*get_args(FormatRule), *(rule.name for rule in RULES), WAIVER)


def page(rule: str) -> str:
    """The page on a rule, as it is written."""
    return (PAGES / f"{rule}.md").read_text(encoding="utf-8")


def wanted(rule: str) -> str:
    """What a rule wants: the sentence that its page begins with."""
    _, sentence, _ = page(rule).split("\n\n", 2)
    return " ".join(sentence.split())
