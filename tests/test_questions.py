"""Questions as people type them get the right record first, or are told what is missing."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conftest import Ask, Said
from eufacts import Facts

Asked = dict[str, Any]
"""A question of the file, with what must answer it."""

QUESTIONS: list[Asked] = tomllib.loads(
    (Path(__file__).parent / "questions.toml").read_text(encoding="utf-8")
)["question"]
"""What the keys mean stands at the head of the file."""


def test_every_question_is_answered(ask: Ask) -> None:
    """All of them hold; those that do not are listed."""
    misses = {}
    for question in QUESTIONS:
        said = ask("search", "--json", "--", question["ask"])
        wrong = list(_wrong(question, said))
        if wrong:
            misses[question["ask"]] = wrong

    lines = [f"{words!r}: {'; '.join(wrong)}" for words, wrong in misses.items()]
    held = f"{len(QUESTIONS) - len(misses)} of {len(QUESTIONS)} questions hold"
    assert not misses, "\n".join([held, *lines])


def _wrong(question: Asked, said: Said) -> Iterator[str]:
    """Say what is wrong with an answer."""
    found = json.loads(said.out) if said.out else []
    ids = [row["id"] for row in found]
    wanted = question.get("first")
    if wanted and not set(ids[:1]) & set(wanted):
        yield f"first is {ids[:3]}, not {wanted}"
    if "kind" in question and [row["kind"] for row in found[:1]] != [question["kind"]]:
        yield f"first is {ids[:3]}, not a {question['kind']}"
    if set(ids) & set(question.get("never", ())):
        yield f"{set(ids) & set(question['never'])} among {len(ids)}"
    for word in question.get("absent", ()):
        if f"the document does not contain {word!r}" not in said.err:
            yield f"{word!r} is not reported: {said.err!r}"
    if question.get("says", "") not in said.err:
        yield f"{question['says']!r} is not said: {said.err!r}"
    if not question.keys() & {"first", "kind", "says"} and said.code != 1:
        yield f"exit code {said.code} and {ids[:3]}"


def test_every_question_can_fail(facts: Facts) -> None:
    """Each wants something, knows its keys, and names records that there are."""
    keys = {"ask", "first", "kind", "absent", "says", "never"}
    known = {row["id"] for row in facts.ask()}
    for question in QUESTIONS:
        ids = {*question.get("first", ()), *question.get("never", ())}
        assert question.keys() <= keys, question
        assert question.keys() & {"first", "kind", "absent", "says"}, question
        assert ids <= known, question


def test_no_question_is_asked_twice() -> None:
    """Each stands once."""
    asked = [question["ask"] for question in QUESTIONS]

    assert len(set(asked)) == len(asked)
