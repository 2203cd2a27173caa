"""What a quotation's office paid, what of it was sold and sent, and what it still owes or is held for it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from kriya.core.money import Rupiah
from kriya.core.scoping import current_council
from kriya.quotations.models import Quotation

_MONEY: Final = """
SELECT q.id,
    (SELECT coalesce(sum(amount), 0) FROM quotations_quotationpayment p
     WHERE p.council_id = q.council_id AND p.quotation_id = q.id),
    (SELECT coalesce(sum(t.amount), 0) FROM sales_saletender t
     WHERE t.council_id = q.council_id AND t.kind IN ('order', 'invoice') AND t.reference = q.number),
    (SELECT coalesce(sum(t.amount), 0) FROM sales_refundtender t
     WHERE t.council_id = q.council_id AND t.kind IN ('order', 'invoice') AND t.reference = q.number),
    (SELECT coalesce(sum(i.shipping), 0) FROM quotations_invoice i
     WHERE i.council_id = q.council_id AND i.quotation_id = q.id),
    (SELECT coalesce(sum(l.total * (l.pieces - l.cancelled) / l.pieces), 0) FROM quotations_quotationline l
     WHERE l.council_id = q.council_id AND l.quotation_id = q.id),
    q.shipping
FROM quotations_quotation q
WHERE q.council_id = %(council)s AND (%(quotations)s::uuid[] IS NULL OR q.id = ANY(%(quotations)s))
"""


@dataclass(frozen=True)
class QuotationMoney:
    """Rupiah of one quotation. `agreed` is what its lines come to without what was cancelled, `carriage` what sending
    was offered for, `shipped` what of that was charged."""

    paid: Rupiah
    sold: Rupiah
    given_back: Rupiah
    shipped: Rupiah
    agreed: Rupiah
    carriage: Rupiah

    @property
    def used(self) -> Rupiah:
        """What was charged so far, less what came back."""
        return Rupiah(self.sold - self.given_back + self.shipped)

    @property
    def held(self) -> Rupiah:
        """What came and is not used yet: the office's money."""
        return Rupiah(max(0, self.paid - self.used))

    @property
    def owed(self) -> Rupiah:
        """What was charged and did not come yet: a claim."""
        return Rupiah(max(0, self.used - self.paid))

    @property
    def to_pay(self) -> Rupiah:
        """What is still to come of all that was agreed on."""
        return Rupiah(max(0, self.goal - self.paid))

    @property
    def goal(self) -> Rupiah:
        """What all of it comes to; without goods nothing is sent."""
        return Rupiah(self.agreed - self.given_back + (self.carriage if self.agreed or self.shipped else 0))

    @property
    def free(self) -> Rupiah:
        """What came and is needed for nothing: it goes back."""
        return Rupiah(max(0, self.paid - self.goal))


def money_of(quotation: Quotation) -> QuotationMoney:
    """Return the money of one quotation."""
    return money_of_many([quotation.pk])[quotation.pk]


def money_of_many(quotations: list[UUID] | None) -> dict[UUID, QuotationMoney]:
    """Return the money of some quotations, or of all, with one question."""
    with connection.cursor() as cursor:
        cursor.execute(_MONEY, {"council": current_council().pk, "quotations": quotations})
        return {row[0]: QuotationMoney(*(Rupiah(int(part)) for part in row[1:])) for row in cursor.fetchall()}


def held_of_all() -> int:
    """Return what is held for all offices of the council: its part of the account of buyers' prepayments."""
    return sum(one.held for one in money_of_many(None).values())
