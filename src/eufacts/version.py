"""The version of eufacts, in a module of its own so that it can be imported without the rest."""

__version__ = "0.1.0"
