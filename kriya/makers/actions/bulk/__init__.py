"""Change many makers at once: plan it, see it, do it once, take it back exactly."""

from kriya.makers.actions.bulk.apply import apply_plan
from kriya.makers.actions.bulk.changes import CHANGES, Change
from kriya.makers.actions.bulk.plan import Plan, Planned, plan
from kriya.makers.actions.bulk.undo import undo_bulk_edit

__all__ = ["CHANGES", "Change", "Plan", "Planned", "apply_plan", "plan", "undo_bulk_edit"]
