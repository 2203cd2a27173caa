"""Verbs of assistance: the only writers."""
