"""Completion in bash, zsh and fish: what may be at the cursor, and the scripts that ask for it."""
