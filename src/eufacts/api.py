"""The Python API: open a fact base and ask it; answers are rows of the JSON contract."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from eufacts.answers import country as profiles
from eufacts.answers import question as queries
from eufacts.answers.compared import compared
from eufacts.answers.comparison import compare_routes
from eufacts.answers.question import Question
from eufacts.answers.sums import sums
from eufacts.answers.totals import as_row, total
from eufacts.errors import QuestionError
from eufacts.format.kinds import FUNDING, SEARCHED, Row
from eufacts.index.store import DamagedIndexError, Index, open_index, shipped
from eufacts.records import Record, Records

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Answer = TypeVar("Answer")


class Facts:
    """An open fact base; made by ``open_facts``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index = open_index(path)

    def _from_index(self, work: Callable[[Index], Answer]) -> Answer:
        """Get an answer from the index; if it is damaged, build it again and ask once more.

        Raises:
            DamagedIndexError: The new one is damaged too.
        """
        try:
            return work(self._index)
        except DamagedIndexError:
            self._index.close()
            self._index = open_index(self._path, rebuild=True)
            return work(self._index)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the fact base."""
        self.close()

    def close(self) -> None:
        """Close the index's file."""
        self._index.close()

    @property
    def problems(self) -> tuple[str, ...]:
        """Why documents of a folder are left out, a line for each; they cannot be read."""
        return self._index.problems

    def ask(self, question: Question | None = None, **filters: Any) -> Records:  # noqa: ANN401
        """Give the records that match a question, by default in the document's order.

        Args:
            question: The whole question.
            filters: Instead of a question, its fields, such as ``countries="Turkey"``.

        Raises:
            UnknownNameError: A filter names something that the fact base does not have.
            QuestionError: A filter has a value of the wrong type.
        """
        asked = _question(question, filters)
        return Records.read(self._from_index(lambda index: queries.ask(index, asked)))

    def search(self, words: str, **filters: Any) -> Records:  # noqa: ANN401
        """Find records by words, numbers or dates as people type them, the best match first.

        Args:
            words: What is typed after ``eufacts search``.
            filters: The fields of a ``Question``.

        Raises:
            UnknownNameError: A filter names something that the fact base does not have.
            QuestionError: There is nothing to look for in the words, or too much.
        """
        from eufacts.answers.search import search

        asked = Question(**{"kinds": SEARCHED, **filters})
        return Records.read(self._from_index(lambda index: search(index, words, asked)).bodies)

    def show(self, *ids: str) -> Records:
        """Give the records with these ids, in this order.

        Raises:
            UnknownNameError: No record has one of them.
        """
        return Records.read(self._from_index(lambda index: queries.by_id(index, ids)))

    def cite(
        self, *given: str, style: str = "plain", quote: bool = False, entry: bool = False
    ) -> str:
        """Cite records by their ids or by words that a single record matches, or the document.

        Args:
            given: Ids or words; without them the whole document is cited.
            style: A name of ``eufacts cite --styles``, or the name or file of a CSL style.
            quote: Whether the words of the document come before the citation.
            entry: Whether to write the entry of a bibliography.

        Returns:
            A citation on a line for each record, each once; for a reference manager, a file's text.

        Raises:
            UnknownNameError: There is no such id or style.
            SeveralError: The words match several records.
            QuestionError: The style needs an extra that is not installed or has no such form, or a
                record has no words to quote.
        """
        from eufacts.citations import managers, pieces
        from eufacts.citations.finding import find
        from eufacts.citations.styles import cite
        from eufacts.citations.styling import CitationForm, CitationRequest

        if quote and entry:
            raise QuestionError("choose one of quote and entry")
        cited = self._from_index(lambda index: find(index, given)).citables
        if name := managers.format_name(style, entry=entry):
            if quote:
                raise QuestionError(f"{style} is for programs: it has no quotes")
            return managers.write(cited, name)
        form = CitationForm.entry if entry else CitationForm.citation
        asked = CitationRequest(form, quote=quote)
        written = [pieces.plain(cite(one, style, asked)) for one in cited]
        return ("\n\n" if quote else "\n").join(dict.fromkeys(written))

    def to_pandas(self) -> "pd.DataFrame":
        """Make a pandas data frame of all facts; ``ask(…).to_pandas()`` makes one of some.

        Raises:
            UnavailableError: pandas is not installed.
        """
        return self.ask(facts_only=True).to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """Make a Polars data frame of all facts; ``ask(…).to_polars()`` makes one of some.

        Raises:
            UnavailableError: Polars is not installed.
        """
        return self.ask(facts_only=True).to_polars()

    def to_arrow(self) -> "pa.Table":
        """Make an Arrow table of all facts; ``ask(…).to_arrow()`` makes one of some.

        Raises:
            UnavailableError: pyarrow is not installed.
        """
        return self.ask(facts_only=True).to_arrow()

    def country(self, name: str) -> Record:
        """Give a country's row with its figures, funding, agreements, events and excerpts.

        Raises:
            UnknownNameError: No country has the name.
        """
        return Record(json.loads(self._from_index(lambda index: profiles.profile(index, name))))

    def compare(self, *names: str) -> Row:
        """Compare routes, countries, or facts by their ids; all routes when none is named.

        Raises:
            UnknownNameError: One of the names stands for none of these.
            QuestionError: They are not of one kind and unit.
        """
        answer = self._from_index(lambda index: compared(index, names))
        return compare_routes(()) if answer is None else answer

    def total(self, *recipients: str) -> Row:
        """Add up the amounts that countries receive, or all amounts, as the document allows.

        Raises:
            UnknownNameError: No country has one of the names.
            QuestionError: The amounts are of several documents or in several currencies; use
                ``totals``.
        """
        if self._index.has_several:
            raise QuestionError("there is no total across documents: totals() gives one for each")
        found = self.totals(kinds=FUNDING.name, countries=recipients)
        if len(found) > 1:
            units = " and ".join(answer["unit"] for answer in found)
            raise QuestionError(f"there is no total of {units}: totals() gives one for each")
        return found[0] if found else {**as_row(total(())), "document": self.about()["document"]}

    def totals(self, question: Question | None = None, **filters: Any) -> list[Row]:  # noqa: ANN401
        """Add up, for each document, what it allows to be added of what a question matches.

        Args:
            question: The whole question, for figures or funding; or, instead of it,
            filters: the fields of a ``Question``; of funding unless ``kinds`` is given.

        Raises:
            UnknownNameError: A filter names something that the fact base does not have.
        """
        asked = _question(question, filters, kinds=FUNDING.name)
        return self._from_index(lambda index: sums(index, asked))

    def export(
        self,
        path: str | Path,
        question: Question | None = None,
        *,
        force: bool = False,
        **filters: Any,  # noqa: ANN401
    ) -> int:
        """Write what a question asks for, as ``eufacts export`` does.

        Args:
            path: The file, whose suffix says how: ``.xlsx`` and others that hold more than text;
                or a text that ends in ``/``, for a data package.
            question: The whole question.
            force: Whether what is there may be replaced.
            filters: Instead of a question, its fields, such as ``countries=("Turkey",)``.

        Returns:
            The number of records that were written; if there are none, there is no file.

        Raises:
            UnknownNameError: A filter names something that the fact base does not have.
            QuestionError: The suffix is unknown, or the format needs what is not installed.
            FileExistsError: The file is there, and ``force`` is not set.
            FileError: The file cannot be written.
        """
        from eufacts.export import SUFFIXES, suffix_of, write
        from eufacts.export.content import content

        asked, suffix = question or Question(**filters), suffix_of(str(path))
        if not suffix:
            raise QuestionError(f"{path}: the suffix is none of {', '.join(SUFFIXES)}")
        found = self._from_index(lambda index: content(index, asked))
        return write(found, Path(path), suffix, force=force) if found.rows else 0

    def changes(self, later: "Facts") -> list[Row]:
        """Compare with a later fact base: which facts are gone, changed and added.

        The rows have the keys of ``eufacts diff --json``.
        """
        from eufacts.answers.changes import changes

        return changes(self.ask(facts_only=True), later.ask(facts_only=True))

    def vocabulary(self) -> list[Row]:
        """Give the words that the fact base defines or uses; keys as of ``about --vocabulary``."""
        from eufacts.answers.vocabulary import vocabulary

        return self._from_index(vocabulary)

    def about(self) -> Row:
        """Give the row on the document: CELEX, title, date, citation, numbers of records."""
        row: Row = json.loads(self._from_index(queries.about))
        return row


