"""Verbs of newsletters: the only writers."""
