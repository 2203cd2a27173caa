"""The names of triggers that are taken, which are kept beside them."""

import pgtrigger
import pytest
from pgtrigger import registry

from kriya.core.triggers import Triggers
from kriya.makers.models import Maker

KEPT = registry._registry


def guard(name: str, **more: object) -> pgtrigger.Protect:
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete, **more)


def test_what_is_kept_is_what_all_triggers_say():
    assert isinstance(KEPT, Triggers)
    assert len(KEPT) > 100
    assert KEPT.pg_function_names == {trigger.get_pgid(model) for model, trigger in KEPT.values()}
    assert KEPT.by_db_table == {(model._meta.db_table, trigger.name): trigger for model, trigger in KEPT.values()}


def test_a_name_is_free_again_after_its_trigger():
    names, tables = set(KEPT.pg_function_names), dict(KEPT.by_db_table)
    with guard("for_a_moment").register(Maker):
        assert ("makers_maker", "for_a_moment") in KEPT.by_db_table
        with pytest.raises(KeyError, match="already"):
            guard("for_a_moment", condition=pgtrigger.Q(old__name="x")).register(Maker)
    assert (KEPT.pg_function_names, KEPT.by_db_table) == (names, tables)
