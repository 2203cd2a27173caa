"""Hear what a provider tells: keep it as it came, believe what is proved, and change nothing twice or back."""

import hashlib
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.jobs import defer_called
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.ledger.models import Account
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import TaskKind
from kriya.shop.actions.paying import give_up, take_in
from kriya.shop.actions.timeline import locked
from kriya.shop.models import Order, Payment, PaymentEvent, PaymentState, Payout
from kriya.shop.payments.gateway import Headers, Notice, Status
from kriya.shop.payments.registry import gateway_of, keys_of

TAKEN, AGAIN, OTHER, LATE, UNKNOWN, ASKING = (
    "taken", "again", "other_amount", "late", "unknown_payment", "to_pull",
)  # fmt: skip
TROUBLE: Final = "trouble"
FLOODED: Final = "flooded"
MOST_REFUSED: Final = 300
"""So many refused notices are kept an hour: whoever sends junk shall not fill the disk."""
_SECRET: Final = {"authorization", "cookie", "x-callback-token"}
_KEPT_HEADERS: Final = {"content-type", "user-agent", "x-latihan-tanda", "x-forwarded-for"}
_ENDS: Final = {Status.FAILED: PaymentState.FAILED, Status.OVER: PaymentState.OVER}


def hear(council: Council, method: str, headers: Headers, body: bytes) -> str:
    """Take what came to the webhook and return what came of it. Call it outside any transaction.

    It is kept whatever happens: with what it changed in one commit, or else by itself. Raises what is our own trouble,
    after it was kept, so that the provider sends it again.
    """
    try:
        with council_scope(council):
            outcome, payment = _make_of(method, headers, body)
            _keep(method, headers, body, outcome, payment)
            return outcome
    except Refused as no:
        return _keep_refused(council, method, headers, body, no.code)
    except Exception:
        _keep_refused(council, method, headers, body, TROUBLE)
        raise


def _make_of(method: str, headers: Headers, body: bytes) -> tuple[str, Payment | None]:
    gateway = gateway_of(method)
    notice = gateway.read(headers, body, keys_of(method))
    payment = Payment.objects.filter(method=method, reference=notice.reference).select_related("order").first()
    if payment is None:
        return UNKNOWN, None
    if gateway.signs_money:
        return believe(payment, notice), payment
    defer_called("kriya.shop.tasks.pull_payment", soon=True, payment_id=str(payment.pk))
    return ASKING, payment


@transaction.atomic
def believe(payment: Payment, notice: Notice) -> str:
    """Let what a provider proved of a payment have its effect, and return what came of it.

    Paid is never unpaid by what comes later; what is told of as paid is in the books, to the rupiah.
    """
    order = locked(payment.order)
    if notice.status == Status.PENDING:
        return Status.PENDING
    found: Payment = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    found.order = order
    if notice.status in _ENDS:
        if found.state == PaymentState.PAID:
            return LATE
        give_up(found, _ENDS[notice.status])
        return notice.status
    if not notice.amount:
        raise Refused("notice_unreadable")
    outcome = _take(found, notice.amount, notice)
    _compare_returned(order, notice)
    return outcome


def _take(payment: Payment, told: int, notice: Notice) -> str:
    """Take in what is told of and not booked yet: it may be more than was, since a page can be paid twice."""
    family = Payment.objects.filter(reference__startswith=f"{payment.reference}+")
    more = list(family.select_for_update(of=("self",)).order_by("pk"))
    if payment.state != PaymentState.PAID:
        take_in(payment, told, fee=notice.fee, provider_id=notice.provider_id)
        return TAKEN if told == payment.amount else OTHER
    booked = sum(one.arrived or 0 for one in [payment, *more])
    if told == booked:
        return AGAIN
    if told < booked:
        _ask(payment.order, booked, told)
        return OTHER
    extra = Payment(
        pk=new_id(), order=payment.order, method=payment.method, amount=told - booked, asked_at=now(),
        expires_at=payment.expires_at, reference=f"{payment.reference}+{len(more) + 1}",
    )  # fmt: skip
    extra.save(force_insert=True)
    take_in(extra, told - booked, provider_id=notice.provider_id)
    return OTHER


def _compare_returned(order: Order, notice: Notice) -> None:
    """Ask a person where the provider gave more back than the books know of."""
    if not notice.returned:
        return
    paid_out = Payout.objects.filter(order=order, account=Account.PROVIDER)
    booked = sum(paid_out.values_list("amount", flat=True))
    if notice.returned > booked:
        _ask(order, booked, notice.returned)


def _ask(order: Order, booked: int, told: int) -> None:
    ask_people([(TaskKind.PAYMENT_DIFFERS, order.pk, {"number": order.number, "booked": booked, "told": told})])


def _keep_refused(council: Council, method: str, headers: Headers, body: bytes, outcome: str) -> str:
    with council_scope(council):
        recent = PaymentEvent.objects.filter(came_at__gt=now() - timedelta(hours=1), payment=None)
        if recent.count() >= MOST_REFUSED:
            return FLOODED
        _keep(method, headers, body, outcome, None)
    return outcome


def keep_pulled(payment_id: UUID, method: str, said: bytes, outcome: str) -> None:
    """Keep what a provider answered when it was asked, where it changed something."""
    payment: Payment = Payment.objects.get(pk=payment_id)
    _keep(method, {"pulled": "1"}, said, outcome, payment)


def _keep(method: str, headers: Headers, body: bytes, outcome: str, payment: Payment | None) -> None:
    kept = {name: value[:300] for name, value in headers.items() if name in _KEPT_HEADERS | {"pulled"}}
    kept |= {name: "•" for name in _SECRET if headers.get(name)}
    PaymentEvent.objects.create(
        method=method, payment=payment, came_at=now(), body=body, headers=kept, outcome=outcome,
        body_hash=hashlib.sha256(body).hexdigest(),
    )  # fmt: skip
