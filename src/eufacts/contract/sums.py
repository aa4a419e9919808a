"""Comparisons and totals."""

from typing import Literal

from pydantic import ConfigDict

from eufacts.contract.records import Agreement, Answer, Country, Figure, Funding, Route
from eufacts.format import model


class Number(Answer):
    """A number as the document states it."""

    value: model.Number | None
    """In the base unit; null if the document states none."""
    unit: str | None
    """A currency, or what is counted or measured."""
    qualifier: model.Qualifier | None
    """How the document states it."""
    as_written: str | None
    """The words that state it."""


class Share(Answer):
    """How much an amount is of the one that it is a part of."""

    of: model.Id
    """The whole."""
    value: model.Number
    """In percent, to two digits; a bound is rounded up or down so that it stays true."""
    unit: Literal["percent"]
    """Percent."""
    qualifier: model.Qualifier | None
    """It follows from those of the two amounts."""
    part: Number
    """The amount."""
    whole: Number
    """The amount that it is a part of."""


class SharedPair(Share):
    """The share of one compared amount in another."""

    items: list[model.Id]
    """The part and the whole."""


class _Measure(Number):
    name: str
    """What is measured, in words."""
    measure: str | None
    """What was counted."""
    figure: model.Id
    """The figure or amount."""
    period: model.Period | None
    """The time that it is for."""
    as_of: model.Date | None
    """The date up to or at which it counts."""
    counted_by: str | None
    """Who counted, if the document says so."""


class RouteMeasure(_Measure):
    """The number by which a route is compared."""

    route: model.Id
    """The route."""


class Measure(_Measure):
    """The number by which a country, figure or amount is compared."""

    item: model.Id
    """The country, figure or amount."""


class _Ratio(Answer):
    value: model.Number | None
    """The first divided by the second, to two decimals; null if that would divide by zero, or of
    two bounds of one kind."""
    qualifier: model.Qualifier | None
    """It follows from those of the two numbers; null for two bounds of one kind."""


class _Difference(Answer):
    value: model.Number | None
    """The first less the second; null for two bounds of one kind, of which nothing can be said."""
    unit: str | None
    """Its unit; null if the two have different ones."""
    qualifier: model.Qualifier | None
    """It follows from those of the two numbers; null for two bounds of one kind."""


class _RoutePair(Answer):
    routes: list[model.Id]
    """The two routes, that with more first."""


class _Pair(Answer):
    items: list[model.Id]
    """The two, that with more first."""


class RouteRatio(_Ratio, _RoutePair):
    """The ratio of two routes."""


class RouteDifference(_Difference, _RoutePair):
    """The difference of two routes."""


class Ratio(_Ratio, _Pair):
    """The ratio of two things."""


class Difference(_Difference, _Pair):
    """The difference of two things."""


class ComparedRoutes(Answer):
    """Routes side by side."""

    routes: list[Route]
    """The routes."""
    measures: list[RouteMeasure]
    """The number of each."""
    difference: list[RouteDifference]
    """That of each pair."""
    ratio: list[RouteRatio]
    """That of each pair."""
    caveats: list[str]
    """What speaks against comparing them."""


class _Compared(Answer):
    measures: list[Measure]
    """The number of each; of countries only of those that have one like another's."""
    difference: list[Difference]
    """That of each pair."""
    ratio: list[Ratio]
    """That of each pair."""
    caveats: list[str]
    """What speaks against comparing them."""


class ComparedFigures(_Compared):
    """Figures of one unit side by side."""

    items: list[Figure]
    """The figures."""


class ComparedAmounts(_Compared):
    """Amounts of one currency side by side."""

    items: list[Funding]
    """The amounts."""
    share: list[SharedPair]
    """How much each part is of its whole, if both are compared."""


class ComparedCountry(Country):
    """A country with what it is compared by: also the keys in `compared_by`, lists of figures."""

    model_config = ConfigDict(extra="allow")

    funding: list[Funding]
    """The money that concerns it."""
    agreements: list[Agreement]
    """Its agreements."""


class ComparedCountries(_Compared):
    """Countries side by side."""

    items: list[ComparedCountry]
    """The countries."""
    compared_by: list[str]
    """The keys of their figures: those of the topics that the vocabulary marks as `compared`, or
    else `figures`."""


class _Added(Number):
    id: model.Id
    """The figure or amount."""
    kind: Literal["figure", "funding"]
    """The kind of record."""
    label: str
    """Its subject."""
    status: str | None
    """What has become of the money."""
    period: model.Period | None
    """The time that it is for."""
    recipients: list[str] | None
    """Country codes, or other recipients in words; null for figures."""
    money: bool | None
    """False if the document does not call the support money; null for figures."""


class Counted(_Added):
    """A number that is in the sum."""


class LeftOut(_Added):
    """A number that is not in the sum."""

    reason: str
    """Why not."""
    adds_if_separate: bool
    """Whether it is in `total_if_separate`."""
    share: Share | None
    """For a part of an amount: how much of it."""


class _Subtotal(Answer):
    value: model.Number
    """The sum."""
    qualifier: model.Qualifier | None
    """Its qualifier."""
    count: int
    """How many numbers are in it."""


class ByStatus(_Subtotal):
    """The sum of what has one status."""

    status: str | None
    """The status; null where the document states none."""


class ByPeriod(_Subtotal):
    """The sum of what is for one period."""

    period: model.Period | None
    """The period; null where the document states none."""


class Total(Answer):
    """What the document allows to be added, and why not the rest."""

    total: model.Number | None
    """The sum of what was reviewed; null if nothing can be added."""
    total_if_separate: model.Number | None
    """The sum if none of the amounts overlaps: larger by what has `adds_if_separate`."""
    unit: str | None
    """The currency, or what is counted."""
    qualifier: model.Qualifier | None
    """The qualifier of the sum."""
    qualifier_if_separate: model.Qualifier | None
    """The qualifier of the other sum."""
    count: int
    """How many numbers are in the sum."""
    counted: list[Counted]
    """The numbers in the sum."""
    by_status: list[ByStatus]
    """The same by status."""
    by_period: list[ByPeriod]
    """The same by period."""
    left_out: list[LeftOut]
    """The numbers that are not in the sum."""
    notes: list[str]
    """What a reader must know."""
    document: str
    """The document."""
