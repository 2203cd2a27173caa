"""Take a whole import back: what it made goes, what it changed is as it was. Nothing half: all of it or none."""

from kriya.makers.actions.undo_import.undoing import Undone, undo_import

__all__ = ["Undone", "undo_import"]
