"""From a question to rows."""
