"""``verify``: quotes proven by the source, or by the lock."""
