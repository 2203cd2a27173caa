"""Offices, what they ask for, and how far an order of theirs has come."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from kriya.catalog.models import Product
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.inventory.models import Lot
from kriya.quotations.actions.answering import accept
from kriya.quotations.actions.drafting import Head, LineWanted, keep_draft
from kriya.quotations.actions.handing_over import Handing, Receiver, hand_over
from kriya.quotations.actions.inquiring import Asked
from kriya.quotations.actions.offering import offer
from kriya.quotations.actions.paying import take_in
from kriya.quotations.models import Handover, Quotation, QuotationLine, QuotationPayment
from kriya.shop.tests.builders import Shop

ASKED = Asked(
    institution="Dinas Pendidikan Kota Pekalongan",
    contact="Bu Wulan",
    phone="+6281200002222",
    wanted="100 pouch batik untuk peserta lomba, kira-kira Rp50.000 sebuah",
    email="wulan@contoh.invalid",
    pieces=100,
)
RECEIVER = Receiver("Wulan Sari", "Pejabat pembuat komitmen", "Kantor dinas")


@dataclass
class Offices:
    """A shop with a showroom whose council writes quotations; inside an open scope."""

    shop: Shop

    def head(self, **more: Any) -> Head:
        said = Head(
            institution=ASKED.institution, contact=ASKED.contact, subject="Cendera mata lomba", phone=ASKED.phone,
            email=ASKED.email, valid_until=today() + timedelta(days=14),
        )  # fmt: skip
        return replace(said, **more)

    def draft(self, *lines: LineWanted, **more: Any) -> Quotation:
        return keep_draft(None, self.head(**more), lines, by=None)

    def offered(self, *lines: LineWanted, **more: Any) -> Quotation:
        return offer(self.draft(*lines, **more), by=None)

    def accepted(self, *lines: LineWanted, **more: Any) -> Quotation:
        return accept(self.offered(*lines, **more), name="Bu Wulan")


def of(thing: Lot | Product, pieces: int, price: int = 100_000, **more: Any) -> LineWanted:
    """A line of a product, or of what a lot is of."""
    return LineWanted(pieces, price, product=thing.product_id if isinstance(thing, Lot) else thing.pk, **more)


def lines_of(quotation: Quotation) -> list[QuotationLine]:
    return list(QuotationLine.objects.filter(quotation=quotation).order_by("position"))


def handed(quotation: Quotation, *pieces: int, codes: tuple[str, ...] = (), key: UUID | None = None) -> Handover:
    """Hand over so many pieces of each line, in their order."""
    wanted = [Handing(line.pk, n, codes) for line, n in zip(lines_of(quotation), pieces, strict=False) if n]
    return hand_over(quotation, wanted, to=RECEIVER, key=key or new_id(), by=None)


def paid(quotation: Quotation, amount: int, *, account: str = "bank", key: UUID | None = None) -> QuotationPayment:
    return take_in(quotation, amount, account=account, key=key or new_id(), by=None)


def now_of(quotation: Quotation) -> Quotation:
    return Quotation.objects.get(pk=quotation.pk)
