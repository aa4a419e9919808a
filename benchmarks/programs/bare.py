"""The smallest Typer program that has commands: what no program made with Typer can go below."""

import typer

app = typer.Typer()


@app.command()
def first(name: str = "world") -> None:
    """Greet."""
    typer.echo(f"hello {name}")


@app.command()
def second(number: int = 1) -> None:
    """Count."""
    typer.echo(number)


if __name__ == "__main__":
    app()
