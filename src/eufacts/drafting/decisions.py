"""The proposals of a fact base, and what a person decides on them: accept, change, drop."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tomli

from eufacts.drafting.corrected import replaced_by
from eufacts.drafting.quotes import place_keys
from eufacts.drafting.records import PROPOSED, Record, slug, with_head
from eufacts.drafting.remaining import widened
from eufacts.drafting.splice import Spliced, read_tables
from eufacts.errors import FactBaseError, QuestionError
from eufacts.format import model
from eufacts.format.kinds import OUTDATED
from eufacts.format.model import REVIEWED
from eufacts.format.spelling import did_you_mean
from eufacts.format.terms import term_problems
from eufacts.format.toml import Toml, finding_of
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.comparison import Comparison
from eufacts.proof.coverage.item import Item
from eufacts.proof.coverage.names import is_name
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import Passage, SourceFile
from eufacts.source.page.folding import normalise_text

_SHORTEST_REASON: Final = 20
_LONGEST_ASIDE: Final = 200
"""Characters of what one aside sets aside."""


@dataclass(frozen=True)
class Proposal:
    """A record that nobody has decided on yet."""

    table: str
    index: int
    """Its index in the table, from 0."""
    name: str
    """Its id; for an aside, which has none, its place with its first words."""
    record: Record

    @property
    def why(self) -> str:
        """Why it is not decided."""
        return str(self.record["review"])

    @property
    def is_doubtful(self) -> bool:
        """Whether something about it is in doubt."""
        return self.why != PROPOSED


def proposals(text: str, only: Sequence[str] = (), sections: Sequence[str] = ()) -> list[Proposal]:
    """List what is not decided: the doubtful ones first, each group in the order of the document.

    Args:
        text: The fact base.
        only: The tables that are asked for; none for all.
        sections: The ids of the sections that are asked for, with those in them; none for all.

    Raises:
        QuestionError: A table or section is unknown.
    """
    raw = Spliced(text).raw
    _known("kind", only, REVIEWED)
    _known("section", sections, [one["id"] for one in raw.get("section", ())])
    inside = set(_within(raw.get("section", ()), sections))
    places = {one["id"]: (at, one["section"]) for at, one in enumerate(raw.get("excerpt", ()))}
    found = []
    for table in only or REVIEWED:
        for index, record in enumerate(raw.get(table, ())):
            if "review" not in record:
                continue
            first = next(iter(record.get("excerpts", ())), "")
            at, section = places.get(first, (len(places), record.get("section", "")))
            if not sections or section in inside:
                found.append((at, Proposal(table, index, _name(table, record), record)))
    found.sort(key=lambda one: (not one[1].is_doubtful, one[0]))
    return [proposal for _, proposal in found]


def _known(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            meant = did_you_mean(name, known)
            raise QuestionError(f"no {what} {name!r} has proposals{meant and f': {meant}'}")


def _within(sections: Sequence[Record], wanted: Sequence[str]) -> Iterator[str]:
    """The sections that are asked for, and those in them; parents come before their parts."""
    inside = set(wanted)
    for section in sections:
        if section.get("parent") in inside:
            inside.add(section["id"])
    yield from inside


def _name(table: str, record: Record) -> str:
    if table != "aside":
        return str(record["id"])
    keys = ("section", "paragraph", "table", "row", "column", "footnote")
    place = "-".join(str(record[key]) for key in keys if key in record)
    return f"aside-{place}-{slug(str(record['words']), 30)}"


def find(text: str, name: str) -> Proposal:
    """The proposal with a name.

    Raises:
        QuestionError: There is none; it may be decided already.
    """
    found = proposals(text)
    for proposal in found:
        if proposal.name == name:
            return proposal
    raw = Spliced(text).raw
    if any(record.get("id") == name for table in REVIEWED for record in raw.get(table, ())):
        raise QuestionError(f"{name!r} is already decided")
    meant = did_you_mean(name, [proposal.name for proposal in found])
    raise QuestionError(f"no proposal {name!r}{meant and f': {meant}'}")


def accept(text: str, proposal: Proposal) -> str:
    """The fact base with a proposal accepted as it is.

    Records that name what it replaces, as a part its whole, name it from now on.

    Raises:
        QuestionError: It has a word that the vocabulary does not define, or says what the page
            says no longer.
    """
    if proposal.why.startswith(OUTDATED):
        said = "says what is no longer in the page: change it, or drop it"
        raise QuestionError(f"{proposal.name!r} {said}")
    new = Spliced(text)
    if former := replaced_by(proposal.record):
        new.rename_all(proposal.table, {former: proposal.name})
    new.set(proposal.table, proposal.index, {"review": None})
    record = new.table(proposal.table)[proposal.index]
    for problem in term_problems(new.raw, [(proposal.table, proposal.index, record)]):
        message, hint = problem[-1]
        raise QuestionError(f'{proposal.table} "{proposal.name}": {message} ({hint})')
    return new.done()


def change(text: str, proposal: Proposal, record: str) -> str:
    """The fact base with a proposal replaced by what a person wrote, and accepted.

    Args:
        text: The fact base.
        proposal: The proposal.
        record: One record of the same table, in TOML.

    Raises:
        QuestionError: It is not one such record.
    """
    try:
        read = read_tables(record)
    except tomli.TOMLDecodeError as error:
        found = finding_of(error, Toml(record, "the record"))
        raise QuestionError(str(found)) from error
    if list(read) != [proposal.table] or len(read[proposal.table]) != 1:
        raise QuestionError(f"one [[{proposal.table}]] is expected")
    new = Spliced(text).replace(proposal.table, proposal.index, record)
    name = read[proposal.table][0].get("id")
    former = {str(proposal.record.get("id", "")), replaced_by(proposal.record)} - {"", name}
    if former and isinstance(name, str):
        new.rename_all(proposal.table, dict.fromkeys(former, name))
    return new.set(proposal.table, proposal.index, {"review": None}).done()


def problems_of(text: str, proposal: Proposal) -> list[str]:
    """What reading and ``check`` find wrong with the record in a proposal's place."""
    text = _whole(text)
    try:
        base = Base(text.encode(), "facts")
    except FactBaseError as broken:
        return [finding.message for finding in broken.findings]
    name = base.name(proposal.table, proposal.index)
    found = check(text.encode(), "facts").findings
    return [str(one).partition(": ")[2] for one in found if one.where.record == name]


