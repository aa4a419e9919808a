"""What each rule of ``check`` wants, why, and what to do: one page of Markdown for each rule.

The pages lie in ``explained/``, beside this file, and are read only when somebody asks for one:
an examination needs none of them.
"""

from pathlib import Path

from eufacts.proof.check.formrules import FORMAT_RULES
from eufacts.proof.check.rules import RULES, WAIVER

PAGES = Path(__file__).parent / "explained"


def rule_names() -> tuple[str, ...]:
    """Every rule's name: those that reading enforces, the others, the one on their waivers."""
    return (*FORMAT_RULES, *(rule.name for rule in RULES), WAIVER)


def page(rule: str) -> str:
    """The page on a rule, as it is written."""
    return (PAGES / f"{rule}.md").read_text(encoding="utf-8")


def wanted(rule: str) -> str:
    """What a rule wants: the sentence that its page begins with."""
    _, sentence, _ = page(rule).split("\n\n", 2)
    return " ".join(sentence.split())
