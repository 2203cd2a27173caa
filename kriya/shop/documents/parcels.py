"""What goes with a parcel: the pick list, packing slips, address labels, and the paper of what is handed over."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.core.clock import now, today
from kriya.core.scoping import current_council
from kriya.design.formats import phone, rupiah
from kriya.design.typeset import letterhead_of, typeset
from kriya.ledger.days import day_of
from kriya.shop.models import DeliveryKind, Order, OrderLine
from kriya.shop.queries.packing import Packing, to_pick
from kriya.showroom.documents.papers import set_paper
from kriya.showroom.documents.setting import day

_HERE: Final = Path(__file__).parent / "typst"
SIZES: Final = {"a6": (105, 148), "10x15": (100, 150)}
"""Address labels: width and height in millimetres."""


def pick_list_pdf(packings: Sequence[Packing], *, by: str) -> bytes:
    """Return what to fetch for many orders, by place and in the order of its name, with a box to tick."""
    with translation.override(settings.LANGUAGE_CODE):
        rows = [
            [place, line.name, _code(line), line.maker_name, str(pieces), ", ".join(numbers)]
            for place, lots in to_pick(packings)
            for line, pieces, numbers in lots
        ]
        pieces = sum(pieces for packing in packings for _line, pieces in packing.lines)
        return set_paper(
            title=_("Daftar ambil barang"),
            number=day(today()),
            intro=_("Ambil barang berikut dari tempatnya, cocokkan labelnya, lalu kemas per pesanan."),
            facts=[
                (_("Pesanan"), str(len(packings))),
                (_("Jumlah"), ngettext("%(n)s barang", "%(n)s barang", pieces) % {"n": pieces}),
            ],
            columns=[
                (_("Tempat"), False, False), (_("Barang"), True, False), (_("Label"), False, False),
                (_("Perajin"), True, False), (_("Jumlah"), False, True), (_("Untuk pesanan"), True, False),
            ],
            rows=rows,
            at=now(),
            signed=[{"role": _("Yang mengambil"), "name": by, "drawing": ""}],
        )  # fmt: skip


def slips_pdf(packings: Sequence[Packing]) -> bytes:
    """Return a slip for each parcel, in its buyer's language: what is in it, and no prices: it may be a gift."""
    return typeset(
        _HERE / "slip.typ", {"head": letterhead_of(current_council()), "slips": [_slip(one) for one in packings]}
    )


def _slip(packing: Packing) -> dict[str, Any]:
    order = packing.order
    with translation.override(order.language):
        pieces = sum(pieces for _line, pieces in packing.lines)
        return {
            "title": _("Isi kiriman"),
            "number": order.number,
            "facts": [
                [_("Untuk"), order.buyer_name],
                [_("Dipesan"), day(day_of(order.placed_at))],
                [_("Pengiriman"), _way(order)],
                *([[_("Catatan"), order.note]] if order.note else []),
            ],
            "columns": [_("Barang"), _("Perajin"), _("Label"), _("Jumlah")],
            "rows": [[line.name, line.maker_name, _code(line), str(n)] for line, n in packing.lines],
            "sum": ngettext("%(n)s barang", "%(n)s barang", pieces) % {"n": pieces},
            "thanks": _("Terima kasih. Setiap barang ini dibuat tangan perajin binaan kami."),
            "language": order.language,
        }


def _way(order: Order) -> str:
    return ", ".join(filter(None, [str(DeliveryKind(order.delivery).label), order.service]))


def labels_pdf(orders: Sequence[Order], size: str) -> bytes:
    """Return an address label for each order that is sent, A6 or 10 × 15 cm, sender and buyer in full."""
    width, height = SIZES[size]
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "head": letterhead_of(current_council()),
            "width": width,
            "height": height,
            "labels": [_label(order) for order in orders],
            "words": {"to": _("Kepada"), "sender": _("Pengirim"), "order": _("Pesanan"), "weight": _("Berat")},
            "sender": _sender(),
        }
        return typeset(_HERE / "address.typ", data)


def _sender() -> list[str]:
    council = current_council()
    lines = [line.strip() for line in council.address.splitlines() if line.strip()]
    return [council.name, *lines, *([phone(council.phone)] if council.phone else [])]


def _code(line: OrderLine) -> str:
    return line.lot.code if line.lot else ""


def _label(order: Order) -> dict[str, Any]:
    return {
        "name": order.buyer_name,
        "phone": phone(order.buyer_phone),
        "street": order.street,
        "region": order.region,
        "postal": order.postal_code,
        "number": order.number,
        "way": order.service or str(DeliveryKind(order.delivery).label),
        "weight": _("%(g)s gram") % {"g": order.weight_g} if order.weight_g else "",
    }


def handover_pdf(packing: Packing, *, by: str) -> bytes:
    """Return the paper that says what was handed over at the counter, signed by both sides."""
    order = packing.order
    with translation.override(settings.LANGUAGE_CODE):
        return set_paper(
            title=_("Berita acara serah terima barang"),
            number=order.number,
            intro=_("Barang berikut diserahkan kepada pembeli dan diperiksa bersama, dalam keadaan baik."),
            facts=[(_("Pembeli"), order.buyer_name), (_("Pesanan"), order.number), (_("Total"), rupiah(order.total))],
            columns=[
                (_("Barang"), True, False), (_("Label"), False, False), (_("Perajin"), True, False),
                (_("Jumlah"), False, True),
            ],
            rows=[[line.name, _code(line), line.maker_name, str(n)] for line, n in packing.lines],
            at=now(),
            signed=[
                {"role": _("Yang menyerahkan"), "name": by, "drawing": ""},
                {"role": _("Yang menerima"), "name": order.buyer_name, "drawing": ""},
            ],
        )  # fmt: skip
