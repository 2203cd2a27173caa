"""The letter that brings a message of the office to a buyer, in the language in which they ordered."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.shop.models import OrderEvent


def message_letter(event: OrderEvent, address: str) -> EmailMessage:
    """Return the letter with a message from the office; `address` is where the buyer answers."""
    council, order = current_council(), event.order
    with translation.override(order.language):
        subject = _("%(council)s: pesan tentang pesanan %(number)s") % {
            "council": council.short_name, "number": order.number,
        }  # fmt: skip
        given = {"council": council, "order": order, "text": event.note, "address": address}
        body = render_to_string("shop/letters/message.txt", given)
    reply = [council.email] if council.email else None
    return EmailMessage(subject, body, to=[order.buyer_email], reply_to=reply)
