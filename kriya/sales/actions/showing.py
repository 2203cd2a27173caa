"""Record that somebody saw how to reach the buyer of a sale (UU 27/2022, articles 20 and 31)."""

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.sales.models import Sale, SaleBuyerShown


def record_showing(sale: Sale, *, to: User) -> None:
    """Record that the buyer's telephone was shown in full, each time anew."""
    SaleBuyerShown(sale=sale, shown_at=now(), shown_to=to).save(force_insert=True)
