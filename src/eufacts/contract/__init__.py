"""The shape of every answer in JSON: what each key is, for ``eufacts schema --output`` and tests.

Keys that rows take over from a fact base are those of the format's models, with what they mean
there; all others are declared here. Only the command that describes them imports this package.
"""
