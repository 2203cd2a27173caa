"""What of the shop waits for somebody in the office."""

from kriya.core.counting import counted
from kriya.quotations.queries.lists import waiting_inquiries
from kriya.shop.models import OrderState
from kriya.shop.queries.orders import Tab, Wanted, orders_list


def shop_waiting() -> tuple[int, int]:
    """Return how many orders have a proof to be matched or wait to be packed, and how many offices asked for something
    and were not answered: one question."""
    waits = counted(
        proofs=orders_list(Wanted(tab=Tab.PROOF), []).exclude(state=OrderState.PAID),
        preparing=orders_list(Wanted(tab=Tab.PREPARING), []),
        inquiries=waiting_inquiries(),
    )
    return waits["proofs"] + waits["preparing"], waits["inquiries"]
