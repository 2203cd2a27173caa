"""Open a payment at its provider: once, and while no lock is held."""

from django.conf import settings
from django.utils.translation import gettext as _

from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope, current_council
from kriya.councils.models import Council
from kriya.ledger.models import MoneyRules
from kriya.ledger.qris import with_amount
from kriya.shop.models import Method, Payment, PaymentState
from kriya.shop.payments.gateway import Asked, Opened
from kriya.shop.payments.registry import gateway_of, keys_of

_OPEN = (PaymentState.ASKED, PaymentState.TOLD)


def open_payment(payment: Payment) -> str:
    """Return where a payment is paid; "" where the page itself says how (bank account, or `payment.qris`, set here).

    A provider is asked once and its address is kept. That takes seconds at times: call it where nothing is locked, or
    link to the address `shop:pay`, which does. Raises Refused (payment_not_waiting, payment_silent, qris_unreadable,
    payment_method_unknown).
    """
    if payment.state not in _OPEN or payment.expires_at <= now():
        raise Refused("payment_not_waiting")
    if payment.method == Method.TRANSFER:
        return ""
    if payment.method == Method.QRIS:
        _write_qris(payment)
        return ""
    if payment.pay_address:
        return payment.pay_address
    keys = keys_of(payment.method)
    return _kept(payment, gateway_of(payment.method).open(asked_of(payment), keys))


def open_alone(council: Council, payment: Payment) -> str:
    """Do the same outside any scope, with no transaction open while the provider is asked."""
    with council_scope(council):
        if payment.method not in {Method.MIDTRANS, Method.XENDIT} or payment.pay_address:
            return open_payment(payment)
        if payment.state not in _OPEN or payment.expires_at <= now():
            raise Refused("payment_not_waiting")
        keys, gateway, asked = keys_of(payment.method), gateway_of(payment.method), asked_of(payment)
    opened = gateway.open(asked, keys)
    with council_scope(council):
        return _kept(payment, opened)


def asked_of(payment: Payment) -> Asked:
    """Return a payment as a provider is asked for it; its page is open at least a minute."""
    left = int((payment.expires_at - now()).total_seconds() // 60)
    return Asked(
        reference=payment.reference,
        amount=payment.amount,
        minutes=max(1, left),
        description=_("Pesanan %(number)s") % {"number": payment.order.number},
        finish=f"{here()}{'/en' if payment.order.language == 'en' else ''}/pesanan/{payment.order.code}/",
        notices=f"{here()}/pembayaran/{payment.method}/",
    )


def here() -> str:
    """Return the address of the council whose scope is open, as the world sees it, with no slash at its end."""
    return f"{settings.SITE_URL}/{current_council().slug}"


def _kept(payment: Payment, opened: Opened) -> str:
    """Keep the address; of two who opened it at once the first one's holds."""
    still = Payment.objects.filter(pk=payment.pk, pay_address="")
    still.update(pay_address=opened.address, provider_id=opened.provider_id[:80])
    payment.refresh_from_db(fields=["pay_address", "provider_id"])
    return payment.pay_address


def _write_qris(payment: Payment) -> None:
    if payment.qris:
        return
    rules = MoneyRules.objects.first()
    payment.qris = with_amount(rules.static_qris if rules else "", payment.amount)
    payment.save(update_fields=["qris"])
