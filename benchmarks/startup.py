"""Start-up: what each kind of question costs beside the smallest Typer program."""

import places
from measuring import Command, Row, Say, count, measure

BARE = "Typer program with two commands"
RICH_HELP = "the same, --help by rich"
RICH_TABLE = "the same, printing compare's tables by rich"

LOOK_UPS = {
    "version": ("--version",),
    "countries": ("countries", "--json"),
    "show": ("show", "turkey-syria-crisis-2015", "--json"),
    "search": ("search", "trust", "fund", "--json"),
    "filter": ("funding", "--country", "turkey", "--json"),
    "total": ("funding", "--country", "turkey", "--total", "--json"),
    "compare": ("compare", "--json"),
    "cite": ("cite", "turkey-syria-crisis-2015", "--style", "bibtex"),
}
"""Questions whose answers need no rich, by what they are called here."""


def commands() -> list[Command]:
    """Everything that is measured: the floor, the Typer program, eufacts."""
    plain = places.environment()
    python, eufacts = places.python(), places.binary("eufacts", "eufacts")
    bare = (python, str(places.PROGRAMS / "bare.py"))
    table = str(places.PROGRAMS / "bare_table.py")
    found = [
        Command("Python, doing nothing", (python, "-c", "pass"), plain, BARE),
        Command(BARE, (*bare, "first"), plain, BARE),
        Command(RICH_HELP, (*bare, "--help"), plain, BARE),
        Command(RICH_TABLE, (python, table, "first"), plain, BARE),
    ]
    found += [
        Command(f"eufacts {' '.join(words)}", (eufacts, *words), plain, BARE)
        for words in LOOK_UPS.values()
    ]
    shown = ("compare", "--format", "table")
    found.append(Command(f"eufacts {' '.join(shown)}", (eufacts, *shown), plain, RICH_TABLE))
    found.append(Command("eufacts --help", (eufacts, "--help"), plain, RICH_HELP))
    for what, line in (
        ("a command", "eufacts sea"),
        ("an option", "eufacts search --for"),
        ("a country", "eufacts figures --country Tur"),
    ):
        variables = {
            "_EUFACTS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split()) - 1),
        }
        environment = places.environment(**variables)
        found.append(Command(f"completion of {what} ({line})", (eufacts,), environment, BARE))
    return found


def run(rounds: int, say: Say, *, counting: bool) -> list[Row]:
    """Measure, and count instructions."""
    chosen = commands()
    rows = measure(chosen, rounds, say)
    if counting:
        count(chosen, rows, say)
    return rows
