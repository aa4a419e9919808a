"""Sums of amounts: only those that the document allows to be added, and why not the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eufacts.answers import bounds
from eufacts.dates import in_words, span
from eufacts.format.kinds import Row


class LeftOut:
    """A number that is not in a total."""

    def __init__(
        self, row: Row, reason: str, *, adds_if_separate: bool = False, share: Row | None = None
    ) -> None:
        self.row = row
        self.reason = reason
        self.adds_if_separate = adds_if_separate
        """Whether it is left out only because it may overlap, so that it is in the other sum."""
        self.share = share
        """For a part of an amount: how much of it, as ``bounds.share`` says it."""


class Total:
    """A sum of numbers of one unit, and what it would be if none overlapped another.

    The second sum is the first with all that is left out only because it may overlap.
    """

    def __init__(
        self,
        unit: str | None,
        counted: Sequence[Row],
        left_out: Sequence[LeftOut],
        notes: Sequence[str] = (),
    ) -> None:
        self.unit = unit
        """None if nothing could be counted."""
        self.counted = counted
        self.left_out = left_out
        self.notes = notes
        """What a reader must know of these sums."""

    @property
    def separate(self) -> tuple[Row, ...]:
        """What the sum holds if no amount overlaps another."""
        return (*self.counted, *(out.row for out in self.left_out if out.adds_if_separate))

    @property
    def value(self) -> int | float | None:
        """The sum; None if nothing could be counted."""
        return bounds.added(row["value"] for row in self.counted)

    @property
    def if_separate(self) -> int | float | None:
        """The sum if no amount overlaps another."""
        return bounds.added(row["value"] for row in self.separate)

    @property
    def qualifier(self) -> str | None:
        """As a fact's: a total with a lower bound in it is a lower bound."""
        return _qualified(self.counted)

    @property
    def qualifier_if_separate(self) -> str | None:
        """The qualifier of the sum if no amount overlaps another."""
        return _qualified(self.separate)


def total(
    rows: Iterable[Row],
    receiving: frozenset[str] = frozenset(),
    years: frozenset[int] = frozenset(),
    regions: frozenset[str] = frozenset(),
    currency: str | None = None,
) -> Total:
    """Add up funding rows that somebody has reviewed.

    A part is left out where its whole is among the rows, whether that is counted or not. Of the
    others the largest come first, and what may overlap one already counted is left out. So is what
    countries outside ``receiving`` share, or what is for longer than ``years``: the document does
    not split it. Beside a lower bound no upper one is counted, so that the sum is a true bound.

    Amounts are added in one currency. A part is counted if its whole is in another.

    Args:
        rows: Funding rows of the JSON contract.
        receiving: The codes of the countries that the total is for; empty for any.
        years: The years that the total is for; empty for any.
        regions: The regions that these countries lie in.
        currency: The one of the sum; that of most amounts if there is none.
    """
    rows = sorted(rows, key=lambda row: -(row["value"] or 0))
    by_id = {row["id"]: row for row in rows}
    unit = currency or next(iter(currencies(rows)), "EUR")
    reasons = {
        row["id"]: unreviewed(row)
        or _unstated(row, unit)
        or longer(row, years)
        or _shared(row, receiving, regions)
        for row in rows
    }
    standing: dict[str, str | None] = {}
    contrary: dict[str, str] | None = None
    while contrary is None or contrary:
        standing = _standing([row for row in rows if not reasons[row["id"]]], by_id)
        contrary = bounds.contrary([row for row in rows if standing.get(row["id"], "") is None])
        reasons |= contrary
    overlaps = _overlaps(rows, by_id)
    counted: list[Row] = []
    left_out: list[LeftOut] = []
    for row in rows:
        whole = standing[row["id"]] if not reasons[row["id"]] else None
        other = _first_overlap(row, counted, overlaps)
        if reasons[row["id"]]:
            left_out.append(LeftOut(row, reasons[row["id"]], share=_share(row, by_id)))
        elif whole is not None:
            left_out.append(LeftOut(row, f"part of {whole}", share=_share(row, by_id)))
        elif other is not None:
            reason = f"may be in {other} already; the document does not say"
            left_out.append(LeftOut(row, reason, adds_if_separate=True))
        else:
            counted.append(row)
    made = Total(unit, counted, left_out)
    made.notes = list(_all_notes(made))
    return made


