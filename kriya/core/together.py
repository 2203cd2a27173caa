"""One migration operation that applies many at once, so that Django does not render every related model after each."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import migrations
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from kriya.core.rendering import let_wait, near
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

_NEAR: Final = (
    migrations.CreateModel, migrations.AddField, migrations.AddIndex, migrations.RemoveIndex, migrations.AddConstraint,
    migrations.RemoveConstraint, migrations.RemoveField, migrations.RunSQL, AddTrigger, RemoveTrigger, RaiseWalls,
    NeverChanges,
)  # fmt: skip
"""What reads no models but those it names and those that they point to."""


class Together(Operation):
    """Apply operations with the models as they are after the last of them, which are rendered once.

    A table made here comes whole: its fields, indexes and constraints stand in its CreateModel. Other operations,
    also on tables that were there before, may stand beside it as long as none needs a state in between.
    """

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    @property
    def reduces_to_sql(self) -> bool:  # type: ignore[override]
        """Tell whether `sqlmigrate` can show it."""
        return all(operation.reduces_to_sql for operation in self.operations)

    def deconstruct(self) -> Any:
        return self.__class__.__name__, [self.operations], {}

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change the picture of the models without rendering any."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        let_wait(state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if all(map(_is_near, self.operations)):
            names = {name for operation in self.operations for name in _named(operation)}
            from_state, to_state = near(from_state, app_label, names), near(to_state, app_label, names)
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)


def _is_near(operation: Operation) -> bool:
    if isinstance(operation, migrations.AlterField):  # what points to a key changes with it
        return not operation.field.primary_key and not operation.field.unique
    return isinstance(operation, _NEAR)


def _named(operation: Any) -> list[str]:
    """Return the models that an operation names."""
    if isinstance(operation, migrations.CreateModel):
        return [operation.name]
    return list(getattr(operation, "models", None) or filter(None, [getattr(operation, "model_name", "")]))
