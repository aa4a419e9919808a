"""Proof: of a fact base by itself, of its quotes by the source, of the source by its facts."""
