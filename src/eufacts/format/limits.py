"""The limits of the format: how long a text, a list or a file may be.

No document needs more. Without them a file of a few megabytes could make an index of many
gigabytes, because a record's answer repeats its sentences, and the citation of its document.
This module imports nothing.
"""

ID = 100
"""Characters of an id."""

NAME = 200
"""Characters of a name: of a country, an organisation, a unit, a type."""

LABEL = 300
"""Characters of a label, or words copied from a quote."""

ADDRESS = 1000
"""Characters of an address on the web."""

TITLE = 1000
"""Characters of a title or a heading."""

PROSE = 5000
"""Characters of a quote, a note or a reason."""

LISTED = 200
"""Entries in a list of a record, unless the list has a limit of its own."""

EXCERPTS = 30
"""Excerpts of a record."""

QUOTED = 2 * PROSE
"""Characters in the quotes of a record together."""

AUTHORS = 20
"""Authors of a document."""

ROUTES = 64
"""Routes of a fact base, and things compared: each is compared with each."""

DEPTH = 20
"""Records, or regions, that one is within."""

KEYS = 1000
"""Keys or entries in one table or list."""

RECORDS = 100_000
"""Records of a table."""

NESTED_NAMES = 1000
"""Dotted names of three parts or more: each makes tables within tables, at a great cost."""

LOCK_LINE = 8000
"""Bytes of a line of a lock, which is about one record."""

MEGABYTES = 64
"""The largest file that is read, whatever the environment says."""

USUAL_MEGABYTES = 16
"""The largest file that is read unless the environment says otherwise: 30,000 facts."""
