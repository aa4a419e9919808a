"""``check``: a fact base examined by itself."""
