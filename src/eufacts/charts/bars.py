"""Rows → a chart: which bars share an axis, in which groups, and what must be said of them.

Numbers of several documents, currencies or units never share an axis, and nothing is added up: a
part is drawn below its whole, and an amount that several receive is drawn once, as theirs together.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from eufacts.answers import bounds, counts, totals
from eufacts.answers.comparison import beside_measures, wholes
from eufacts.dates import in_words
from eufacts.errors import NotThereError, QuestionError
from eufacts.format import limits
from eufacts.format.kinds import Row
from eufacts.output import words
from eufacts.output.visible import visible
from eufacts.views import cells
from eufacts.views.comparison import title_of

_Key = TypeVar("_Key", bound=Hashable)


class Bar(NamedTuple):
    """A number, drawn from zero."""

    label: str
    value: float
    text: str
    """The number as people read it, with qualifier and unit: ``> EUR 3.9 billion``."""
    qualifier: str
    """``exact``, ``more_than``, ``less_than`` or ``about``."""
    context: str
    """What else a reader must know of it: status, period, place."""
    whole: float | None = None
    """For a part: the value of its whole, whose bar is above it."""
    shared: bool = False
    """Whether several receive it together."""


class Group(NamedTuple):
    """Bars under one heading."""

    title: str
    bars: tuple[Bar, ...]


class Panel(NamedTuple):
    """Bars on one axis: of one document, in one unit."""

    title: str
    unit: str
    groups: tuple[Group, ...]

    @property
    def bars(self) -> list[Bar]:
        """All its bars, in order."""
        return [bar for group in self.groups for bar in group.bars]


class Chart(NamedTuple):
    """What a chart shows."""

    title: str
    panels: tuple[Panel, ...]
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    """The citation of each document, with its address."""
    one_scale: bool = False
    """Whether all axes are equally long, so that bars can be compared across them."""

    @property
    def bars(self) -> list[Bar]:
        """All its bars, in order."""
        return [bar for panel in self.panels for bar in panel.bars]

    @property
    def description(self) -> str:
        """All that it shows, in words, for those who do not see it."""
        said = [self.title]
        for panel in self.panels:
            for group in panel.groups:
                heading = ", ".join(filter(None, (panel.title, group.title)))
                bars = "; ".join(f"{bar.label}: {bar.text}" for bar in group.bars)
                said.append(f"{heading}: {bars}" if heading else bars)
        sentences = (line.rstrip(".") for line in (*said, *self.caveats, *self.sources))
        return ". ".join(sentences) + "."


class Names(NamedTuple):
    """What a chart calls things."""

    documents: Mapping[str, str]
    """The citation of each document, by what answers call it."""
    countries: Mapping[str, str]
    """The name of each country, by its code."""

    @classmethod
    def of(cls, documents: Iterable[Row], countries: Iterable[Row]) -> "Names":
        """Take them from the rows of documents and countries."""
        citations = {
            row["document"]: ", ".join(filter(None, (row["citation"], row["url"])))
            for row in documents
        }
        return cls(citations, {row["code"]: row["name"] for row in countries})


def comparison(answer: Row, names: Names) -> Chart:
    """Chart what ``compare`` answers: a bar for each thing, an axis for each unit, all as long.

    Raises:
        NotThereError: No two countries have a like count, so there is nothing to draw.
    """
    things, caveats = answer.get("routes") or answer["items"], answer["caveats"]
    if things[0]["kind"] == "country":
        others = beside_measures(things, answer["compared_by"])
        caveats = [caveat for caveat in caveats if caveat not in others]
        drawn = {one["item"] for one in answer["measures"]}
        things = [thing for thing in things if thing["id"] in drawn]
    if not things:
        raise NotThereError(f"nothing to draw: {' '.join(caveats)}")
    title = title_of(answer)
    if things[0]["kind"] == "funding":
        return funding(things, names)._replace(title=title, caveats=_clean(caveats))
    measured = [_measured(*pair) for pair in zip(answer["measures"], things, strict=True)]
    panels = [
        Panel(
            _of_several(document, measured),
            unit,
            (Group("", tuple(_bar(one, one["name"], *_of_measure(one)) for one in rows)),),
        )
        for (document, unit), rows in _by(measured, _axis).items()
    ]
    made = _chart(title, panels, caveats, measured, names)
    return made._replace(one_scale=True)


def funding(rows: Sequence[Row], names: Names) -> Chart:
    """Chart amounts by who receives them, in the order of the rows.

    Raises:
        NotThereError: None of them has an amount.
        QuestionError: They are too many for a picture.
    """
    amounts = [row for row in rows if row["value"] is not None]
    labels = {(row["document"], row["id"]): row["label"] for row in rows}
    panels = [
        Panel(_of_several(document, amounts), unit, groups)
        for (document, unit), of_axis in _by(amounts, _axis).items()
        for groups in _by_recipient(of_axis, labels, names)
        if groups
    ]
    caveats = [*_not_drawn(rows), *_not_to_add(amounts), *totals.notes(amounts)]
    return _chart("Funding by recipient", panels, caveats, amounts, names)


def figures(rows: Sequence[Row], names: Names) -> Chart:
    """Chart figures, in the order of the rows.

    Like counts, which one source made at one time, have an axis of their own.

    Raises:
        NotThereError: There are none.
        QuestionError: They are too many for a picture.
    """
    panels = [
        Panel(
            ": ".join(filter(None, (_of_several(document, rows), _heading(alike, like)))),
            unit,
            (Group("", tuple(_bar(row, row["label"], *_of_figure(row, like)) for row in alike)),),
        )
        for (document, unit), of_axis in _by(rows, _axis).items()
        for like, alike in _alike(of_axis)
    ]
    topics = {row["topic"] for row in rows}
    title = f"Figures: {topics.pop()}" if len(topics) == 1 and None not in topics else "Figures"
    shares = [row for row in rows if row["unit"] == "percent"]
    caveats = [
        *_same(rows),
        *(wholes(shares) if len(shares) > 1 else ()),
        *bounds.notes(rows, "figure"),
    ]
    return _chart(title, panels, caveats, rows, names)


def most_alike(rows: Iterable[Row]) -> list[Row]:
    """The figures of the largest group of like counts; none where no two are alike."""
    groups = _by(rows, lambda row: (row["document"], counts.like(row)))
    several = (group for (_, like), group in groups.items() if like and len(group) > 1)
    return max(several, key=len, default=[])


def _chart(
    title: str, panels: Iterable[Panel], caveats: Iterable[str], rows: Iterable[Row], names: Names
) -> Chart:
    sources = (names.documents[row["document"]] for row in rows)
    made = Chart(title, tuple(panels), _clean(caveats), _clean(sources))
    if not made.bars:
        raise NotThereError("nothing to draw: no number is stated")
    if len(made.bars) > limits.ROUTES:
        raise QuestionError(
            f"a chart has at most {limits.ROUTES} bars, and these are {len(made.bars):,}: "
            "use filters or --limit"
        )
    return made


def _clean(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(visible, dict.fromkeys(lines)))


def _axis(row: Row) -> tuple[str, str]:
    """The document and unit of a row, which all rows on an axis share."""
    return row["document"], row["unit"] or "number"


def _by(rows: Iterable[Row], key: Callable[[Row], _Key]) -> dict[_Key, list[Row]]:
    """Rows by a key, in the order met."""
    found: dict[_Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _of_several(document: str, rows: Iterable[Row]) -> str:
    """The name of a document, where the rows are of several."""
    return document if len({row["document"] for row in rows}) > 1 else ""


def _bar(row: Row, label: str, *said: str | None) -> Bar:
    """A bar for a row's value; its place follows what else is said of it."""
    number, place = cells.quantity(row), cells.place(row)
    context = (totals.unreviewed(row), *said, words.place(place) if place else None)
    return Bar(
        visible(label),
        row["value"],
        visible(words.quantity(number)) if number else "",
        row["qualifier"],
        visible(" · ".join(filter(None, context))),
    )


