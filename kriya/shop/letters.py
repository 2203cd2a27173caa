"""Letters to buyers, each in the language of who reads it: plain words, the order's number and the way to its page."""

from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.shop.actions.paying import left_to_pay
from kriya.shop.models import OrderEvent, OrderEventKind, OrderLine, Shipment
from kriya.shop.queries.money import money_of

_NAMES: Final = {
    OrderEventKind.PLACED: "placed",
    OrderEventKind.PAID: "paid",
    OrderEventKind.SENT: "sent",
    OrderEventKind.CANCELLED: "cancelled",
    OrderEventKind.EXPIRED: "cancelled",
}


def letter_about(event: OrderEvent) -> EmailMessage | None:
    """Return the letter that tells a buyer of an event; None for what no letter tells of, or nobody to write to."""
    order, council = event.order, current_council()
    name = _NAMES.get(OrderEventKind(event.kind))
    if name is None or not order.buyer_email:
        return None
    english = order.language == "en"
    with translation.override(order.language):
        given = {
            "order": order,
            "event": event,
            "council": council,
            "lines": list(OrderLine.objects.filter(order=order).order_by("position")),
            "money": money_of(order),
            "left": left_to_pay(order),
            "parcel": Shipment.objects.filter(order=order, sent_at__lte=event.at).order_by("-sent_at").first(),
            "link": f"{settings.SITE_URL}/{council.slug}{'/en' if english else ''}/pesanan/{order.code}/",
        }
        body = render_to_string(f"shop/letters/{name}.txt", given)
        subject = f"{council.short_name}: {_subject(name) % {'number': order.number}}"
    return EmailMessage(subject, body, to=[order.buyer_email], reply_to=[council.email] if council.email else None)


def _subject(name: str) -> str:
    return {
        "placed": _("pesanan %(number)s kami terima"),
        "paid": _("pembayaran pesanan %(number)s"),
        "sent": _("pesanan %(number)s dikirim"),
        "cancelled": _("pesanan %(number)s tidak dilanjutkan"),
    }[name]
