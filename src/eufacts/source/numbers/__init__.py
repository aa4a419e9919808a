"""From text to quantities and dates."""
