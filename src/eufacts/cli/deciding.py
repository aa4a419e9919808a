"""The dialogue of a review: a proposal is shown, a key decides, the next one is shown."""

import shutil
from typing import Protocol

from eufacts.cli.environment import Environment
from eufacts.drafting.context import context_of
from eufacts.drafting.decisions import Proposal, change, problems_of
from eufacts.drafting.session import Session
from eufacts.errors import EufactsError, FileError, QuestionError
from eufacts.output.proposal import key_line, write_proposal
from eufacts.output.visible import visible

_KEYS = (
    ("a", "accept"),
    ("e", "edit"),
    ("d", "drop"),
    ("s", "skip"),
    ("u", "undo"),
    ("?", "help"),
    ("q", "quit"),
)
_HELP = """\
a  accept   the record is right as it is; its review is removed
e  edit     change the record in your editor ($VISUAL, $EDITOR); it is checked when you close it,
            and taken if it is right; unchanged, it is not decided
d  drop     it is not a fact: it is removed, and what only it held is set aside with your reason
s  skip     decide another time
u  undo     take the last step back
q  quit     every decision is saved already
"""
REASON = "Not a fact that a reader would look up."
"""The reason of what is dropped, where a person gives no other."""
_CLEAR = "\x1b[H\x1b[2J"


class Input(Protocol):
    """What a person types."""

    def key(self) -> str:
        """Wait for a key; empty at the end of the input."""

    def line(self, prompt: str) -> str:
        """Ask for a line; empty if nothing is typed."""

    def edit(self, text: str) -> str:
        """Let a text be changed in the person's editor, and give it back.

        Raises:
            QuestionError: The editor cannot be run, or says that it failed.
        """


class _EndError(Exception):
    """The person has had enough."""


def decide(environment: Environment, session: Session, typed: Input, message: str = "") -> None:
    """Show one proposal after another, and do what the keys say, until all are decided.

    Args:
        environment: The terminal.
        session: The review.
        typed: The keys.
        message: What is to be said on the first screen.
    """
    try:
        while (found := session.current()) is not None:
            _show(environment, session, *found, message)
            message = _step(environment, session, typed)
    except _EndError:
        pass
    left = session.left
    said = f"{left} left to decide" if left else "everything is decided"
    environment.write("\n")
    environment.note(f"eufacts: {said}")


def _step(environment: Environment, session: Session, typed: Input) -> str:
    """Do what one key says; gives what is to be said on the next screen."""
    try:
        match typed.key():
            case "a":
                session.accept()
            case "e":
                return _edit(environment, session, typed)
            case "d":
                reason = typed.line(f"Why is it not a fact? [{session.reason or REASON}] ")
                session.drop(reason or session.reason or REASON)
            case "s" | " ":
                session.skip()
            case "u":
                session.undo()
            case "?":
                environment.write(f"\n\n{_HELP}")
                typed.key()
            case "q" | "" | "\x04":
                raise _EndError
            case _:
                return "? shows the keys"
    except FileError as error:
        return f"not saved: {error}"
    except EufactsError as error:
        return str(error)
    return ""


def _edit(environment: Environment, session: Session, typed: Input) -> str:
    """Let the record be changed, and take it when nothing is wrong with it.

    What is wrong is shown until a key is pressed: e opens the editor again. A text that comes back
    as it was changes nothing.
    """
    found = session.current()
    if found is None:
        return ""
    text, proposal = found
    record = context_of(text, proposal, None).record
    while True:
        edited = typed.edit(record)
        if not edited.strip() or edited.strip() == record.strip():
            return "the text was not changed, so nothing is changed"
        problems = _problems(text, proposal, edited)
        if not problems:
            session.change(edited)
            return ""
        said = "".join(f"{visible(line)}\n" for line in problems)
        environment.write(f"\n\n{said}e edits it again, any other key leaves it as it was\n")
        if typed.key() != "e":
            return "it was not right, so nothing is changed"
        record = edited


def _problems(text: str, proposal: Proposal, record: str) -> list[str]:
    try:
        return problems_of(change(text, proposal, record), proposal)
    except (QuestionError, FileError) as error:
        return [str(error)]


def _show(
    environment: Environment, session: Session, text: str, proposal: Proposal, message: str
) -> None:
    """Write a screen: what is to be decided, and on its last line the keys."""
    width, height = shutil.get_terminal_size()
    context = context_of(text, proposal, session.source)
    shown = write_proposal(
        heading=context.place,
        why=context.why,
        before=context.before,
        quote=context.quote,
        after=context.after,
        mark=context.mark,
        others=context.others,
        record=context.record,
        width=width,
        height=height - 2 - bool(message) * 2,
        colour=environment.colour,
        ascii_only=environment.ascii_only,
    )
    progress = f"{session.position} of {session.total}"
    last = key_line(_KEYS, progress, width)
    if message:
        shown = f"{shown}\n{message}\n"
    clear = _CLEAR if environment.colour else "\n"
    room = max(1, height - 1 - shown.count("\n")) if environment.colour else 1
    blank = "\n" * room
    environment.write(f"{clear}{shown}{blank}{last}")
