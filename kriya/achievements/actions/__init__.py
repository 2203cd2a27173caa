"""Verbs of achievements: the only writers of its tables."""
