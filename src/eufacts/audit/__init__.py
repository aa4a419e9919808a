"""An article held against a fact base: its claims, and what the document says of each."""
