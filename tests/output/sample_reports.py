"""Reports such as the commands make, for the tests of all writers."""

from eufacts.report import (
    Bars,
    Column,
    Fields,
    Notes,
    PlaceCell,
    QuantityCell,
    Quote,
    Quotes,
    Report,
    Table,
)

FUNDING = Report(
    parts=(
        Table(
            columns=(
                Column("id", "ID", "id"),
                Column("label", "Label", "label"),
                Column("value", "Amount", "quantity"),
                Column("period", "Period", "period"),
                Column("status", "Status", "status"),
                Column("section", "Place", "place"),
            ),
            rows=(
                (
                    "syria-response",
                    "Assistance for Syrians in Syria and in neighbouring countries",
                    QuantityCell(3_900_000_000, "EUR", "more_than"),
                    "2011/..",
                    "mobilised",
                    PlaceCell("II", 2),
                ),
                (
                    "africa-trust-fund",
                    "Emergency Trust Fund for Africa",
                    QuantityCell(1_800_000_000, "EUR", "exact"),
                    None,
                    "proposed",
                    PlaceCell("IV", 11, footnote=7),
                ),
                (
                    "odd-euro",
                    "An amount that nobody rounded",
                    QuantityCell(7_600_300, "EUR", "about"),
                    "2015-11-11/2015-11-12",
                    "committed/planned",
                    PlaceCell("III Turkey", 3),
                ),
                (
                    "wfp-appeal",
                    "World Food Programme appeal",
                    QuantityCell(None, "EUR", None),
                    "2015-09-09",
                    None,
                    PlaceCell("I", 5),
                ),
            ),
        ),
    ),
    footer="4 amounts; some overlap.",
)

COUNTRY = Report(
    parts=(
        Fields(
            pairs=(
                ("Code", "TR"),
                ("Other names", ("Türkiye", "Republic of Turkey")),
                ("Territory of", None),
                ("Groups", ()),
                ("Refugees", QuantityCell(1_900_000, "people", "about")),
            ),
            title="Turkey",
        ),
        Table(
            columns=(
                Column("id", "ID", "id"),
                Column("label", "Figure"),
                Column("value", "Amount", "quantity"),
            ),
            rows=(
                ("turkey-syrians", "Syrians hosted", QuantityCell(1_900_000, "people", "about")),
                ("turkey-share", "Share of all", QuantityCell(47.5, "percent", "less_than")),
            ),
            title="Figures",
        ),
        Quotes(
            quotes=(
                Quote(
                    "III-p1-s2",
                    "Turkey hosts [b]about[/b] 1.9 million refugees, :smile: more than any other "
                    "country.",
                    "JOIN(2015) 40 final, III Turkey, para. 1",
                ),
                Quote("fn-2", "UNHCR.", "JOIN(2015) 40 final, fn. 2", note="As of August."),
            ),
            title="Words",
        ),
    ),
)

COMPARISON = Report(
    parts=(
        Bars(
            bars=(
                ("Eastern Mediterranean", QuantityCell(182_740, "people", "exact")),
                ("Central Mediterranean", QuantityCell(98_000, "people", "about")),
                ("Western Mediterranean", QuantityCell(100, "people", "exact")),
                ("Black Sea", QuantityCell(None, "people", None)),
            ),
            title="People",
        ),
        Notes(
            lines=(
                "The same people may have been counted on two routes: do not add them.",
                "Periods differ.",
            ),
            title="Caveats",
        ),
    ),
)

HOSTILE = "red\x1b[31m, reversed\u202e, hid\u200bden,\ttab\nline \\ [b]bold[/b]"
"""A cell that tries everything."""
