"""Take in what a till sends: sales and what happened to its drawer, in any order, again and again, each once.

A message that cannot be recorded is kept aside and the others go on; none is refused as a whole. What a message waits
for (a sale whose shift has not come yet) is answered "later": the till keeps it and sends it again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import DatabaseError, OperationalError, connection, transaction

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import GRANTS, Can
from kriya.core.asking import carry_out
from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.core.refusal import Refused
from kriya.sales.actions.quarantine import set_aside
from kriya.sales.actions.recording import Recorded, record_sales
from kriya.sales.actions.shifts import close_shift, move_cash, open_shift
from kriya.sales.actions.tasks import ask_people
from kriya.sales.models import QuarantinedSale, Shift, TaskKind, Till
from kriya.sales.told import SaleTold, instant, plain, read_sale, refuse_damaged, whole

MOST_MESSAGES: Final = 200
MOST_ID: Final = 2**63 - 1
WRONG_CLOCK: Final = timedelta(minutes=5)
SALE, OPENED, CASH, CLOSED = "sale", "shift_opened", "cash_moved", "shift_closed"
_ORDER: Final = {OPENED: 0, CASH: 1, SALE: 1, CLOSED: 2}
_SPOKE: Final = """
    UPDATE sales_till t SET seen_at = %(now)s, last_counter = greatest(last_counter, %(highest)s::int),
        unsent = %(unsent)s::int, clock_skew = %(skew)s::int
    WHERE council_id = %(council)s AND id = %(till)s
    RETURNING EXISTS (SELECT FROM sales_tillrevocation r WHERE r.council_id = t.council_id AND r.till_id = t.id)
"""

Message = Mapping[str, Any]


@dataclass(frozen=True)
class Acknowledgement:
    """What came of a message: "recorded", "again" (it was before), "quarantined" or "later". Only after the first three
    may the till forget it."""

    id: str
    status: str
    code: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Batch:
    """Whose messages they are, and by how much its clock runs ahead."""

    till: Till
    skew: timedelta


def receive(till: Till, messages: Sequence[Message], *, device_now: datetime, unsent: int = 0) -> list[Acknowledgement]:
    """Record each message of a till and answer for each, in the order in which they came.

    Raise Refused("message_unreadable") only for more than can be taken at once. Sales are recorded all together where
    they can be; where one cannot, one by one.
    """
    if len(messages) > MOST_MESSAGES:
        raise Refused("message_unreadable", field=f"> {MOST_MESSAGES}")
    # What goes wrong here takes the whole request back: no savepoint.
    with transaction.atomic(savepoint=False):
        return _received(_Batch(till, device_now - now()), messages, unsent)


def _received(batch: _Batch, messages: Sequence[Message], unsent: int) -> list[Acknowledgement]:
    if _seen(batch, messages, unsent):
        return [_aside(batch, message, Refused("till_revoked")) for message in messages]
    answers: dict[int, Acknowledgement] = {}
    order = sorted(range(len(messages)), key=lambda place: (_ORDER.get(_kind(messages[place]), 3), place))
    sales = [place for place in order if _kind(messages[place]) == SALE]
    for place in order:
        kind = _kind(messages[place])
        if kind == SALE and sales:
            answers |= _sales(batch, {number: messages[number] for number in sales})
            sales = []
        elif kind != SALE:
            answers[place] = _drawer(batch, messages[place])
    return [answers[place] for place in range(len(messages))]


def _kind(message: Message) -> str:
    return str(message.get("kind", SALE)) if isinstance(message, Mapping) else ""


def _sales(batch: _Batch, messages: Mapping[int, Message]) -> dict[int, Acknowledgement]:
    """Record sales together; where that fails one by one, so that one that is bad stops no other."""
    answers, readable = dict[int, Acknowledgement](), dict[int, SaleTold]()
    for place, message in messages.items():
        try:
            refuse_damaged(message)
            readable[place] = read_sale(message)
        except Refused as no:
            answers[place] = _refused(batch, message, no)
    try:
        with transaction.atomic():
            recorded = record_sales(list(readable.values()), till=batch.till, skew=batch.skew)
        told = zip(readable, recorded, strict=True)
        return answers | {place: _recorded(messages[place], one) for place, one in told}
    except OperationalError:
        # A deadlock, a wait that was too long, a server that goes: nothing is wrong with the sales, send them again.
        raise
    except (Refused, DatabaseError, ValueError, OverflowError):
        return answers | {place: _one(batch, messages[place], sale) for place, sale in readable.items()}


def _one(batch: _Batch, message: Message, sale: SaleTold) -> Acknowledgement:
    def record() -> Recorded:
        return record_sales([sale], till=batch.till, skew=batch.skew)[0]

    return _tried(batch, message, record)


def _tried(batch: _Batch, message: Message, work: Callable[[], Recorded]) -> Acknowledgement:
    """Do the work of one message in a savepoint; keep the message aside where it cannot be done."""
    try:
        with transaction.atomic():
            recorded = work()
            # What is checked at commit is checked here, while it is known which message it is about.
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        return _recorded(message, recorded)
    except Refused as no:
        return _refused(batch, message, no)
    except OperationalError:
        raise
    except (DatabaseError, ValueError, OverflowError) as wrong:
        return _refused(batch, message, Refused("message_unreadable", field=type(wrong).__name__))


def _drawer(batch: _Batch, message: Message) -> Acknowledgement:
    verbs = {OPENED: _open, CASH: _cash, CLOSED: _close}
    verb = verbs.get(_kind(message))
    if verb is None:
        return _aside(batch, message, Refused("message_unreadable", field="kind"))

    def work() -> Recorded:
        refuse_damaged(message)
        try:
            return verb(batch, message)
        except (KeyError, TypeError, AttributeError) as wrong:
            raise Refused("message_unreadable", field=str(wrong)[:80]) from wrong

    return _tried(batch, message, work)


def _open(batch: _Batch, message: Message) -> Recorded:
    shift = open_shift(
        batch.till,
        opening_cash=whole(message["opening_cash"], "opening_cash"),
        cashier_name=plain(str(message.get("cashier_name") or ""))[:160],
        **_who_and_when(batch, message),
    )
    return Recorded(shift.pk, "")


def _cash(batch: _Batch, message: Message) -> Recorded:
    said, reason = _who_and_when(batch, message), str(message.get("reason") or "")
    amount = whole(message["amount"], "amount", least=1)
    moved = move_cash(_shift(message), kind=str(message["direction"]), amount=amount, reason=reason, **said)
    return Recorded(moved.pk, "")


def _close(batch: _Batch, message: Message) -> Recorded:
    said, reason = _who_and_when(batch, message), str(message.get("reason") or "")
    report = close_shift(_shift(message), counted=whole(message["counted"], "counted"), reason=reason, **said)
    return Recorded(report.shift_id, report.number)


def _who_and_when(batch: _Batch, message: Message) -> dict[str, Any]:
    """Return what every message about a drawer says: its key, who, when by the till's clock and when by ours."""
    device_at = instant(message["device_at"])
    happened_at = min(device_at - batch.skew, now())
    key = UUID(str(message["id"]))
    return {"key": key, "by": _seller(message), "device_at": device_at, "happened_at": happened_at}


