"""Verbs of the register: the only writers of its tables, one kind of verb per file."""
