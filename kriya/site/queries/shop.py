"""What of the shop waits for somebody in the office."""

from kriya.quotations.queries.lists import waiting_inquiries
from kriya.shop.models import OrderState
from kriya.shop.queries.orders import Tab, Wanted, orders_list


def orders_waiting() -> int:
    """Return how many orders have a proof to be matched or wait to be packed: two questions."""
    proofs = orders_list(Wanted(tab=Tab.PROOF), []).exclude(state=OrderState.PAID)
    return int(proofs.count() + orders_list(Wanted(tab=Tab.PREPARING), []).count())


def inquiries_waiting() -> int:
    """Return how many offices asked for something and were not answered."""
    return int(waiting_inquiries().count())
