"""Verbs of taking part: the only writers."""
