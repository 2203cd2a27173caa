"""Hand goods over to an office: real lots are sold, what was paid before is used first, the rest is charged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Sum

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.once import digest_of, said_before
from kriya.core.refusal import Refused
from kriya.inventory.actions.places import place
from kriya.inventory.actions.reserving import mark_taken
from kriya.inventory.models import LocationKind
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.actions.posting import Line, post
from kriya.ledger.models import Account, NumberKind, Source, Tender
from kriya.ledger.queries.rates import money_rules
from kriya.ledger.terms import Terms, part_of_pieces
from kriya.quotations.actions.ending import finish_when_done
from kriya.quotations.actions.stocking import Shelf, keep_stock, shelves_for, take
from kriya.quotations.actions.telling_makers import tell_sold
from kriya.quotations.actions.timeline import locked, tell
from kriya.quotations.models import (
    Handover,
    HandoverLine,
    Invoice,
    Quotation,
    QuotationLine,
    QuotationState,
    StepKind,
)  # fmt: skip
from kriya.quotations.queries.lines import handed_pieces
from kriya.quotations.queries.money import money_of
from kriya.quotations.tax import tax_on
from kriya.sales.actions.recording import record_sale
from kriya.sales.models import Channel, SaleLine
from kriya.sales.told import LineTold, SaleTold, Service, TenderTold
from kriya.showroom.queries.agreements import in_force, terms_for_service


@dataclass(frozen=True)
class Handing:
    """Pieces of a line that are handed over; `codes` name the labels they bear where they are not of the catalogue.

    A service bears none. `net_price` is what its maker gets of each where the agreement is a fixed part.
    """

    line: UUID
    pieces: int
    codes: tuple[str, ...] = ()
    net_price: int | None = None


@dataclass(frozen=True)
class Receiver:
    """Who signs for it, and where."""

    name: str
    position: str = ""
    place: str = ""


@dataclass
class _Part:
    """Pieces of one lot for one line, or work that was done for it, and the part of its price that falls on them."""

    line: QuotationLine
    source: Shelf | Service
    pieces: int
    amount: int

    @property
    def shelf(self) -> Shelf | None:
        return self.source if isinstance(self.source, Shelf) else None

    @property
    def maker(self) -> UUID | None:
        return self.source.maker


@transaction.atomic
def hand_over(
    quotation: Quotation, handed: Sequence[Handing], *, to: Receiver, key: UUID, by: User | None, on: date | None = None
) -> Handover:
    """Hand pieces over with a numbered paper and its invoice: all or nothing. The same key again is the same paper.

    Each line's price falls on its pieces by running totals, so that however it is delivered it comes to the whole.
    Raises Refused for what is not on the shelves or kept for others, and for more than was ordered.
    """
    if not to.name.strip():
        raise Refused("handover_receiver_missing")
    if not handed:
        raise Refused("handover_empty")
    found = locked(quotation)
    digest = digest_of([[_said(one) for one in handed], vars(to)])
    if before := said_before(Handover.objects.filter(pk=key), digest, refusal="quotation_other_payload"):
        return before
    if found.state != QuotationState.ACCEPTED:
        raise Refused("quotation_not_accepted")
    parts = _parts(found, handed)
    paper = Handover(
        pk=key, quotation=found, number=next_number(NumberKind.HANDOVER), on=on or today(), at=now(), by=by,
        received_by=to.name.strip()[:120], position=to.position.strip()[:120], place=to.place.strip()[:160],
        given_by=by.name[:120] if by else "", payload_hash=digest,
    )  # fmt: skip
    paper.save(force_insert=True)
    invoice = _charge(found, paper, parts, by=by)
    tell(found, StepKind.HANDED, by=by, note=f"{paper.number}, {invoice.number}", amount=invoice.total)
    keep_stock(found)
    finish_when_done(found, by=by)
    return paper


def _said(one: Handing) -> list[object]:
    fixed = [] if one.net_price is None else [one.net_price]
    return [one.line, one.pieces, one.codes, *fixed]


def _parts(quotation: Quotation, handed: Sequence[Handing]) -> list[_Part]:
    """Choose the lots of what is handed over, and work out what of each line's price falls on them."""
    lines = {line.pk: line for line in QuotationLine.objects.filter(quotation=quotation).select_related("maker")}
    wanted = [(lines[one.line], one) for one in handed if one.line in lines and one.pieces > 0]
    if not wanted or len(wanted) != len({line.pk for line, _one in wanted}):
        raise Refused("handover_empty")
    before = handed_pieces([line for line, _one in wanted])
    codes = sorted({code for _line, one in wanted for code in one.codes})
    shelves = shelves_for(quotation, [line for line, _one in wanted], codes)
    parts = []
    for line, one in wanted:
        left = line.pieces - line.cancelled - before[line.pk]
        if one.pieces > left:
            raise Refused("quotation_line_too_many", name=line.name, left=left)
        first = before[line.pk] + 1
        for source, pieces in _done(line, one) if line.is_service else _chosen(line, one, shelves):
            amount = part_of_pieces(line.total, pieces=line.pieces, first=first, count=pieces)
            parts.append(_Part(line, source, pieces, amount))
            first += pieces
    return parts


