"""Start-up: what questions to the shipped fact base cost beside the smallest Typer program."""

from measuring import BARE, Command, Row, count, environment, measure, program

FLOOR = "Typer program with two commands"

LINES = (
    "--version",
    "--help",
    "countries --json",
    "show turkey-syria-crisis-2015 --json",
    "search trust fund --json",
    "funding --country turkey --json",
    "funding --country turkey --total --json",
    "compare --json",
    "compare --format table",
    "cite turkey-syria-crisis-2015 --style bibtex",
)


def run(rounds: int) -> list[Row]:
    """Measure each question, the bare program first."""
    plain = environment()
    commands = [Command(FLOOR, (program("now", "python"), str(BARE), "first"), plain)]
    commands += [
        Command(f"`eufacts {line}`", (program("now", "eufacts"), *line.split()), plain)
        for line in LINES
    ]
    found = measure(commands, rounds)
    return [
        {"name": command.name, **found[command.name], "instructions": count(command)}
        for command in commands
    ]
