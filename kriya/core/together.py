"""One migration operation that applies many at once.

Django renders every related model anew after each operation; with a hundred tables that all lead to the council
that is quadratic: 23 s of the first start went into it.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation


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

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)
