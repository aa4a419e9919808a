"""An article compared with a fact base: its claims, and what the document says of each."""
