"""``--chart``: an answer drawn to a file, instead of written to standard output."""

import json
from collections.abc import Callable
from pathlib import Path

from eufacts.answers.question import Question, about, ask, rows
from eufacts.charts import bars, files
from eufacts.charts.bars import Chart, Names
from eufacts.cli.exporting import exists, refuse
from eufacts.cli.request import Request
from eufacts.errors import NotThereError, QuestionError, in_short
from eufacts.format.kinds import COUNTRIES, FUNDING, Kind, Row
from eufacts.output.visible import visible


def draw_records(request: Request, kind: Kind, file: Path, *, force: bool) -> None:
    """Draw figures or funding, the largest first unless another order is asked for."""
    asked = request.asked
    order = {} if asked.sort else {"sort": "value", "reverse": not asked.reverse}
    draw = bars.funding if kind is FUNDING else bars.figures

    def answered(names: Names) -> tuple[Chart, str]:
        bodies, left_out = request.answer(kinds=kind.name, **order)
        if not bodies:
            raise NotThereError(f"nothing matches; {visible(str(file))} is not written")
        return draw(rows(bodies), names), left_out

    _draw(request, file, answered, force=force)


def draw_comparison(request: Request, answer: Row | None, file: Path, *, force: bool) -> None:
    """Draw a comparison; None where there is nothing to compare."""
    if answer is None:
        raise NotThereError(f"nothing matches; {visible(str(file))} is not written")
    _draw(request, file, lambda names: (bars.comparison(answer, names), ""), force=force)


def _draw(
    request: Request, file: Path, answered: Callable[[Names], tuple[Chart, str]], *, force: bool
) -> None:
    """Draw an answer and write the file.

    Raises:
        QuestionError: The suffix is unknown, or a format is asked for too.
        FileError: The file cannot be written.
    """
    from eufacts.atomic_write import write_file

    if request.asked.formats or request.asked.fields:
        raise QuestionError("--chart draws to a file: leave out --fields and how to write")
    suffix = next((one for one in files.SUFFIXES if file.name.lower().endswith(one)), None)
    if suffix is None:
        *others, last = files.SUFFIXES
        known = f"{', '.join(others)} or {last}"
        raise QuestionError(f"{in_short(file.name)!r} cannot be a chart: use {known}")
    refuse(file, request.facts, force=force)
    documents = json.loads(about(request.index))["documents"]
    countries = rows(ask(request.index, Question(kinds=COUNTRIES.name)))
    chart, left_out = answered(Names.of(documents, countries))
    try:
        write_file(file, files.content(chart, suffix), force=force)
    except FileExistsError as error:
        raise exists(file) from error
    count = len(chart.bars)
    message = f"{count} {'bar' if count == 1 else 'bars'} written to {visible(str(file))}"
    request.environment.note(f"eufacts: {'; '.join(filter(None, (message, left_out)))}")
