"""Merge two makers that are one, and take it back exactly."""

from kriya.makers.actions.merge.merging import merge_makers
from kriya.makers.actions.merge.undoing import blockers_of, undo_merge

__all__ = ["blockers_of", "merge_makers", "undo_merge"]
