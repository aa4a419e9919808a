"""A start for those who type a fact base by hand: one record of each kind, with comments."""

from pathlib import Path


def start() -> str:
    """The start: a valid fact base of an invented document."""
    return Path(__file__).with_name("start.toml").read_text(encoding="utf-8")
