"""One command's request: which fact base, which filters, how to write; and how it is answered."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Any

from eufacts.answers.question import Question, ask, undated
from eufacts.cli import options
from eufacts.cli.environment import Environment, current
from eufacts.errors import QuestionError
from eufacts.index.store import Index, open_index, shipped
from eufacts.output import Format

if TYPE_CHECKING:
    from pathlib import Path

_QUESTION_KEYS = {
    "country": "countries",
    "region": "regions",
    "topic": "topics",
    "section": "sections",
    "footnote": "footnotes",
    "route": "routes",
    "kind": "kinds",
    "type": "types",
    "status": "statuses",
    "recipient": "recipients",
    "role": "roles",
    "with": "having",
    "without": "lacking",
    "year": "years",
}
"""Options that may be given several times, and what a question calls them."""


class Request:
    """What a user asks of one command."""

    def __init__(self, given: dict[str, Any], environment: Environment) -> None:
        self.given = given
        """The shared options, as the command line has them."""
        self.environment = environment

    @property
    def facts(self) -> "Path":
        """The fact base that is asked."""
        path: Path | None = self.given["facts"]
        return path or shipped()

    @cached_property
    def index(self) -> Index:
        """The index of the fact base, opened at its first use."""
        from eufacts.cli.progress import indexing

        with indexing(self.environment) as progress:
            return open_index(self.facts, progress=progress)

    def close(self) -> None:
        """Close the index, if it was opened."""
        opened = self.__dict__.pop("index", None)
        if opened is not None:
            opened.close()

    @property
    def format(self) -> Format:
        """How to write.

        Raises:
            QuestionError: Two formats are asked for.
        """
        chosen = [Format(name) for name in options.SHORT_FORMATS if self.given.get(name)]
        chosen += [self.given["format"]] if self.given["format"] else []
        if len(set(chosen)) > 1:
            raise QuestionError(f"choose one format: {', '.join(dict.fromkeys(chosen))}")
        if chosen:
            return chosen[0]
        return Format.table if self.environment.terminal else Format.plain

    @property
    def fields(self) -> tuple[str, ...] | None:
        """The keys or columns that are asked for; None for all.

        Raises:
            QuestionError: The list of them is empty.
        """
        if self.given["fields"] is None:
            return None
        names = tuple(name.strip() for name in self.given["fields"].split(",") if name.strip())
        if not names:
            raise QuestionError("--fields names no field")
        return names

    def question(self, **fixed: Any) -> Question:  # noqa: ANN401 - any of a question's values
        """Make a question of the filters; what the command itself fixes comes on top."""
        values: dict[str, Any] = {
            key: tuple(self.given.get(option) or ()) for option, key in _QUESTION_KEYS.items()
        }
        values |= {"minimum": self.given.get("min"), "maximum": self.given.get("max")}
        values |= {key: self.given[key] for key in options.ORDER if key in self.given}
        return Question(**{**values, **fixed})

    def list(self, view: str, **fixed: Any) -> None:  # noqa: ANN401 - any of a question's values
        """Answer with a list: ask, and write what comes back."""
        bodies, left_out = self.answer(**fixed)
        self.write(bodies, view, left_out=left_out)

    def answer(self, **fixed: Any) -> tuple[Sequence[str], str]:  # noqa: ANN401 - any of a question's values
        """Ask, and give the rows' JSON texts and what people should know that these do not hold."""
        question = self.question(**fixed)
        bodies = ask(self.index, question)
        wanted = question.years and not self.format.for_programs
        return bodies, self._undated(question) if wanted else ""

    def _undated(self, question: Question) -> str:
        """Say what a question about years cannot find."""
        count = undated(self.index, question)
        what = "record states" if count == 1 else "records state"
        return f"{count} more {what} no time and cannot be placed in a year" if count else ""

    def write(
        self,
        bodies: Sequence[str],
        view: str,
        *,
        single: bool = False,
        left_out: str = "",
    ) -> None:
        """Write rows in the format that is asked for, and exit as their number demands.

        Args:
            bodies: The rows' JSON texts.
            view: The function in ``views`` that shows them to people; looked up only then.
            single: Whether the answer is one thing, and not a list of things.
            left_out: What people should know that the answer does not hold.
        """
        from eufacts.cli.emit import Form, emit

        emit(self.environment, bodies, Form(self.format, self.fields, view, single, left_out))


def look_up(
    *filters: str, ordered: bool = True, output: Mapping[str, tuple[Any, Any]] = options.OUTPUT
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that it shares with others.

    The command's own parameters follow its first one, which is the ``Request``.

    Args:
        filters: Names in ``options.FILTERS``.
        ordered: Whether it answers with a list that can be sorted and cut.
        output: How an answer is written; another where it is not written to standard output.
    """
    shared = {name: options.FILTERS[name] for name in filters}
    shared |= options.ORDER if ordered else {}
    shared |= output

    def decorate(body: Callable[..., None]) -> Callable[..., None]:
        _, *own = inspect.signature(body).parameters.values()

        def command(**given: Any) -> None:  # noqa: ANN401 - typer's
            arguments = {parameter.name: given.pop(parameter.name) for parameter in own}
            given = {_unmangled(name): value for name, value in given.items()}
            with closing(Request(given, current())) as request:
                body(request, **arguments)

        keyword = inspect.Parameter.KEYWORD_ONLY
        command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [
                *(parameter.replace(kind=keyword) for parameter in own),
                *(
                    inspect.Parameter(_mangled(name), keyword, annotation=option, default=default)
                    for name, (option, default) in shared.items()
                ),
            ]
        )
        command.__name__ = body.__name__
        command.__doc__ = body.__doc__
        return command

    return decorate


def _mangled(name: str) -> str:
    """Make a parameter's name of an option's: ``with`` is a word of the language."""
    return f"{name}_"


def _unmangled(name: str) -> str:
    return name.removesuffix("_")