def _question(question: Question | None, filters: Mapping[str, Any], **usual: Any) -> Question:  # noqa: ANN401 - any of a question's values
    """The question that is meant: a whole one, or one of its fields.

    Raises:
        QuestionError: Both are given, or words in place of a question.
    """
    if question is None:
        return Question(**{**usual, **filters})
    if filters or not isinstance(question, Question):
        raise QuestionError(
            "ask with a Question, or with its fields, such as countries='Turkey'; "
            "search('words') finds words"
        )
    return question


def open_facts(path: str | Path | None = None) -> Facts:
    """Open a fact base: the one that is shipped, or the TOML file at a path.

    Raises:
        FileError: The file cannot be read.
        FactBaseError: It breaks the format's rules; the error lists all problems.
    """
    return Facts(Path(path) if path else shipped())


def read(text: str) -> list[Row]:
    """Read a text: quantities, dates, countries, acts, and what is set aside, in order.

    The rows have the keys of ``eufacts read --json``.
    """
    from eufacts.source.reading import rows_of_text

    return rows_of_text(text)


def check(facts: bytes, name: str = "facts.toml") -> Row:
    """Examine the text of a fact base by itself.

    This function, ``verify`` and ``coverage`` need nothing but their arguments and change nothing,
    so other processes and computers can run them. The rows have the keys of the commands' JSON.

    Args:
        facts: The text of a fact base.
        name: The name that findings give it.
    """
    from eufacts.proof.check.run import check as examine
    from eufacts.proof.rows import checked_row

    return checked_row(examine(facts, name))


