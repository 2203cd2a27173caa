"""Give pieces back to their makers: asked for, noticed as expired, handed over against a signature."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final

from django.db import transaction
from django.db.models import Q, Sum

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.actions.places import place
from kriya.inventory.models import HELD, Level, Location, LocationKind, Lot, Reason
from kriya.ledger.actions.numbering import next_number
from kriya.ledger.models import NumberKind
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.actions.news import Told, tell
from kriya.showroom.models import ExpiryNotice, NewsKind, Return, ReturnLine, TakeBackRequest

AHEAD: Final = timedelta(days=14)


@transaction.atomic
def notice_expiring() -> list[ExpiryNotice]:
    """Note which lots' term, or grace after it, ends within two weeks or has ended; return the new notices, to be sent.

    Each day that ends is told once, maker by maker. Nothing becomes the council's by silence: pieces stay the maker's.
    """
    soon = today() + AHEAD
    lots = Lot.objects.filter(maker__isnull=False, levels__location__kind__in=HELD)
    due = lots.filter(term_ends_on__lte=soon).annotate(held=Sum("levels__pieces")).filter(held__gt=0)
    told = set(ExpiryNotice.objects.filter(lot__in=due.values("pk")).values_list("lot", "last_day_on", "is_grace"))
    notices = []
    for lot in due.order_by("maker", "term_ends_on", "pk"):
        for last, is_grace in ((lot.term_ends_on, False), (lot.grace_ends_on, True)):
            if last is not None and last <= soon and (lot.pk, last, is_grace) not in told:
                notice = ExpiryNotice.of_scope(lot=lot, last_day_on=last, is_grace=is_grace, pieces=lot.held)
                notice.sent_at = now()
                notices.append(notice)
    made = ExpiryNotice.objects.bulk_create(notices)
    tell([_news(list(group)) for _maker, group in groupby(made, key=lambda one: one.lot.maker_id)])
    return made


def _news(notices: Sequence[ExpiryNotice]) -> Told:
    lots = [
        {"name": one.lot.name, "pieces": one.pieces, "last": one.last_day_on.isoformat(), "is_grace": one.is_grace}
        for one in notices
    ]
    maker = notices[0].lot.maker_id
    if maker is None:
        raise ValueError("the council's own pieces have no term")
    return Told(NewsKind.EXPIRING, maker, notices[0].pk, {"lots": lots})


@transaction.atomic
def hand_back(
    maker: Maker,
    lines: Sequence[tuple[Lot, Location, int]],
    *,
    received_by: str,
    by: User | None,
    note: str = "",
) -> Return:
    """Hand pieces back under a number: (lot, where it was, pieces). What was asked back of these lots is answered.

    Refuse nothing, lots of somebody else, and more than is there and not kept for a buyer.
    """
    if not lines or not received_by.strip():
        raise Refused("return_empty")
    own = set(family(maker.pk))
    for lot, _place, pieces in lines:
        if lot.maker_id not in own:
            raise Refused("lot_of_other_maker", label=lot.code)
        if pieces <= 0:
            raise Refused("pieces_not_positive")
    paper = Return(maker=maker, number=next_number(NumberKind.RETURN), received_by=received_by.strip()[:160])
    paper.note, paper.at, paper.by = note.strip()[:300], now(), by
    paper.save(force_insert=True)
    ReturnLine.objects.bulk_create(
        [ReturnLine.of_scope(return_note=paper, lot=lot, location=at, pieces=pieces) for lot, at, pieces in lines]
    )
    home = place(LocationKind.MAKER)
    moves = [Move(lot.pk, at.pk, home, pieces) for lot, at, pieces in lines]
    move(moves, reason=Reason.RETURN, by=by, document=paper.pk, guard=True)
    waiting = TakeBackRequest.objects.filter(lot__in=[lot.pk for lot, _at, _pieces in lines], answered_at=None)
    waiting.update(answered_at=now(), answered_by=by, return_note=paper)
    return paper


@transaction.atomic
def ask_back(lot: Lot, pieces: int, *, reason: str, by: User | None) -> TakeBackRequest:
    """Let a maker ask for pieces back; at most those the council holds, one request of a lot at a time."""
    # The lot is locked, so that a double tap does not ask twice.
    Lot.objects.select_for_update().get(pk=lot.pk)
    if TakeBackRequest.objects.filter(lot=lot, answered_at=None).exists():
        raise Refused("take_back_waits_already")
    held = Level.objects.filter(Q(lot=lot), location__kind__in=HELD).aggregate(sum=Sum("pieces"))["sum"] or 0
    if not 0 < pieces <= held:
        raise Refused("take_back_too_many", left=max(0, held))
    if lot.maker is None:
        raise Refused("take_back_too_many", left=0)
    asked = TakeBackRequest(lot=lot, maker=lot.maker, pieces=pieces, reason=reason.strip()[:200])
    asked.asked_at, asked.asked_by = now(), by
    asked.save(force_insert=True)
    return asked


@transaction.atomic
def decline(request: TakeBackRequest, *, answer: str, by: User | None) -> TakeBackRequest:
    """Say why pieces are not handed back (yet)."""
    if not answer.strip():
        raise Refused("reason_missing")
    locked: TakeBackRequest = TakeBackRequest.objects.select_for_update().get(pk=request.pk)
    if locked.answered_at is not None:
        raise Refused("take_back_answered_already")
    locked.answered_at, locked.answered_by, locked.answer = now(), by, answer.strip()[:200]
    locked.save()
    return locked
