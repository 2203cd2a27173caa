"""What is made for an office: makers are told of it, promise a day or cannot, and bring it to the showroom."""

from datetime import date

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.actions.places import place
from kriya.inventory.models import Location, LocationKind, Lot, LotKind
from kriya.quotations.actions.stocking import keep_stock
from kriya.quotations.actions.timeline import locked, tell
from kriya.quotations.models import Quotation, QuotationLine, QuotationState, StepKind
from kriya.quotations.queries.money import money_of
from kriya.showroom.actions.news import Told, mark_known
from kriya.showroom.actions.news import tell as tell_news
from kriya.showroom.models import NewsKind
from kriya.showroom.queries.agreements import in_force, terms_for


def tell_makers(quotation: Quotation) -> None:
    """Tell makers what an accepted quotation asks of them, once its deposit came; twice is once."""
    if money_of(quotation).paid < quotation.deposit:
        return
    lines = QuotationLine.objects.filter(quotation=quotation, is_to_order=True, maker__isnull=False, declined_at=None)
    tell_news(
        [
            Told(
                NewsKind.TO_MAKE, line.maker_id, line.pk,
                {
                    "number": quotation.number, "name": line.name, "pieces": line.pieces,
                    "path": f"mitra/pesanan-instansi/{line.pk}/",
                },
            )
            for line in lines.order_by("position")
            if line.maker_id and line.promised_on is None and line.made < line.pieces
        ]
    )  # fmt: skip


@transaction.atomic
def promise(line: QuotationLine, *, on: date, by: User | None) -> QuotationLine:
    """Note that the maker takes a line on, to be ready on a day."""
    found = _waiting(line)
    found.promised_on = on
    found.save(update_fields=["promised_on"])
    mark_known(NewsKind.TO_MAKE, found.pk, by=by)
    tell(found.quotation, StepKind.PROMISED, by=by, note=f"{found.name}: {on:%d/%m/%Y}")
    return found


@transaction.atomic
def refuse(line: QuotationLine, *, reason: str, by: User | None) -> QuotationLine:
    """Note that the maker cannot: staff find another way, or cancel what is left of the line."""
    if not reason.strip():
        raise Refused("reason_missing")
    found = _waiting(line)
    found.declined_at, found.promised_on = now(), None
    found.save(update_fields=["declined_at", "promised_on"])
    mark_known(NewsKind.TO_MAKE, found.pk, by=by)
    tell(found.quotation, StepKind.REFUSED, by=by, note=f"{found.name}: {reason.strip()}")
    return found


@transaction.atomic
def bring(line: QuotationLine, pieces: int, *, by: User | None, net_price: int | None = None) -> Lot:
    """Take in what was made, all or a part, under the maker's terms of today; it is kept for its office."""
    found, product = _waiting(line), line.product
    if product is None:
        raise Refused("quotation_line_not_to_make")
    left = found.pieces - found.cancelled - found.made
    if not 1 <= pieces <= left:
        raise Refused("quotation_line_too_many", name=found.name, left=left)
    terms = terms_for(in_force(found.maker, today()), product, price=found.price, net_price=net_price)
    shelf: Location = Location.objects.get(pk=place(LocationKind.SHOWROOM))
    lot = add_lot(
        product=product, maker=found.maker, pieces=pieces, price=found.price, terms=terms.as_json(),
        location=shelf, by=by, kind=LotKind.TO_ORDER, variant=found.variant, document=found.quotation_id,
    )  # fmt: skip
    found.made += pieces
    found.save(update_fields=["made"])
    mark_known(NewsKind.TO_MAKE, found.pk, by=by)
    tell(found.quotation, StepKind.MADE, by=by, note=f"{pieces} × {found.name}")
    keep_stock(found.quotation)
    return lot


def _waiting(line: QuotationLine) -> QuotationLine:
    quotation = locked(line.quotation, QuotationState.ACCEPTED, refusal="quotation_not_accepted")
    found: QuotationLine = QuotationLine.objects.select_related("product__craft", "maker", "variant").get(pk=line.pk)
    found.quotation = quotation
    if not found.is_to_order or found.made >= found.pieces - found.cancelled:
        raise Refused("quotation_line_not_to_make")
    return found