def verify(facts: bytes, source: bytes, name: str = "facts.toml", document: str = "source") -> Row:
    """Prove by its document that every quote of a fact base is in it, word for word.

    Args:
        facts: The text of a fact base.
        source: The document: HTML, text or Markdown.
        name: The name that findings give the fact base.
        document: The name that findings give the document.

    Raises:
        FactBaseError: The fact base breaks the format's rules.
        FileError: The document cannot be read as one.
    """
    from eufacts.proof.base import Base
    from eufacts.proof.rows import verified_row
    from eufacts.proof.source_file import SourceFile
    from eufacts.proof.verify.by_source import verify as prove

    return verified_row(prove(Base(facts, name), SourceFile.read(source, document)), None)


def coverage(
    facts: bytes, source: bytes, name: str = "facts.toml", document: str = "source"
) -> Row:
    """Find what a document states and no fact covers.

    Args:
        facts: The text of a fact base.
        source: The document: HTML, text or Markdown.
        name: The name that findings give the fact base.
        document: The name that findings give the document.

    Raises:
        FactBaseError: The fact base breaks the format's rules.
        FileError: The document cannot be read as one.
    """
    from eufacts.proof.base import Base
    from eufacts.proof.coverage.run import cover
    from eufacts.proof.rows import covered_row
    from eufacts.proof.source_file import SourceFile

    return covered_row(cover(Base(facts, name), SourceFile.read(source, document)))


def draft(source: bytes, document: str = "source") -> str:
    """Draft the fact base of a document, as ``eufacts draft`` does.

    A pure function of the document's bytes, which can be pickled: share many documents out to
    processes with ``concurrent.futures`` or to a cluster.

    Args:
        source: The document: HTML, text or Markdown.
        document: The name of its file, which tells Markdown from text.

    Returns:
        TOML, in which each proposal has a ``review``.

    Raises:
        FileError: It is a PDF, or not UTF-8.
    """
    from eufacts.drafting.make import draft as make

    return make(source, document)
