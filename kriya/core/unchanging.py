"""Rows that are written once: a trigger refuses to change or delete them, whoever asks and by whatever way."""

from typing import Any

from django.db.migrations.operations.base import Operation

from kriya.core.rendering import near
from kriya.core.walls import revoke

FUNCTION = """
CREATE OR REPLACE FUNCTION kriya_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV THEN RETURN NEW; END IF;
    RAISE EXCEPTION '% of % is written once', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


class NeverChanges(Operation):
    """Let rows of these models be neither changed nor deleted, but for the columns in `but`.

    Without such columns the application also loses the right to: then no row of it can be locked either.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *models: str, but: tuple[str, ...] = ()) -> None:
        self.models = models
        self.but = but

    def deconstruct(self) -> Any:
        return self.__class__.__name__, list(self.models), {"but": self.but} if self.but else {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing in Django's picture of the models."""

    def describe(self) -> str:
        return f"Let {', '.join(self.models)} never change"

    def database_forwards(self, app_label: str, schema_editor: Any, _from_state: Any, to_state: Any) -> None:
        schema_editor.execute(FUNCTION, params=None)
        apps = near(to_state, app_label, self.models).apps
        free = ", ".join(f"'{column}'" for column in self.but)
        for name in self.models:
            table = apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(
                f'CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON "{table}" '
                f"FOR EACH ROW EXECUTE FUNCTION kriya_never_changes({free})"
            )
            rights = "DELETE" if self.but else "UPDATE, DELETE"
            schema_editor.execute(revoke(table, rights))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, _to_state: Any) -> None:
        for name in self.models:
            table = from_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(f'DROP TRIGGER IF EXISTS never_changes ON "{table}"')
