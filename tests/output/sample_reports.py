"""Reports such as the commands make, for the tests of all writers."""

from eufacts.report import (
    Bars,
    Column,
    Fields,
    Notes,
    Place,
    Quantity,
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
                Column("label", "Label"),
                Column("value", "Amount", "quantity"),
                Column("period", "Period", "period"),
                Column("status", "Status", wide=True),
                Column("section", "Place", "place", wide=True),
            ),
            rows=(
                (
                    "syria-response",
                    "Assistance for Syrians in Syria and in neighbouring countries",
                    Quantity(3_900_000_000, "EUR", "more_than"),
                    "2011/..",
                    "mobilised",
                    Place("II", 2),
                ),
                (
                    "africa-trust-fund",
                    "Emergency Trust Fund for Africa",
                    Quantity(1_800_000_000, "EUR", "exact"),
                    None,
                    "proposed",
                    Place("IV", 11, footnote=7),
                ),
                (
                    "odd-euro",
                    "An amount that nobody rounded",
                    Quantity(7_600_300, "EUR", "about"),
                    "2015-11-11/2015-11-12",
                    "committed/planned",
                    Place("III Turkey", 3),
                ),
                (
                    "wfp-appeal",
                    "World Food Programme appeal",
                    Quantity(None, "EUR", None),
                    "2015-09-09",
                    None,
                    Place("I", 5),
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
                ("Refugees", Quantity(1_900_000, "people", "about")),
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
                ("turkey-syrians", "Syrians hosted", Quantity(1_900_000, "people", "about")),
                ("turkey-share", "Share of all", Quantity(47.5, "percent", "less_than")),
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
                ("Eastern Mediterranean", Quantity(182_740, "people", "exact")),
                ("Central Mediterranean", Quantity(98_000, "people", "about")),
                ("Western Mediterranean", Quantity(100, "people", "exact")),
                ("Black Sea", Quantity(None, "people", None)),
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