def count_findings(text: str, names: Iterable[str]) -> int:
    """How much ``check`` finds wrong with the records that have some ids."""
    wanted = {f'"{name}"' for name in names}  # check says: figure "schools-opened"
    found = check(_whole(text).encode(), "facts").findings
    return sum(one.where.record.partition(" ")[2] in wanted for one in found)


def drop(text: str, proposal: Proposal, reason: str, source: SourceFile) -> str:
    """The fact base without a proposal.

    What the document states there and nothing else holds is set aside with the reason. Other
    records name what is to replace it or else forget its id, and an excerpt that only it stands on
    goes with it.

    Raises:
        QuestionError: The reason is too short to say anything.
    """
    reason = reason.strip()
    if len(reason) < _SHORTEST_REASON:
        raise QuestionError(f"the reason needs at least {_SHORTEST_REASON} letters")
    before = {_key(item) for item in _missing(text, source)}
    new = Spliced(text)
    for other in new.table(proposal.table):
        if replaced_by(other) == proposal.name:
            new.rename_all(proposal.table, {proposal.name: other["id"]})
    without(new, proposal.table, proposal.index)
    rest = new.done()
    left = [item for item in _missing(rest, source) if _key(item) not in before]
    sections = Comparison(Base(_whole(rest).encode(), "facts"), source).sections
    stretches = _stretches(left)
    if proposal.table == "instrument":
        stretches += _where_alone(str(proposal.record["as_written"]), source)
    for passage, start, end in stretches:
        place = passage.location
        section = sections.of(place.section)
        if section is not None and not passage.is_heading:
            words = widened(passage.text, start, end)
            new.add("aside", {"words": words, **place_keys(section, place), "reason": reason})
    return new.done()


def _where_alone(name: str, source: SourceFile) -> list[tuple[Passage, int, int]]:
    """The first passage that has a name once, so that an aside can say that it is decided on."""
    for passage in source.passages:
        if passage.location.section is not None and not passage.is_heading:
            at = passage.text.find(name)
            if at >= 0 and passage.folded.count(normalise_text(name)) == 1 and is_name(name):
                return [(passage, at, at + len(name))]
    return []


def _stretches(items: Sequence[Item]) -> list[tuple[Passage, int, int]]:
    """Where items are that stand near each other: passages, with beginnings and ends."""
    found: list[tuple[Passage, int, int]] = []
    for item in items:
        passage, (start, end) = item.passage, item.span
        if found and found[-1][0] is passage and end - found[-1][1] <= _LONGEST_ASIDE:
            found[-1] = passage, found[-1][1], max(end, found[-1][2])
        else:
            found.append((passage, start, end))
    return found


def _missing(text: str, source: SourceFile) -> list[Item]:
    return list(cover(Base(_whole(text).encode(), "facts"), source).missing)


def _whole(text: str) -> str:
    """The fact base, with stand-ins for what is not stated of its document yet."""
    return with_head(text, Spliced(text).raw.get("document", {}))


def _key(item: Item) -> tuple[object, ...]:
    return item.kind, item.passage.location, item.span


def without(text: Spliced, table: str, index: int) -> Spliced:
    """Remove a record; other records forget its id, and an excerpt that only it names goes too."""
    record = text.table(table)[index]
    text.remove(table, index)
    for other, shape in model.TABLES.items():
        for key, wanted in model.references_of(shape).items():
            if wanted == table and "id" in record:
                _forget(text, other, key, record["id"])
    remove_unused(text, record.get("excerpts", ()))
    return text


def remove_unused(text: Spliced, excerpts: Iterable[str]) -> None:
    """Remove those of some excerpts that no record names."""
    for name in excerpts:
        if not any(name in named for named in _names(text)):
            at = next(at for at, one in enumerate(text.table("excerpt")) if one["id"] == name)
            text.remove("excerpt", at)


def _forget(text: Spliced, table: str, key: str, name: str) -> None:
    """Take an id out of a key of every record of a table."""
    for index, record in enumerate(text.table(table)):
        value = record.get(key)
        if value == name:
            text.set(table, index, {key: None})
        elif isinstance(value, list) and name in value:
            text.set(table, index, {key: [one for one in value if one != name] or None})


def _names(text: Spliced) -> Iterator[Sequence[str]]:
    """The excerpts that records name, record by record."""
    for table, shape in model.TABLES.items():
        for key, wanted in model.references_of(shape).items():
            for record in text.table(table) if wanted == "excerpt" else ():
                match record.get(key, ()):
                    case str() as name:
                        yield [name]
                    case dict() as roles:
                        yield from roles.values()
                    case names:
                        yield names
                for inner in model.records_in(shape):
                    yield from (one.get("excerpts", ()) for one in record.get(inner, ()))