def currencies(rows: Iterable[Row]) -> list[str]:
    """The currencies of some amounts, that of most of them first."""
    units = Counter(str(row["unit"]) for row in rows if row["value"] is not None)
    return [unit for unit, _ in units.most_common()]


def _qualified(rows: Sequence[Row]) -> str | None:
    return bounds.combined(row["qualifier"] for row in rows) if rows else None


def _share(row: Row, by_id: Mapping[str, Row]) -> Row | None:
    whole = by_id.get(row["part_of"])
    return bounds.share(row, whole) if whole else None


def _wholes(row: Row, by_id: Mapping[str, Row]) -> list[str]:
    """The ids of what an amount is a part of, the next one first; a circle ends where it began."""
    found: list[str] = []
    whole = row["part_of"]
    while whole is not None and whole not in found and whole != row["id"]:
        found.append(whole)
        whole = by_id[whole]["part_of"] if whole in by_id else None
    return found


def _standing(rows: Iterable[Row], by_id: Mapping[str, Row]) -> dict[str, str | None]:
    """Say of each amount of which other of them it is a part; None of those that stand alone."""
    wholes = {row["id"]: _wholes(row, by_id) for row in rows}
    found: dict[str, str | None] = {}
    # The outermost first; in a circle, where all are as deep, the largest.
    for name in sorted(wholes, key=lambda name: len(wholes[name])):
        found[name] = next((whole for whole in wholes[name] if whole in found), None)
    return found


def _overlaps(rows: Iterable[Row], by_id: Mapping[str, Row]) -> dict[str, set[str]]:
    """Say of each amount which others may overlap it.

    Overlap is mutual, whichever of two names the other. What may overlap a part may overlap its
    whole, and what may overlap a whole may overlap each of its parts.
    """
    family: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (row["id"], *_wholes(row, by_id)):
            family[row["id"]].add(name)
            family[name].add(row["id"])
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for other in row["may_overlap"]:
            for one in family[row["id"]]:
                for two in family[other] or {other}:
                    found[one].add(two)
                    found[two].add(one)
    return found


def _first_overlap(
    row: Row, counted: Iterable[Row], overlaps: Mapping[str, set[str]]
) -> str | None:
    """The largest amount already counted that another may overlap; None where there is none."""
    others = overlaps.get(row["id"], set())
    return next((one["id"] for one in counted if one["id"] in others), None)


def _subtotals(numbers: Iterable[Row], key: str) -> list[Row]:
    """Give the subtotals of counted numbers that have the same value of a key, in the order met."""
    groups: dict[str | None, list[Row]] = {}
    for row in numbers:
        if key in row:
            groups.setdefault(row[key], []).append(row)
    return [
        {
            key: value,
            "value": bounds.added(row["value"] for row in group),
            "qualifier": bounds.combined(row["qualifier"] for row in group),
            "count": len(group),
        }
        for value, group in groups.items()
    ]


def as_row(answer: Total) -> Row:
    """Write a total as the JSON contract has it."""
    own = ("id", "label", "value", "qualifier", "as_written", "status", "period", "recipients")
    keys = (*own, "kind", "unit", "money")
    return {
        "total": answer.value,
        "total_if_separate": answer.if_separate,
        "unit": answer.unit,
        "qualifier": answer.qualifier,
        "qualifier_if_separate": answer.qualifier_if_separate,
        "count": len(answer.counted),
        "counted": [{key: row.get(key) for key in keys} for row in answer.counted],
        "by_status": _subtotals(answer.counted, "status"),
        "by_period": _subtotals(answer.counted, "period"),
        "left_out": [
            {
                **{key: out.row.get(key) for key in keys},
                "reason": out.reason,
                "adds_if_separate": out.adds_if_separate,
                "share": out.share,
            }
            for out in answer.left_out
        ],
        "notes": list(answer.notes),
    }


def as_table(answer: Row) -> list[Row]:
    """Write a total's row as rows of a sheet: one for each number, then one for each sum."""
    said = {"document": answer["document"]} if "document" in answer else {}
    rows = [
        {**said, "row": "number", "counted": True, **row, "adds_if_separate": True, "reason": None}
        for row in answer["counted"]
    ]
    rows += [
        {
            **said,
            "row": "number",
            "counted": False,
            **row,
            "share": (row["share"] or {}).get("value"),
        }
        for row in answer["left_out"]
    ]
    sums = (("total", "qualifier"), ("total_if_separate", "qualifier_if_separate"))
    rows += [
        {
            **said,
            "row": value,
            "value": answer[value],
            "qualifier": answer[qualifier],
            "unit": answer["unit"],
            "notes": answer["notes"],
        }
        for value, qualifier in sums
    ]
    return rows


