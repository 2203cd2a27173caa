"""Write a quotation: who it is for, what of what at which price. What it sums up to is worked out here alone."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.ids import free_code
from kriya.core.money import Rupiah, split
from kriya.core.refusal import Refused
from kriya.inventory.codes import SIGNS
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.makers.models import Maker
from kriya.quotations.actions.timeline import locked, tell
from kriya.quotations.models import Inquiry, Quotation, QuotationLine, QuotationState, StepKind

MOST_LINES: Final = 40
MOST_PIECES: Final = 100_000
_SECRET: Final = 14


@dataclass(frozen=True)
class Head:
    """Who a quotation is for and on which conditions; money is whole rupiah."""

    institution: str
    contact: str
    subject: str
    valid_until: date
    address: str = ""
    tax_number: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    lead_days: int | None = None
    payment_days: int = 14
    discount: int = 0
    bearer: str = ""
    shipping: int = 0
    deposit: int = 0


@dataclass(frozen=True)
class LineWanted:
    """One line as it was written: a product of the catalogue, or words; a service, and the maker who does it."""

    pieces: int
    price: int
    name: str = ""
    product: UUID | None = None
    detail: str = ""
    is_to_order: bool = False
    is_service: bool = False
    maker: UUID | None = None


@transaction.atomic
def keep_draft(
    quotation: Quotation | None,
    head: Head,
    lines: Sequence[LineWanted],
    *,
    by: User | None,
    inquiry: Inquiry | None = None,
    key: UUID | None = None,
) -> Quotation:
    """Begin a quotation or change a draft. A new one bears its number from now on; `key` again is the same one.

    Raises Refused for a quotation that was offered, a line that says too little, and more discount or deposit than
    there is to pay.
    """
    if quotation is None:
        if key and (before := Quotation.objects.filter(pk=key).first()) is not None:
            return before
        found, is_new = _begun(inquiry, by, key), True
    else:
        found = locked(quotation, QuotationState.DRAFT, refusal="quotation_not_draft")
        is_new = False
    for name, value in asdict(head).items():
        setattr(found, name, value)
    made = _lines(found, lines)
    _sum_up(found, made)
    found.save(force_insert=is_new)
    _save_lines(found, made)
    if is_new:
        tell(found, StepKind.DRAFTED, by=by)
    return found


def _begun(inquiry: Inquiry | None, by: User | None, key: UUID | None) -> Quotation:
    begun = Quotation(inquiry=inquiry, by=by, made_at=now(), number=next_number(NumberKind.QUOTATION))
    if key:
        begun.pk = key
    begun.code = free_code(_secret, lambda code: Quotation.objects.filter(code=code).exists())
    return begun


def _secret() -> str:
    return "".join(secrets.choice(SIGNS) for _sign in range(_SECRET))


def _lines(quotation: Quotation, wanted: Sequence[LineWanted]) -> list[QuotationLine]:
    keys = {line.product for line in wanted if line.product}
    products = {product.pk: product for product in Product.objects.filter(pk__in=keys)}
    return [
        _line(quotation, place, line, products.get(line.product) if line.product else None)
        for place, line in enumerate(wanted[:MOST_LINES])
    ]


def _line(quotation: Quotation, place: int, said: LineWanted, product: Product | None) -> QuotationLine:
    name = said.name.strip() or (product.name if product else "")
    if not name or not 1 <= said.pieces <= MOST_PIECES or said.price <= 0 or (said.product and product is None):
        raise Refused("quotation_line_wrong", n=place + 1)
    if said.is_to_order and product is None:
        raise Refused("quotation_to_order_needs_product", n=place + 1)
    if said.is_service and product is not None:
        raise Refused("quotation_service_of_product", n=place + 1)
    if said.maker and not (said.is_service and Maker.objects.filter(pk=said.maker, merged_into=None).exists()):
        raise Refused("quotation_line_wrong", n=place + 1)
    return QuotationLine.of_scope(
        quotation=quotation, position=place, product=product, maker_id=product.maker_id if product else said.maker,
        name=name[:220], detail=said.detail.strip()[:200], pieces=said.pieces, price=said.price,
        total=said.pieces * said.price, is_to_order=said.is_to_order, is_service=said.is_service,
    )  # fmt: skip


def _sum_up(quotation: Quotation, lines: Sequence[QuotationLine]) -> None:
    """Divide the discount over the lines, so that they come to the whole, and sum up."""
    wholes = [line.price * line.pieces for line in lines]
    quotation.goods = sum(wholes)
    if quotation.discount > quotation.goods:
        raise Refused("quotation_discount_too_much")
    quotation.total = quotation.goods - quotation.discount + quotation.shipping
    if quotation.deposit > quotation.total:
        raise Refused("quotation_deposit_too_much")
    for line, off in zip(lines, split(Rupiah(quotation.discount), wholes) if wholes else [], strict=True):
        line.discount, line.total = off, line.price * line.pieces - off


def _save_lines(quotation: Quotation, lines: Sequence[QuotationLine]) -> None:
    """Write the lines over those that stand at the same places, so that their history says what was changed."""
    there = {line.position: line for line in QuotationLine.objects.select_for_update().filter(quotation=quotation)}
    for line in lines:
        if (before := there.pop(line.position, None)) is not None:
            line.pk = before.pk
            line.save(force_update=True)
        else:
            line.save(force_insert=True)
    QuotationLine.objects.filter(pk__in=[line.pk for line in there.values()]).delete()
