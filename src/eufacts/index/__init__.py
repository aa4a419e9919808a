"""From records to rows to one SQLite file."""
