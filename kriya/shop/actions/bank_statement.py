"""Find transfers in the bank's statement by their amount, which a code made the only one of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.ledger.days import day_of
from kriya.shop.actions.paying import take_in
from kriya.shop.models import Method, Payment, PaymentState
from kriya.shop.payments.files import BankLine, read_bank

LATE: Final = timedelta(days=14)
"""So long after its time a transfer is still looked for."""
_OPEN: Final = (PaymentState.ASKED, PaymentState.TOLD)


@dataclass
class Found:
    """What a statement came to. `other` lines are of no order; of `unsure` ones several orders wait for the amount."""

    taken: list[tuple[BankLine, Payment]] = field(default_factory=list)
    again: int = 0
    unsure: list[BankLine] = field(default_factory=list)
    other: int = 0

    @property
    def amount(self) -> int:
        return sum(line.amount for line, _payment in self.taken)


@transaction.atomic
def take_bank_statement(raw: bytes, *, by: User | None) -> Found:
    """Take in every transfer that the statement proves; a line that was used once counts for no other order.

    Raises Refused("file_unreadable").
    """
    lines = read_bank(raw)
    found = Found()
    used = set(
        Payment.objects.filter(provider_id__in=[line.key for line in lines]).values_list("provider_id", flat=True)
    )
    waiting = _waiting(lines)
    matched: list[tuple[BankLine, Payment]] = []
    for line in lines:
        if line.key in used:
            found.again += 1
            continue
        fits = _fits(line, waiting)
        if len(fits) == 1:
            matched.append((line, fits[0]))
            waiting.remove(fits[0])
        elif fits:
            found.unsure.append(line)
        else:
            found.other += 1
    # Orders are locked in the order of their keys, as everywhere.
    for line, payment in sorted(matched, key=lambda one: one[1].order_id):
        found.taken.append((line, take_in(payment, line.amount, by=by, provider_id=line.key)))
    return found


def _waiting(lines: Sequence[BankLine]) -> list[Payment]:
    rows = Payment.objects.filter(method=Method.TRANSFER, amount__in={line.amount for line in lines})
    wanted = rows.filter(state__in=_OPEN) | rows.filter(state=PaymentState.OVER, expires_at__gt=now() - LATE)
    return list(wanted.select_related("order").order_by("asked_at", "pk"))


def _fits(line: BankLine, waiting: Sequence[Payment]) -> list[Payment]:
    """Return the transfers of that amount that were asked for by then: open ones before those whose time was over."""
    same = [one for one in waiting if one.amount == line.amount and (not line.on or day_of(one.asked_at) <= line.on)]
    return [one for one in same if one.state in _OPEN] or same
