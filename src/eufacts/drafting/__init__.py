"""A document → a fact base to review: each number, date and name proposed with its sentence."""
