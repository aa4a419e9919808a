"""The command that lists facts of every kind."""

from eufacts.cli.request import Request, look_up
from eufacts.format.kinds import KIND, OF_FACTS


@look_up(*OF_FACTS)
def facts(request: Request) -> None:
    """List facts of every kind, with every filter.

    Examples:
      eufacts facts --kind statement --type commitment --country Libya
      eufacts facts --section turkey --year 2015
      eufacts facts --jsonl > facts.jsonl
    """
    request.list(None, facts_only=not request.asked.filters[KIND.field])
