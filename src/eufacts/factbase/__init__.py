"""The format of a fact base, its reader, its index and the questions that it answers."""
