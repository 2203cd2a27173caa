"""Open ways to pay. The first one comes with the order itself: nothing has to be looked up for it."""

from typing import Final

from kriya.core.asking import ask
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.rows import add
from kriya.shop.models import Method, Order, Payment

_CODES: Final = 999
_TRIES: Final = 5
"""How often somebody else may take the code that was free a moment ago."""
_TAKEN: Final = """
SELECT amount FROM shop_payment
WHERE council_id = %s AND method = 'transfer' AND state IN ('asked', 'told') AND amount >= %s AND amount < %s
"""


def open_first(order: Order, method: str) -> Payment:
    """Open the way to pay what comes first of an order that this transaction made, and that costs something."""
    return open_way(order, method, order.due or order.total)


def open_way(order: Order, method: str, amount: int) -> Payment:
    """Open a way to pay an amount of an order that is locked; which ways there are was asked before.

    A transfer bears a code of up to Rp999 that is taken off, so that no two open ones are of the same amount.
    """
    payment = Payment.of_scope(
        pk=new_id(), order=order, method=method, amount=amount, asked_at=now(), expires_at=order.expires_at
    )
    payment.reference = f"{order.number.replace('/', '-')}-{payment.pk.hex[-8:]}"
    if method == Method.TRANSFER:
        _add_with_code(payment)
    else:
        add([payment])
    return payment


def _add_with_code(payment: Payment) -> None:
    """Write a transfer with a code that makes its amount the only one of its kind; the constraint decides."""
    whole, any_code = payment.amount, payment.pk.int % _CODES + 1
    if _added(payment, whole, min(any_code, whole - 1)):
        return
    for _try in range(_TRIES):
        taken = {whole - amount for (amount,) in ask(_TAKEN, [payment.council_id, whole - _CODES, whole])}
        free = [code for code in range(1, min(_CODES, whole - 1) + 1) if code not in taken]
        if not free:
            break
        if _added(payment, whole, free[any_code % len(free)]):
            return
    raise Refused("transfer_codes_taken")


def _added(payment: Payment, whole: int, code: int) -> bool:
    payment.amount, payment.unique_code = whole - code, code
    return add([payment], or_leave=True) == 1