def _done(line: QuotationLine, one: Handing) -> list[tuple[Service, int]]:
    """Return the work that was done for a line: its maker earns it by the terms of today, else the council."""
    if one.codes:
        raise Refused("handover_service_has_no_label", name=line.name)
    terms = Terms()
    if line.maker is not None:
        agreement = in_force(line.maker, today())
        terms = terms_for_service(agreement, line.name, price=line.price, net_price=one.net_price)
    maker_name = line.maker.name if line.maker else ""
    return [(Service(line.name[:160], terms, line.maker_id, maker_name[:160]), one.pieces)]


def _chosen(line: QuotationLine, one: Handing, shelves: Sequence[Shelf]) -> list[tuple[Shelf, int]]:
    unknown = set(one.codes) - {shelf.code for shelf in shelves}
    if unknown:
        raise Refused("handover_label_unknown", label=min(unknown))
    if not one.codes and line.product_id is None:
        raise Refused("handover_label_missing", name=line.name)
    fitting = [shelf for shelf in shelves if (shelf.code in one.codes if one.codes else shelf.fits(line))]
    there = sum(shelf.free for shelf in fitting)
    if there < one.pieces:
        raise Refused("handover_short", name=line.name, left=there)
    return take(fitting, one.pieces)


def _charge(quotation: Quotation, paper: Handover, parts: Sequence[_Part], *, by: User | None) -> Invoice:
    """Sell the parts place by place and write the invoice; what was paid before is used first. Work is done nowhere: it
    is sold with the goods of one place, or by itself at the showroom."""
    held: int = money_of(quotation).held
    left = held
    sales = []
    places = sorted({part.shelf.location for part in parts if part.shelf}) or [place(LocationKind.SHOWROOM)]
    for location in places:
        here = [part for part in parts if (part.shelf.location if part.shelf else places[0]) == location]
        amount = sum(part.amount for part in here)
        prepaid = min(left, amount)
        sales.append(_sell(quotation, location, here, prepaid=prepaid, paper=paper, by=by))
        left -= prepaid
    mark_taken(quotation.pk, lots=[part.shelf.lot for part in parts if part.shelf])
    shipping = _ship(quotation, left, by=by)
    goods = sum(part.amount for part in parts)
    rules = money_rules()
    invoice = Invoice(
        quotation=quotation, handover=paper, number=next_number(NumberKind.INVOICE), on=paper.on,
        due_on=paper.on + timedelta(days=quotation.payment_days), goods=goods, shipping=shipping,
        total=goods + shipping, prepaid=min(held, goods + shipping), tax=tax_on(rules, today()),
        ppn=SaleLine.objects.filter(sale__in=sales).aggregate(sum=Sum("ppn"))["sum"] or 0,
    )  # fmt: skip
    invoice.save(force_insert=True)
    return invoice


def _sell(
    quotation: Quotation, location: UUID, parts: Sequence[_Part], *, prepaid: int, paper: Handover, by: User | None
) -> UUID:
    amount = sum(part.amount for part in parts)
    tenders = [(Tender.ORDER, prepaid), (Tender.INVOICE, amount - prepaid)]
    told = SaleTold(
        id=new_id(),
        channel=Channel.OFFICE,
        location=location,
        lines=tuple(_told(part, quotation.bearer) for part in parts),
        tenders=tuple(TenderTold(kind, sum_, reference=quotation.number) for kind, sum_ in tenders if sum_),
        buyer_name=quotation.institution[:120],
        buyer_phone=quotation.phone,
        note=paper.number,
    )
    sale = record_sale(told, by=by, guard=True, holder=quotation.pk).sale
    HandoverLine.objects.bulk_create(
        [
            HandoverLine.of_scope(
                handover=paper, line=part.line, lot_id=part.shelf.lot if part.shelf else None,
                location_id=location if part.shelf else None, sale_id=sale, pieces=part.pieces, amount=part.amount,
            )
            for part in parts
        ]
    )  # fmt: skip
    tell_sold(sale, quotation, [(part.line.name, part.pieces, part.maker) for part in parts])
    return sale


def _told(part: _Part, bearer: str) -> LineTold:
    """Return a line of the sale: the label's price with what the office pays less as a discount, or a higher price.

    So who bears a lower price is decided by the terms, or by what the quotation says.
    """
    usual = part.shelf.price if part.shelf else part.line.price
    price = max(usual, -(-part.amount // part.pieces))
    common: dict[str, Any] = {"price": price, "discount": price * part.pieces - part.amount, "bearer": bearer}
    if isinstance(part.source, Service):
        return LineTold(part.pieces, service=part.source, **common)
    return LineTold(part.pieces, lot=part.source.lot, **common)


def _ship(quotation: Quotation, left: int, *, by: User | None) -> int:
    """Charge the sending with the first handover; `left` of what was paid before is used for it."""
    if not quotation.shipping or Invoice.objects.filter(quotation=quotation).exists():
        return 0
    prepaid = min(left, quotation.shipping)
    lines = [
        Line(Account.ORDERS, prepaid, about=quotation.pk),
        Line(Account.RECEIVABLE, quotation.shipping - prepaid, about=quotation.pk),
        Line(Account.SHIPPING, -quotation.shipping, about=quotation.pk),
    ]
    post(
        Source.PAYMENT, lines, document=quotation.pk, by=by, note=quotation.number, key=uuid5(quotation.pk, "shipping")
    )
    return quotation.shipping
