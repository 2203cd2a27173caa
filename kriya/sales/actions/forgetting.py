"""Forget who bought, once it has served its purpose; what was bought, and what makers are owed for it, stays."""

import json
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from kriya.core.clock import now
from kriya.core.once import canonical
from kriya.sales.models import QuarantinedSale, Sale

KEEP_BUYERS: Final = timedelta(days=365)
_BUYER: Final = ("buyer_name", "buyer_phone")


@transaction.atomic
def forget_buyers() -> int:
    """Take names and telephones of buyers out of sales a year old, and out of what was kept aside and is settled.

    Return how many sales that were (UU 27/2022: no longer than its purpose, which is to exchange and to answer).
    """
    over = now() - KEEP_BUYERS
    known = ~Q(buyer_name="") | ~Q(buyer_phone="")
    forgotten = Sale.objects.filter(known, recorded_at__lt=over).update(buyer_name="", buyer_phone="")
    for aside in QuarantinedSale.objects.filter(
        received_at__lt=over, resolved_at__isnull=False, payload__contains="buyer"
    ):
        aside.payload = _without_buyer(aside.payload)
        aside.save(update_fields=["payload"])
    return forgotten


def _without_buyer(payload: str) -> str:
    try:
        message = json.loads(payload)
    except ValueError:
        # It was cut: whose it was cannot be told from the rest.
        return ""
    return canonical({name: value for name, value in message.items() if name not in _BUYER})
