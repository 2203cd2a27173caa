"""Set the rules of visits."""

from typing import Any

from django.db import transaction

from kriya.core.history import tell_insert
from kriya.core.locks import wait_for
from kriya.core.scoping import current_council
from kriya.visits.models import VisitRules
from kriya.visits.queries.rules import visit_rules


@transaction.atomic
def set_rules(**said: Any) -> VisitRules:
    """Set the council's rules; what is not said stays."""
    # There may be no row yet to lock: two that set rules at once make one.
    wait_for(f"visit rules of {current_council().pk}")
    kept = visit_rules()
    for name, value in said.items():
        setattr(kept, name, value)
    is_first = kept._state.adding
    kept.save()
    if is_first:
        tell_insert(kept)
    return kept
