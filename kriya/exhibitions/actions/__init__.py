"""Verbs of exhibitions: the only writers."""
