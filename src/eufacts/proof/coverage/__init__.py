"""``coverage``: everything numeric in the source is in the fact base."""
