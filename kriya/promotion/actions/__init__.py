"""Verbs of promotion: the only writers."""
