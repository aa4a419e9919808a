"""The request of one command: its fact base, filters and format, and how it is answered."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eufacts.answers.question import Question, ask, undated
from eufacts.cli import options, shown
from eufacts.cli.app import documented
from eufacts.cli.environment import Environment, chosen_facts, current
from eufacts.errors import QuestionError, UnknownNameError, in_short, listed
from eufacts.format.kinds import DOCUMENT, YEAR, Filter, Kind
from eufacts.index.store import DamagedIndexError, Index, open_index
from eufacts.output import Format

if TYPE_CHECKING:
    from eufacts.cli.shown import View
    from eufacts.format.kinds import Row

    Sheet = Callable[[Row], Sequence[Row]]
    """Writes an answer that is not a list as the rows of a sheet."""


_MOST_FIELDS = 300


class Asked:
    """The values of the options that commands share; a command may lack some of them."""

    def __init__(
        self, given: Mapping[str, Any], fields: Sequence[str], keys: Sequence[str]
    ) -> None:
        """Gather them.

        Args:
            given: The values that Typer gives, by name.
            fields: The filters' fields.
            keys: What the command can sort by.

        Raises:
            UnknownNameError: The command cannot sort by the key.
        """
        self.filters = {field: _each(given[field]) for field in fields}
        """The values of each filter, by its field in a question."""
        formats = [Format(name) for name in options.SHORT_FORMATS if given.get(name)]
        self.formats: tuple[Format, ...] = (*formats, *filter(None, [given["format"]]))
        self.fields: str | None = given["fields"]
        self.facts: Path | None = next(iter(given.get("facts") or ()), None)
        self.sort: str = given.get("sort") or ""
        if self.sort and self.sort not in keys:
            raise UnknownNameError("sort key", self.sort, known=tuple(keys))
        self.reverse = bool(given.get("reverse"))
        self.limit: int | None = given.get("limit")
        self.pager = not given.get("no_pager")
        """Whether what is longer than the terminal may be paged."""


def _each(value: Any) -> Any:  # noqa: ANN401 - any value of a filter
    """The value of a filter; of several years, each."""
    if not isinstance(value, list):
        return value
    return [one for some in value for one in (some if isinstance(some, range) else (some,))]


class Request:
    """A user's request to one command."""

    def __init__(
        self, asked: Asked, environment: Environment, *, text: bool = False, rebuild: bool = False
    ) -> None:
        self.asked = asked
        self._text = text
        self.environment = environment if asked.pager else environment.without_pager()
        self._rebuild = rebuild
        self._index: Index | None = None

    @property
    def facts(self) -> Path:
        """The path of the fact base."""
        return chosen_facts(self.asked.facts, told=self.environment.settings)

    def chosen(self, file: Path | None, usual: Path | None = None) -> Path:
        """The fact base that is meant by an argument or by ``--facts``.

        Args:
            file: The argument.
            usual: The fact base if none is typed or set; by default the shipped.

        Raises:
            QuestionError: They name two.
        """
        typed = self.asked.facts
        if file and typed and file != typed:
            both = " or ".join(in_short(str(one)) for one in (file, typed))
            raise QuestionError(f"choose one fact base: {both}")
        return chosen_facts(file or typed, usual, self.environment.settings)

    @property
    def index(self) -> Index:
        """The index of the fact base, opened at its first use."""
        if self._index is None:
            from eufacts.cli.progress import indexing

            with indexing(self.environment) as progress:
                self._index = open_index(self.facts, progress=progress, rebuild=self._rebuild)
            if self._index.problems:
                from eufacts.output.visible import visible

                for problem in listed(self._index.problems, "; eufacts check lists all"):
                    self.environment.note(f"eufacts: {visible(problem)}")
        return self._index

    def close(self) -> None:
        """Close the index, if it was opened."""
        if self._index is not None:
            self._index.close()

    @property
    def format(self) -> Format:
        """The format of the answer.

        Raises:
            QuestionError: Several formats are given.
        """
        chosen = tuple(dict.fromkeys(self.asked.formats))
        if len(chosen) > 1:
            raise QuestionError(f"choose one format: {', '.join(chosen)}")
        told = None if self._text else self.environment.settings.get("format")
        if chosen:
            return chosen[0]
        if told:
            return Format(told)
        return Format.table if self.environment.terminal else Format.plain

    @property
    def fields(self) -> tuple[str, ...] | None:
        """The keys or columns of the answer; None for all.

        Raises:
            QuestionError: The list is empty or too long.
        """
        if self.asked.fields is None:
            return None
        names = tuple(name.strip() for name in self.asked.fields.split(",") if name.strip())
        if not names:
            raise QuestionError("--fields names no field")
        if len(names) > _MOST_FIELDS:
            raise QuestionError(f"--fields names more than {_MOST_FIELDS} fields")
        return names

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of a folder that are asked; none for all."""
        return tuple(map(str, self.question().values(DOCUMENT)))

    def question(self, **fixed: Any) -> Question:  # noqa: ANN401 - any of a question's values
        """Make a question of the filters; ``fixed`` values replace them."""
        order = {"sort": self.asked.sort, "reverse": self.asked.reverse, "limit": self.asked.limit}
        return Question(**{**self.asked.filters, **order, **fixed})

    def list(self, kind: Kind | None, **fixed: Any) -> None:  # noqa: ANN401 - any of a question's values
        """Ask for records of one kind or of several, and write them.

        Args:
            kind: The kind; None for several.
            fixed: Values of the question that the command sets.
        """
        if kind is not None:
            fixed = {"kinds": kind.name, "sort": self.asked.sort or kind.sort, **fixed}
        bodies, left_out = self.answer(**fixed)
        self.write(bodies, shown.listing(kind), left_out=left_out)

    def answer(self, **fixed: Any) -> tuple[Sequence[str], str]:  # noqa: ANN401 - any of a question's values
        """Give the JSON texts of the rows, and a note on records that are left out."""
        question = self.question(**fixed)
        return ask(self.index, question), self.undated(question)

    def undated(self, question: Question) -> str:
        """Say how many records a question leaves out as they state no time; nothing to programs."""
        counts = question.values(YEAR) and not self.format.for_programs
        count = undated(self.index, question) if counts else 0
        if not count:
            return ""
        have, them = ("record has", "it") if count == 1 else ("records have", "them")
        return f"{count} more {have} no date, so --year cannot match {them}"

    def write(
        self,
        bodies: Sequence[str],
        view: "View",
        *,
        single: bool = False,
        message: str = "",
        left_out: str = "",
        sheet: "Sheet | None" = None,
    ) -> None:
        """Write rows in the requested format.

        Args:
            bodies: The JSON texts of the rows.
            view: Shows them to people.
            single: Whether the answer is one thing, and not a list of things.
            message: A note for people on how the answer differs from what was asked for.
            left_out: A note for people on what the answer leaves out.
            sheet: Makes the rows that CSV and TSV have for a row; by default the row itself.

        Raises:
            typer.Exit: There are no rows.
        """
        from eufacts.cli.emit import emit, text_of

        if sheet is not None and self.format in {Format.csv, Format.tsv}:
            import json

            rows = (row for body in bodies for row in sheet(json.loads(body)))
            bodies = [json.dumps(row, ensure_ascii=False) for row in rows]
        text = text_of(self.environment, bodies, view, self.format, self.fields, single=single)
        emit(
            self.environment,
            text,
            found=bool(bodies),
            for_programs=self.format.for_programs,
            message=message,
            left_out=left_out,
        )


def look_up(
    *filters: Filter,
    ordered: bool = True,
    text: bool = False,
    output: Mapping[str, options.Option] = options.OUTPUT,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options that it shares with others.

    The command's own parameters follow its first one, which is the ``Request``. If the index is
    damaged, it is built again and the command runs once more.

    Args:
        filters: The filters of the command.
        ordered: Whether the answer can be sorted and limited.
        text: Whether it writes a text, to which the format that a user has set does not apply.
        output: The options for writing an answer.
    """
    shared = {filter_.field: options.filter_option(filter_) for filter_ in filters}
    fields = tuple(shared)
    keys = options.sort_keys(filters)
    shared |= options.order(keys) if ordered else {}
    shared |= output

    def decorate(body: Callable[..., None]) -> Callable[..., None]:
        _, *own = inspect.signature(body).parameters.values()

        def command(**given: Any) -> None:  # noqa: ANN401 - typer's
            arguments = {parameter.name: given.pop(parameter.name) for parameter in own}
            asked = Asked(given, fields, keys)
            try:
                with closing(Request(asked, current(), text=text)) as request:
                    body(request, **arguments)
            except DamagedIndexError:
                again = Request(asked, current(), text=text, rebuild=True)
                with closing(again) as request:
                    body(request, **arguments)

        keyword = inspect.Parameter.KEYWORD_ONLY
        command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [
                *(parameter.replace(kind=keyword) for parameter in own),
                *(
                    inspect.Parameter(name, keyword, annotation=values, default=option)
                    for name, (values, option) in shared.items()
                ),
            ]
        )
        command.__name__ = body.__name__
        command.__doc__ = documented(body).__doc__
        return command

    return decorate
