"""The bare Typer program once more, whose command prints what "eufacts compare" prints, by rich."""

import typer

app = typer.Typer()

ROUTES = ("", "Eastern Mediterranean", "Western Balkan", "Central Mediterranean")
COMPARED = (
    (
        "Counted",
        "people crossing into the European Union",
        "irregular entries registered in Hungary",
        "crossings",
    ),
    ("Period", "Jan–Aug 2015", "up to Aug 2015", "up to Aug 2015"),
    ("By", "Frontex", "not stated", "not stated"),
    ("Nationalities", "90% SY+IQ+AF together", "not stated", "about 20% ER, 12% SO, 10% SY"),
    (
        "Trend",
        "Crossings on the Eastern Mediterranean route rose enormously compared with 2014",
        "not stated",
        (
            "The Central Mediterranean route keeps similar volumes of crossings to 2014; The "
            "Central Mediterranean route has changed composition since 2014, when most Syrian "
            "refugees used it"
        ),
    ),
    (
        "Path",
        "European Union",
        "MK → RS → HU → other European Union Member States",
        "not stated",
    ),
    ("Place", "I ¶3", "I ¶3", "I ¶4"),
)
PAIRS = (
    ("Eastern Mediterranean – Western Balkan", "40,091", "1.28"),
    ("Eastern Mediterranean – Central Mediterranean", "76,450", "1.72"),
    ("Western Balkan – Central Mediterranean", "36,359", "1.34"),
)


@app.command()
def first() -> None:
    """Print two tables."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    compared = Table(*ROUTES, title="Routes compared")
    for row in COMPARED:
        compared.add_row(*row)
    pairs = Table("Pair", "Difference", "Ratio", title="Pair by pair")
    for pair in PAIRS:
        pairs.add_row(*pair)
    console.print(compared)
    console.print(pairs)


@app.command()
def second(number: int = 1) -> None:
    """Count."""
    typer.echo(number)


if __name__ == "__main__":
    app()
