"""Take pieces in: drafted by the maker or the officer, answered line by line, accepted under a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pghistory
from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import Product, ProductVariant
from kriya.core.clock import now, today
from kriya.core.history import tell_inserts
from kriya.core.ids import new_id
from kriya.core.locks import Space, wait_for
from kriya.core.refusal import Refused
from kriya.inventory.actions.lots import Coming, add_lots
from kriya.inventory.models import Location, LotKind
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import Agreement, Intake, IntakeLine, IntakeState, LineAnswer, NewsKind
from kriya.showroom.queries.agreements import in_force, terms_for

OPEN = (IntakeState.DRAFT, IntakeState.HANDED_IN)


@dataclass(frozen=True)
class Brought:
    """Pieces of a product that are handed in; `net_price` where the agreement fixes the maker's part."""

    product: Product
    pieces: int
    price: int
    kind: str = LotKind.BATCH
    variant: ProductVariant | None = None
    net_price: int | None = None
    condition: str = ""
    serial: str = ""
    photo: Any = ""


@transaction.atomic
def draft(
    maker: Maker | None, *, by: User | None, key: UUID | None = None, by_maker: bool = False, funding: str = ""
) -> Intake:
    """Begin an intake; without a maker the council bought the pieces, and `funding` says from what. Twice is once."""
    if maker is None and not funding.strip():
        raise Refused("reason_missing")
    if key is not None:
        # A second tap waits for the first.
        wait_for(key, Space.INTAKES)
        if before := Intake.objects.filter(pk=key).first():
            return before
    intake = Intake(pk=key or new_id(), maker=maker, by_maker=by_maker, funding=funding.strip()[:200])
    intake.drafted_at, intake.drafted_by = now(), by
    intake.save(force_insert=True)
    return intake


@transaction.atomic
def set_lines(intake: Intake, brought: Sequence[Brought], *, by: User | None, note: str | None = None) -> Intake:
    """Make these the lines of an intake that is not finished; what was answered before is asked anew."""
    locked = _open(intake)
    for one in brought:
        _refuse_wrong(locked, one)
    with _told_by(by):
        _write_lines(
            locked,
            [IntakeLine.of_scope(intake=locked, position=place, **vars(one)) for place, one in enumerate(brought)],
        )
        if note is not None:
            locked.note = note.strip()
            locked.save(update_fields=["note"])
    return locked


def _write_lines(intake: Intake, lines: Sequence[IntakeLine]) -> None:
    """Write the lines over those that stand at the same places, so that their history says what was changed."""
    there = {line.position: line for line in intake.lines.all()}
    for line in lines:
        if (before := there.pop(line.position, None)) is not None:
            line.pk = before.pk
            line.save(force_update=True)
    tell_inserts(IntakeLine.objects.bulk_create([line for line in lines if line._state.adding]))
    intake.lines.filter(pk__in=[line.pk for line in there.values()]).delete()


def _refuse_wrong(intake: Intake, one: Brought) -> None:
    is_net_wrong = one.net_price is not None and not 0 <= one.net_price <= one.price
    if one.pieces <= 0 or one.price <= 0 or is_net_wrong or (one.kind == LotKind.ONE and one.pieces != 1):
        raise Refused("intake_line_wrong", name=one.product.name)
    if intake.maker is not None and one.product.maker_id not in family(intake.maker.pk):
        raise Refused("product_of_other_maker", name=one.product.name)


@transaction.atomic
def hand_in(intake: Intake, *, by: User | None) -> Intake:
    """Tell the officer that the draft is whole. Twice is once."""
    locked = _open(intake)
    if not locked.lines.exists():
        raise Refused("intake_empty")
    with _told_by(by):
        locked.state = IntakeState.HANDED_IN
        locked.save(update_fields=["state"])
    return locked


