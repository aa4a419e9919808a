"""What is wanted of a citation."""

from enum import StrEnum
from typing import NamedTuple


class Form(StrEnum):
    """The three places where a work is cited."""

    citation = "citation"
    """At the spot, with the pinpoint: a footnote's text, or what stands in brackets in the text."""
    subsequent = "subsequent"
    """In a later note, shortened."""
    entry = "entry"
    """In the bibliography."""


class Wanted(NamedTuple):
    """A form, and what goes with it."""

    form: Form = Form.citation
    quote: bool = False
    """Put the words of the document before it."""
    first: int | None = None
    """The note that cited the work first, for a later one."""
