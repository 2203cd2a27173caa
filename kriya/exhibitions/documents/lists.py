"""Lists that go along: what is shown with its prices, and who travels."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import Min
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.core.clock import now
from kriya.design.formats import rupiah
from kriya.exhibitions.days import span
from kriya.exhibitions.models import DisplayItem, Exhibition, Traveller
from kriya.exhibitions.queries.exhibitions import participants
from kriya.inventory.models import PlacePrice
from kriya.showroom.documents.papers import Column, set_paper


def display_pdf(exhibition: Exhibition) -> bytes:
    """Return the list of what is shown, maker by maker, with a box to tick and the exhibition's prices."""
    with translation.override(settings.LANGUAGE_CODE):
        rows = list(
            DisplayItem.objects.filter(exhibition=exhibition)
            .select_related("product__maker")
            .order_by("product__maker__name", "product__name")
        )
        columns: list[Column] = [
            (_("Perajin"), True, False), (_("Barang"), True, False), (_("Jumlah"), False, True),
            (_("Harga"), False, True), (_("Dikemas"), False, False), (_("Dipajang"), False, False),
        ]  # fmt: skip
        booths = {
            row.maker_id: ", ".join(sorted({use.booth.code for use in row.booths.all()}))
            for row in participants(exhibition)
        }
        return set_paper(
            title=_("Daftar pajang"),
            number=exhibition.name,
            intro=_("Barang yang dibawa dan dipajang. Beri tanda saat dikemas dan saat dipajang."),
            facts=[*_facts(exhibition), (_("Jumlah"), _pieces(sum(row.pieces for row in rows)))],
            columns=columns,
            rows=list(_shown(rows, booths, _prices(exhibition))),
            at=now(),
            signed=[_side(_("Yang mengemas")), _side(_("Yang memajang"))],
        )


def _prices(exhibition: Exhibition) -> dict[UUID, int]:
    """Return the lowest price at the exhibition by product, of those that have one of their own there."""
    rows = PlacePrice.objects.filter(location=exhibition.location_id).order_by().values_list("lot__product")
    return dict(rows.annotate(least=Min("price")))


def _shown(rows: list[DisplayItem], booths: dict[UUID, str], prices: dict[UUID, int]) -> Iterator[list[str]]:
    for row in rows:
        product = row.product
        price = prices.get(product.pk, product.price)
        booth = booths.get(product.maker_id, "")
        yield [
            f"{product.maker.name} ({booth})" if booth else product.maker.name,
            product.name,
            str(row.pieces),
            rupiah(price) if price else "–",
            "☐",
            "☐",
        ]


def travel_pdf(exhibition: Exhibition) -> bytes:
    """Return the list of who travels: when, how, and where they sleep."""
    with translation.override(settings.LANGUAGE_CODE):
        columns: list[Column] = [
            (_("Nama"), True, False), (_("Tugas"), True, False), (_("Berangkat"), False, False),
            (_("Pulang"), False, False), (_("Kendaraan"), True, False), (_("Penginapan"), True, False),
        ]  # fmt: skip
        rows = list(Traveller.objects.filter(exhibition=exhibition).order_by("departs_on", "pk"))
        people = ngettext("%(n)s orang", "%(n)s orang", len(rows))
        return set_paper(
            title=_("Daftar perjalanan"),
            number=exhibition.name,
            intro=_("Yang berangkat ke pameran dan pulang darinya."),
            facts=[*_facts(exhibition), (_("Jumlah"), people % {"n": len(rows)})],
            columns=columns,
            rows=[
                [row.name, row.duty, format_date(row.departs_on, "j M"), format_date(row.returns_on, "j M"),
                 row.transport, row.lodging]
                for row in rows
            ],
            at=now(),
            signed=[_side(_("Yang menyusun")), _side(_("Mengetahui, ketua"))],
        )  # fmt: skip


def _facts(exhibition: Exhibition) -> list[tuple[str, str]]:
    return [
        (_("Pameran"), exhibition.name),
        (_("Tempat"), f"{exhibition.venue}, {exhibition.city}"),
        (_("Tanggal"), span(exhibition.starts_on, exhibition.ends_on)),
    ]


def _side(role: str) -> dict[str, str]:
    return {"role": role, "name": "", "drawing": ""}


def _pieces(count: int) -> str:
    return ngettext("%(n)s barang", "%(n)s barang", count) % {"n": count}
