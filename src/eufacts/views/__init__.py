"""Rows to reports: what each command shows to people, as one short function each."""
