"""Verbs of training: the only writers."""