@transaction.atomic
def answer_line(
    line: IntakeLine, *, by: User | None, accepted: int | None, reason: str = "", price: int | None = None
) -> IntakeLine:
    """Accept so many pieces of a line, at another price if that was agreed, or refuse it (None) with a reason.

    Fewer pieces than were brought need a reason too. An answer may be changed until the intake is accepted.
    """
    _open(line.intake)
    if (accepted is None or accepted < line.pieces) and not reason.strip():
        raise Refused("reason_missing")
    if accepted is not None and not 0 < accepted <= line.pieces:
        raise Refused("intake_line_wrong", name=line.product.name)
    if price is not None and (price <= 0 or (line.net_price or 0) > price):
        raise Refused("intake_line_wrong", name=line.product.name)
    with _told_by(by):
        line.answer = LineAnswer.ACCEPTED if accepted else LineAnswer.REFUSED
        line.accepted_pieces, line.reason = accepted, reason.strip()[:200]
        line.price = price or line.price
        line.save()
    return line


@transaction.atomic
def accept(intake: Intake, *, location: Location, by: User | None) -> Intake:
    """Take the accepted pieces in: each line becomes a lot under the terms as they are today, the intake gets a number.

    Refuse while a line is unanswered, where nothing was accepted, and without an agreement in force.
    """
    locked = _open(intake)
    lines = list(locked.lines.select_related("product__craft", "variant").order_by("position"))
    if waiting := sum(line.answer == LineAnswer.WAITING for line in lines):
        raise Refused("intake_line_unanswered", lines=waiting)
    accepted = [line for line in lines if line.answer == LineAnswer.ACCEPTED]
    if not accepted:
        raise Refused("intake_nothing_accepted")
    agreement = in_force(locked.maker, today()) if locked.maker else None
    with _told_by(by):
        _take_in(locked, accepted, agreement, location, by)
        locked.number, locked.agreement, locked.location = next_number(NumberKind.INTAKE), agreement, location
        locked.state, locked.decided_at, locked.decided_by = IntakeState.ACCEPTED, now(), by
        locked.save()
    if locked.maker_id is not None:
        pieces = sum(line.accepted_pieces or 0 for line in accepted)
        tell([Told(NewsKind.TAKEN_IN, locked.maker_id, locked.pk, {"number": locked.number, "pieces": pieces})])
    return locked


def _take_in(
    intake: Intake, lines: Sequence[IntakeLine], agreement: Agreement | None, location: Location, by: User | None
) -> None:
    lots = add_lots([_coming(intake, line, agreement, location) for line in lines], by=by, document=intake.pk)
    for line, lot in zip(lines, lots, strict=True):
        line.lot = lot
    IntakeLine.objects.bulk_update(lines, ["lot"])


def _coming(intake: Intake, line: IntakeLine, agreement: Agreement | None, location: Location) -> Coming:
    terms = terms_for(agreement, line.product, price=line.price, net_price=line.net_price) if agreement else None
    return Coming(
        product=line.product,
        maker=intake.maker,
        pieces=line.accepted_pieces or 0,
        price=line.price,
        terms=terms.as_json() if terms else {},
        location=location,
        kind=line.kind,
        variant=line.variant,
        serial=line.serial,
        condition=line.condition,
        term_days=agreement.term_days if agreement else None,
        grace_days=agreement.grace_days if agreement else 0,
    )


@transaction.atomic
def cancel(intake: Intake, *, by: User | None) -> Intake:
    """Drop an intake that was not accepted; nothing was taken in."""
    locked = _open(intake)
    with _told_by(by):
        locked.state, locked.decided_at, locked.decided_by = IntakeState.CANCELLED, now(), by
        locked.save()
    return locked


def _open(intake: Intake) -> Intake:
    """Return the intake, locked; refuse one that is finished."""
    locked: Intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    if locked.state not in OPEN:
        raise Refused("intake_not_open")
    return locked


def _told_by(by: User | None) -> Any:
    return pghistory.context(**({"user": by.pk} if by is not None else {}))
