"""The rules that reading enforces; the reader and the models keep them."""

FORMAT_RULES = (
    "toml",
    "utf-8",
    "missing-key",
    "unknown-key",
    "choice",
    "form",
    "type",
    "record",
    "reference",
    "duplicate",
    "depth",
)
"""Their names, in the order in which they are told."""
