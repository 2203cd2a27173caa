"""The receipt of an order (kuitansi): what was bought, what came, in the buyer's language."""

from pathlib import Path
from typing import Any, Final

from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.design.terbilang import spelled
from kriya.design.typeset import letterhead_of, typeset
from kriya.shop.models import DeliveryKind, Payment, PaymentState
from kriya.shop.queries.following import Followed

_TEMPLATE: Final = Path(__file__).parent / "typst" / "receipt.typ"


def receipt(told: Followed) -> bytes:
    """Return the receipt as PDF; amounts in words are Indonesian, as the law asks, and left out in English."""
    order = told.order
    with translation.override(order.language):
        data = {
            "head": letterhead_of(current_council()),
            "language": order.language,
            "words": _words(),
            "number": order.number,
            "buyer": order.buyer_name,
            "address": _address(told),
            "lines": [_line(line) for line in told.lines if not line.cancelled_at and not line.gone_at],
            "sums": list(_sums(told)),
            "paid": rupiah(told.money.paid),
            "spelled": f"{spelled(told.money.paid).capitalize()} rupiah" if order.language == "id" else "",
            "payments": [_payment(one) for one in told.payments if one.state == PaymentState.PAID],
            "place_and_day": f"{current_council().short_name}, {_day(now())}",
        }
        return typeset(_TEMPLATE, data)


def _words() -> dict[str, str]:
    return {
        "title": _("KUITANSI"),
        "from": _("Sudah terima dari"),
        "spelled": _("Uang sejumlah"),
        "for": _("Untuk pesanan"),
        "item": _("Barang"),
        "pieces": _("Jumlah"),
        "price": _("Harga"),
        "total": _("Total"),
        "paid": _("Sudah diterima"),
        "note": _("Kuitansi ini dibuat oleh sistem dan sah tanpa tanda tangan."),
    }


def _line(line: Any) -> dict[str, str]:
    return {
        "name": line.name,
        "maker": line.maker_name,
        "pieces": str(line.pieces),
        "price": rupiah(line.price),
        "total": rupiah(line.price * line.pieces),
    }


def _sums(told: Followed) -> Any:
    order = told.order
    if order.discount:
        yield [_("Potongan"), f"−{rupiah(order.discount)}"]
    if order.delivery != DeliveryKind.PICK_UP:
        yield [_("Ongkos kirim"), rupiah(order.shipping)]
    yield [_("Total pesanan"), rupiah(order.total)]
    if told.money.paid_out:
        yield [_("Dikembalikan"), f"−{rupiah(told.money.paid_out)}"]


def _payment(payment: Payment) -> str:
    at = _day(payment.arrived_at) if payment.arrived_at else ""
    return f"{at}: {payment.get_method_display()}, {rupiah(payment.arrived or 0)}"


def _address(told: Followed) -> str:
    order = told.order
    return ", ".join(part for part in (order.street, order.region, order.postal_code) if part)


def _day(at: Any) -> str:
    return format_date(timezone.localtime(at), "j F Y")