def unreviewed(row: Row) -> str:
    """Why a proposal is not counted; nothing for a record that is decided."""
    return "" if row.get("review") is None else "not reviewed yet"


def _unstated(row: Row, unit: str) -> str:
    """Why a record has no amount to count in a currency, if it has none."""
    if row["value"] is not None:
        if row["unit"] != unit:
            return f"in {row['unit']}, not in {unit}"
        from eufacts.rates import is_rate

        each = is_rate(row.get("as_written") or "")
        return "for each year, person or the like, so it is not added" if each else ""
    if not row.get("money", True):
        return "support, no amount named"
    return "the document states no amount"


def _shared(row: Row, receiving: frozenset[str], regions: frozenset[str]) -> str:
    """Why an amount is not that of some countries alone, if it is not."""
    if not receiving:
        return ""
    if not row["recipients"]:
        return "the document does not say who receives it"
    if set(row["recipients"]) <= receiving:
        return ""
    together = ", ".join(row["recipients"])
    if set(row["recipients"]) & receiving:
        return f"given to {together} together; the document does not split it"
    if set(row["recipients"]) & regions:
        return f"for {together} as a whole; the document does not split it"
    return f"received by {together}"


def longer(row: Row, years: frozenset[int]) -> str:
    """Why a number is not one of the years' alone, if it is not."""
    if not years:
        return ""
    time = row["period"] or row["as_of"]
    if time is None:
        return "no date is stated, so it is in no year"
    first, last = (day[:4] for day in span(time))
    if {int(first), int(last)} <= years:
        return ""
    return f"for {time}; the document does not split it by year"


def _all_notes(answer: Total) -> Iterator[str]:
    """What a reader must know of either sum; of the second only what the first does not have."""
    counted = notes(answer.counted)
    yield from counted
    yield from open_reviews((*answer.counted, *(out.row for out in answer.left_out)))
    yield from _foreign(answer)
    for note in notes(answer.separate):
        if note not in counted:
            yield f"If none overlaps: {note[0].lower()}{note[1:]}"


def open_reviews(rows: Sequence[Row]) -> Iterator[str]:
    """Say how many of some records are not counted because nobody has reviewed them."""
    if undecided := sum(bool(unreviewed(row)) for row in rows):
        said = "is not reviewed yet, and is" if undecided == 1 else "are not reviewed yet, and are"
        of = f"{undecided} of these {len(rows)} records"
        yield f"{of} {said} not counted; eufacts review decides."


def _foreign(answer: Total) -> Iterator[str]:
    """Amounts of the sum that are, or may be, in one of another currency."""
    others = {
        out.row["id"]: out.row["unit"]
        for out in answer.left_out
        if out.row["value"] is not None and out.row["unit"] != answer.unit
    }
    counted = {row["id"]: row for row in answer.counted}
    for row in (*answer.counted, *(out.row for out in answer.left_out)):
        for name in (row["part_of"], *row["may_overlap"]):
            how = "is a part of" if name == row["part_of"] else "may overlap"
            if row["id"] in counted and name in others:
                yield f"{row['id']} {how} {name}, which is in {others[name]}."
            if row["id"] in others and name in counted:
                yield f"{row['id']}, which is in {others[row['id']]}, {how} {name}."


def notes(amounts: Iterable[Row]) -> list[str]:
    """Say in what amounts differ that are added or compared, and which bounds are among them."""
    amounts = tuple(amounts)
    said = []
    statuses = dict.fromkeys(row["status"] or "not stated" for row in amounts)
    if len(statuses) > 1:
        said.append(f"The amounts differ in status: {', '.join(statuses)}.")
    # In ASCII: a note is the same text on every terminal.
    periods = dict.fromkeys(
        in_words(row["period"] or "none stated", ascii_only=True) for row in amounts
    )
    if len(periods) > 1:
        said.append(f"They are for different periods: {', '.join(periods)}.")
    payers = dict.fromkeys(" and ".join(row["funders"]) or "not stated" for row in amounts)
    if len(payers) > 1:
        said.append(f"They are not from the same payers: {'; '.join(payers)}.")
    return [*said, *bounds.notes(amounts)]
