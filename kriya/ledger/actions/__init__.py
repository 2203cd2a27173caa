"""Verbs, the only writers."""
