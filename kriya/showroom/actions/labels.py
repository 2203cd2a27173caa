"""Note which labels were printed, and that one was scanned."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.ids import new_id
from kriya.core.locks import wait_for
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope, current_council
from kriya.inventory.models import Lot, PublishedLabel
from kriya.showroom.labels.formats import BY_SLUG
from kriya.showroom.models import LabelPrint, LabelRules
from kriya.showroom.queries.labels import label_rules

_ONE_MORE = """
INSERT INTO showroom_labelvisit (id, council_id, lot_id, "on", times) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (council_id, lot_id, "on") DO UPDATE SET times = showroom_labelvisit.times + 1
"""


@transaction.atomic
def note_printed(labels: Sequence[tuple[Lot, int]], *, by: User | None) -> None:
    """Note that so many labels of each lot were printed, at the price it has now."""
    at = now()
    LabelPrint.objects.bulk_create(
        [LabelPrint.of_scope(lot=lot, price=lot.price, pieces=pieces, at=at, by=by) for lot, pieces in labels]
    )


def note_scan(label: PublishedLabel) -> None:
    """Count one scan of a label on the day it is in its council; who scanned is not asked."""
    with council_scope(label.council), connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [new_id(), label.council_id, label.lot_id, today()])


@transaction.atomic
def set_label_rules(**said: Any) -> LabelRules:
    """Set how the council's labels look; what is not said stays. Raises Refused: label_paper_unknown."""
    if said.get("paper", "a4-24") not in BY_SLUG:
        raise Refused("label_paper_unknown")
    # There may be no row yet to lock: two that set rules at once make one.
    wait_for(f"label rules of {current_council().pk}")
    kept = label_rules()
    for name, value in said.items():
        setattr(kept, name, value)
    is_first = kept._state.adding
    kept.save()
    if is_first:
        tell_insert(kept)
    return kept
