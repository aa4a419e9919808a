"""The words of the document itself: its structure and its quantities."""
