"""Commands on the cache of indexes."""

import typer

from eufacts.cli.app import documented
from eufacts.index.cache import cache_directory, clear

cache = typer.Typer(
    help="Show or clear the cache of indexes.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)


@cache.command(epilog="Example: eufacts cache path")
@documented
def path() -> None:
    """Print the directory in which indexes are kept."""
    typer.echo(cache_directory())


@cache.command("clear", epilog="Example: eufacts cache clear")
@documented
def clear_all() -> None:
    """Remove every index; they are built again when needed."""
    count = clear()
    typer.echo(f"removed {count} {'index' if count == 1 else 'indexes'}", err=True)
