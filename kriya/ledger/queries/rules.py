"""What money goes by as the office reads it: its own rules and fees, what the law says, and what was changed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kriya.ledger.models import FeeRate, Tender
from kriya.ledger.rates import QRIS


@dataclass(frozen=True)
class Fee:
    """What is taken off a payment from a day on: hundredths of a per cent and whole rupiah. `is_law`: not agreed."""

    tender: Tender
    from_on: date
    basis_points: int
    fixed: int
    note: str
    up_to: int | None = None
    is_law: bool = False


def fees_listed(merchant_class: str) -> list[Fee]:
    """Return the fees that the council agreed, and those of the law for its class, the newest first."""
    own = [
        Fee(Tender(rate.tender), rate.from_on, rate.basis_points, rate.fixed, rate.note)
        for rate in FeeRate.objects.order_by("-from_on", "tender")
    ]
    law = [
        Fee(Tender.QRIS, rate.from_on, rate.basis_points, 0, _("Bank Indonesia"), rate.up_to, is_law=True)
        for rate in QRIS
        if rate.merchant_class == merchant_class
    ]
    return own + law
