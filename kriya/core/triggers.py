"""The triggers of all tables. To know whether a new one's name is taken, pgtrigger asks all others for theirs anew."""

from typing import Any

from pgtrigger import registry


class Triggers(registry._Registry):  # type: ignore[misc]
    """What pgtrigger keeps, with the names that are taken beside it.

    Hundreds of triggers, each asking them all, are a fifteenth of a start.
    """

    def __init__(self) -> None:
        self._functions: set[str] = set()
        self._of_tables: dict[tuple[str, str], Any] = {}
        super().__init__()

    @property
    def pg_function_names(self) -> set[str]:
        """Return the names of the functions of all triggers."""
        return self._functions

    @property
    def by_db_table(self) -> dict[tuple[str, str], Any]:
        """Return all triggers by table and name."""
        return self._of_tables

    def __setitem__(self, key: str, value: tuple[Any, Any]) -> None:
        super().__setitem__(key, value)
        model, trigger = value
        self._functions.add(trigger.get_pgid(model))
        self._of_tables[model._meta.db_table, trigger.name] = trigger

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)
        self._functions.discard(trigger.get_pgid(model))
        self._of_tables.pop((model._meta.db_table, trigger.name), None)


def know_triggers_by_name() -> None:
    """Let pgtrigger keep the triggers of models that are yet to come here."""
    triggers = Triggers()
    triggers.update(registry._registry)
    registry._registry = triggers
