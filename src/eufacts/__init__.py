"""eufacts: facts of EU policy documents, each with its sentence and its place.

``open_facts`` opens a fact base and answers questions about it; what comes back are the rows of
the JSON contract. Nothing heavy is imported until it is used.
"""

from typing import TYPE_CHECKING, Any

from eufacts.version import __version__

if TYPE_CHECKING:
    from eufacts.answers.question import Question as Question
    from eufacts.api import Facts as Facts
    from eufacts.api import check as check
    from eufacts.api import coverage as coverage
    from eufacts.api import draft as draft
    from eufacts.api import open_facts as open_facts
    from eufacts.api import read as read
    from eufacts.api import verify as verify

_IN_API = ("Facts", "check", "coverage", "draft", "open_facts", "read", "verify")

__all__ = [
    "Facts",
    "Question",
    "__version__",
    "check",
    "coverage",
    "draft",
    "open_facts",
    "read",
    "verify",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes are of any type
    """Import the API at its first use: a look-up at the prompt does not pay for it."""
    if name in _IN_API:
        from eufacts import api

        return getattr(api, name)
    if name == "Question":
        from eufacts.answers.question import Question

        return Question
    raise AttributeError(name)


def __dir__() -> list[str]:
    """The public names, also before they are imported."""
    return sorted(__all__)