def _measured(measure: Row, thing: Row) -> Row:
    """A measure with its document; that of a country is called what its figure is."""
    if "document" in thing:
        return {**measure, "document": thing["document"]}
    listed = (row for rows in thing.values() if isinstance(rows, list) for row in rows)
    of_country = (row for row in listed if isinstance(row, dict))
    figure = next(row for row in of_country if row.get("id") == measure["figure"])
    return {**measure, "document": figure["document"], "measure": figure["label"]}


def _of_measure(measure: Row) -> tuple[str | None, ...]:
    return measure["measure"], _counted_by(measure), _time(measure)


def _counted_by(row: Row) -> str | None:
    return f"counted by {row['counted_by']}" if row["counted_by"] else None


def _time(row: Row) -> str | None:
    time = cells.period(row)
    return in_words(time.iso) if time else None


def _by_recipient(
    amounts: Sequence[Row], labels: Mapping[tuple[str, str], str], names: Names
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Amounts by who receives them, first those of one; and those of which that is not stated.

    The latter, which may be a budget for the whole world, have an axis of their own.
    """
    by_id = {row["id"]: row for row in amounts}
    parts = _by(amounts, lambda row: row["part_of"])
    left = dict(by_id)

    def nested(row: Row, recipients: Sequence[str], whole: float | None = None) -> Iterator[Bar]:
        """An amount, then its parts; a circle of parts ends where it began."""
        if left.pop(row["id"], None) is None:
            return
        bar = _amount(row, labels.get((row["document"], row["part_of"])), recipients, names)
        yield bar._replace(whole=whole)
        for part in parts.get(row["id"], ()):
            yield from nested(part, row["recipients"], row["value"])

    wholes = [row for row in amounts if row["part_of"] not in by_id]
    groups: dict[tuple[str, ...], list[Bar]] = {}
    for row in (*wholes, *amounts):
        recipients = tuple(row["recipients"])
        groups.setdefault(recipients, []).extend(nested(row, recipients))
    made = {
        recipients: Group(visible(_received(recipients, names)), tuple(bars))
        for recipients, bars in groups.items()
        if bars
    }
    stated = sorted(filter(None, made), key=lambda recipients: len(recipients) > 1)
    return tuple(made[one] for one in stated), (made[()],) if () in made else ()


def _received(recipients: Sequence[str], names: Names) -> str:
    """Who receives an amount, in words."""
    if not recipients:
        return "Recipient not stated"
    *others, last = (names.countries.get(one, one) for one in recipients)
    return f"{', '.join(others)} and {last} together" if others else last


def _amount(row: Row, whole: str | None, recipients: Sequence[str], names: Names) -> Bar:
    """A bar for an amount; a part's says of what it is a part, and for whom if that differs."""
    said = [row["status"]]
    if row["part_of"]:
        said.insert(0, f"part of {whole or row['part_of']}")
    if list(row["recipients"]) != list(recipients):
        said.append(f"for {_received(row['recipients'], names)}")
    return _bar(row, row["label"], *said, _time(row))._replace(shared=len(row["recipients"]) > 1)


def _not_drawn(rows: Iterable[Row]) -> list[str]:
    count = sum(row["value"] is None for row in rows)
    entries = "1 more entry states" if count == 1 else f"{count} more entries state"
    return [f"{entries} no amount."] if count else []


def _not_to_add(amounts: Sequence[Row]) -> list[str]:
    """Whether some of the amounts may be in others that are drawn."""
    drawn = {row["id"] for row in amounts}
    if not any(drawn & {row["part_of"], *row["may_overlap"]} for row in amounts):
        return []
    return ["Some of these amounts are, or may be, in others: the bars must not be added."]


def _alike(rows: Sequence[Row]) -> list[tuple[counts.Like | None, list[Row]]]:
    """Figures in like counts, the largest group first; what has no like comes last, together."""
    groups = _by(rows, counts.like)
    unlike = [row for row in rows if not (like := counts.like(row)) or len(groups[like]) == 1]
    several = [(like, group) for like, group in groups.items() if like and len(group) > 1]
    several.sort(key=lambda one: -len(one[1]))
    return [*several, *([(None, unlike)] if unlike else [])]


def _heading(alike: Sequence[Row], like: counts.Like | None) -> str:
    """What like counts have in common, in words."""
    if like is None:
        return ""
    listed = f"listed in footnote {alike[0]['footnote']}"
    return visible(f"{like[1]}, {_counted_by(alike[0]) or listed}, {_time(alike[0])}")


def _of_figure(row: Row, like: counts.Like | None) -> tuple[str | None, ...]:
    """What is said of a figure that is not said of its panel."""
    if like:
        return ()
    share = f"of {row['share_of']}" if row["share_of"] else None
    return row["topic"], share, _counted_by(row), _time(row)


def _same(rows: Sequence[Row]) -> list[str]:
    """Which figures give the same thing."""
    labels = {row["id"]: row["label"] for row in rows}
    pairs = {
        tuple(sorted((row["id"], other)))
        for row in rows
        for other in row["same_as"]
        if other in labels
    }
    return [
        f"These give the same thing: {' – '.join(labels[name] for name in pair)}."
        for pair in sorted(pairs)
    ]
