"""The second and third walls, built by one migration operation: row-level security and composite foreign keys.

Why both: PostgreSQL checks foreign keys without looking at policies, so a policy alone accepts a pointer into
another council.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

from kriya.core.rendering import near
from kriya.core.scoping import COUNCIL_SETTING, WithinCouncil

COUNCIL_NOW = f"nullif(current_setting('{COUNCIL_SETTING}', true), '')::bigint"
APP_ROLE = "kriya_app"


class RaiseWalls(Operation):
    """Wall tables that have a council column: policy (forced), (council_id, id) key, composite foreign keys, grants.

    Tables that point to each other are named in one call: all keys are made before the first foreign key.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *models: str, append_only: bool = False) -> None:
        self.models = models
        self.append_only = append_only

    def deconstruct(self) -> Any:
        return self.__class__.__name__, list(self.models), {"append_only": True} if self.append_only else {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing in Django's picture of the models."""

    def describe(self) -> str:
        return f"Raise the walls between councils around {', '.join(self.models)}"

    def database_forwards(self, app_label: str, schema_editor: Any, _from_state: Any, to_state: Any) -> None:
        apps = near(to_state, app_label, self.models).apps
        models = [apps.get_model(app_label, name) for name in self.models]
        statements = [statement for model in models for statement in policy_statements(model)]
        statements += [statement for model in models for statement in composite_keys(model)]
        statements += [few_councils(model._meta.db_table) for model in models]
        if self.append_only:
            statements += [revoke(model._meta.db_table, "UPDATE, DELETE") for model in models]
        for statement in statements:
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, _to_state: Any) -> None:
        for name in self.models:
            table = from_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(f'DROP POLICY IF EXISTS council_wall ON "{table}"')
            schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')


def policy_statements(model: Any) -> list[str]:
    """Return the SQL of the second wall."""
    table = model._meta.db_table
    return [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
        f'DROP POLICY IF EXISTS council_wall ON "{table}"',
        f'CREATE POLICY council_wall ON "{table}" '
        f"USING (council_id = {COUNCIL_NOW}) WITH CHECK (council_id = {COUNCIL_NOW})",
    ]


def few_councils(table: str) -> str:
    """Return the SQL that tells the planner that a table's rows belong to few councils.

    Until a table is first analyzed PostgreSQL takes any condition on a column for one in two hundred rows, and every
    question here names the council: it then expects one row and joins a thousand with a thousand by looking at all
    pairs. Servers before PostgreSQL 18 cannot be told and learn it when they analyze.
    """
    return (
        "DO $$ BEGIN IF current_setting('server_version_num')::int >= 180000 THEN "
        "PERFORM pg_restore_attribute_stats('schemaname', current_schema()::text, "
        f"'relname', '{table}', 'attname', 'council_id', 'inherited', false, "
        "'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 2::real); END IF; END $$"
    )


def composite_keys(model: Any) -> list[str]:
    """Return the SQL of the third wall: one foreign key over (council, id) for each pointer, with its index.

    A row that points to another of its council has that council by it; only the others need a key to the council
    itself.
    History may outlive its row and points to nothing.
    """
    if is_history(model):
        return []
    table = model._meta.db_table
    pointers = [f for f in model._meta.local_fields if isinstance(f, WithinCouncil)]
    statements = [statement for field in pointers for statement in _pointer(model, field)]
    if all(field.null for field in pointers):
        council = "FOREIGN KEY (council_id) REFERENCES councils_council (id) DEFERRABLE INITIALLY DEFERRED"
        statements.append(_once(table, f"{table[:50]}_council_fk", council))
    return statements


def _pointer(model: Any, field: WithinCouncil[Any, Any]) -> list[str]:
    table, target = model._meta.db_table, field.remote_field.model._meta.db_table
    key = (
        f'FOREIGN KEY (council_id, "{field.column}") REFERENCES "{target}" (council_id, id) '
        "DEFERRABLE INITIALLY DEFERRED"
    )
    name = f"{table[:34]}_{field.column[:20]}"
    # Most rows of a pointer that may be empty are: the index holds only what the key looks for.
    some = f' WHERE "{field.column}" IS NOT NULL' if field.null else ""
    index = f'CREATE INDEX IF NOT EXISTS "{name}_wi" ON "{table}" (council_id, "{field.column}"){some}'
    return [
        _once(target, f"{target}_wall_key"[:63], "UNIQUE (council_id, id)"),
        _once(table, f"{name}_wall", key),
        *([] if _is_indexed(model, field) else [index]),
    ]


def _is_indexed(model: Any, field: WithinCouncil[Any, Any]) -> bool:
    """Tell whether a whole index of the model begins with the council and this pointer."""
    whole = [one for one in (*model._meta.indexes, *model._meta.constraints) if getattr(one, "condition", None) is None]
    return any(tuple(getattr(one, "fields", ()))[:2] == ("council", field.name) for one in whole)


def is_history(model: Any) -> bool:
    """Tell whether a model keeps the old rows of another."""
    return bool(model._meta.pk.column == "pgh_id")


def _once(table: str, name: str, constraint: str) -> str:
    return (
        "DO $$ BEGIN IF NOT EXISTS "
        f"(SELECT FROM pg_constraint WHERE conname = '{name}' AND conrelid = '\"{table}\"'::regclass) "
        f'THEN ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {constraint}; END IF; END $$'
    )


def revoke(table: str, rights: str) -> str:
    """Return the SQL that takes rights on a table from the application, where its role is there."""
    return (
        f"DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN "
        f'REVOKE {rights} ON "{table}" FROM {APP_ROLE}; END IF; END $$'
    )