def _shift(message: Message) -> Shift:
    found = Shift.objects.filter(pk=UUID(str(message["shift"]))).first()
    if found is None:
        raise Refused("shift_unknown")
    return found


def _seller(message: Message) -> User | None:
    """Return whom the message names as cashier, where that person may sell here: a till may name nobody else."""
    told = message.get("cashier")
    if type(told) is not int or not 0 < told <= MOST_ID:
        return None
    rows = Membership.objects.filter(user=told).select_related("user")
    return next((row.user for row in rows if Can.SELL in GRANTS.get(row.role, frozenset())), None)


def _seen(batch: _Batch, messages: Sequence[Message], unsent: int) -> bool:
    """Note that a till spoke: its clock, its highest receipt number, how many sales it still holds; tell whether it was
    revoked.

    The row stays locked: one batch of a till comes after the other. Two tabs would wait for each other's shift and sale
    crosswise.
    """
    counters = [message.get("counter") for message in messages if isinstance(message, Mapping)]
    seconds = max(-(2**31), min(2**31 - 1, int(batch.skew.total_seconds())))
    told = {
        "till": batch.till.pk,
        "council": batch.till.council_id,
        "now": now(),
        "highest": max((one for one in counters if type(one) is int and 0 < one < 2**31), default=0),
        "unsent": max(0, min(unsent, 2**31 - 1)),
        "skew": seconds,
    }
    ((revoked,),) = carry_out(_SPOKE, told)
    if abs(batch.skew) > WRONG_CLOCK and not revoked:
        ask_people([(TaskKind.CLOCK_WRONG, batch.till.pk, {"seconds": seconds})])
    return bool(revoked)


def _recorded(message: Message, one: Recorded) -> Acknowledgement:
    return Acknowledgement(_id(message), "again" if one.again else "recorded", tasks=one.tasks)


def _aside(batch: _Batch, message: Message, no: Refused) -> Acknowledgement:
    # Another content under an id that was recorded: its money was counted with the first.
    whole_message = message if isinstance(message, Mapping) else {"content": message}
    counted = no.code != "sale_other_payload" and _kind(whole_message) == SALE
    set_aside(whole_message, code=no.code, facts=no.facts, till=batch.till, count_money=counted)
    return Acknowledgement(_id(whole_message), "quarantined", no.code)


def _refused(batch: _Batch, message: Message, no: Refused) -> Acknowledgement:
    """Keep a message aside, or let it wait for the shift that it speaks of: its money belongs into that drawer."""
    return Acknowledgement(_id(message), "later", "shift_unknown") if _waits(message) else _aside(batch, message, no)


def _waits(message: Message) -> bool:
    """Tell whether a message speaks of a shift that has not come yet; one that was kept aside itself never will."""
    shift = read_id(message.get("shift"))
    if shift is None:
        return False
    known = Shift.objects.filter(pk=shift), QuarantinedSale.objects.filter(client_id=shift)
    return not any(rows.exists() for rows in known)


def _id(message: Message) -> str:
    return str(message.get("id") or "")
