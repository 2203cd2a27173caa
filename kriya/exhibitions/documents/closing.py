"""The record of a closing (berita acara penutupan pameran): the law lot by lot, who closed it, what came after."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.exhibitions.days import span
from kriya.exhibitions.models import Closing, ClosingLine, ClosingState
from kriya.exhibitions.queries.closing import late_sales, lines_of
from kriya.exhibitions.queries.law import law
from kriya.showroom.documents.papers import Column, set_paper


def closing_pdf(closing: Closing) -> bytes:
    """Return the record of a closing. Before it is approved it is a draft: what would be closed now."""
    with translation.override(settings.LANGUAGE_CODE):
        is_closed = closing.state == ClosingState.CLOSED
        lines = lines_of(closing) if is_closed else _draft(closing)
        columns: list[Column] = [
            (_("Barang"), True, False), (_("Label"), False, False), (_("Dibawa"), False, True),
            (_("Terjual"), False, True), (_("Kembali"), False, True), (_("Rusak"), False, True),
            (_("Hilang"), False, True), (_("Hadiah"), False, True), (_("Selisih"), False, True),
        ]  # fmt: skip
        exhibition = closing.exhibition
        return set_paper(
            title=_("Berita acara penutupan pameran"),
            number=closing.number or _("DRAF, belum disetujui"),
            intro=_(
                "Barang pameran dihitung per label. Yang dibawa sama dengan yang terjual, kembali, rusak, hilang, "
                "dihadiahkan, dan selisihnya."
            ),
            facts=[
                (_("Pameran"), exhibition.name),
                (_("Tempat"), f"{exhibition.venue}, {exhibition.city}"),
                (_("Tanggal"), span(exhibition.starts_on, exhibition.ends_on)),
                (_("Selisih"), _pieces(sum(line.difference for line in lines))),
                *([(_("Penjelasan"), closing.note)] if closing.note else []),
            ],
            columns=columns,
            rows=list(_rows(lines)),
            note=" ".join(filter(None, [_below(lines), _after(closing) if is_closed else ""])),
            at=closing.closed_at or closing.asked_at,
            signed=[
                _side(_("Yang menutup"), closing.asked_by.name if closing.asked_by else ""),
                _side(_("Yang menyetujui"), _second(closing)),
            ],
        )


def _draft(closing: Closing) -> list[ClosingLine]:
    return [
        ClosingLine.of_scope(
            closing=closing, lot_id=line.lot, brought=line.brought, sold=line.sold, returned=line.returned,
            damaged=line.damaged, lost=line.lost, given=line.given, difference=line.left,
        )
        for line in law(closing.exhibition)
    ]  # fmt: skip


def _rows(lines: Sequence[ClosingLine]) -> Iterator[list[str]]:
    """Yield each maker's name and sums, then its lots."""
    for maker in dict.fromkeys(line.lot.maker for line in lines):
        own = [line for line in lines if line.lot.maker == maker]
        yield [maker.name if maker else _("Milik dewan"), "", *_numbers(own)]
        for line in own:
            name = f"{line.lot.name}, {line.lot.variant_name}" if line.lot.variant_name else line.lot.name
            yield [f"\u2003{name}", line.lot.code, *_numbers([line])]


def _numbers(lines: Sequence[ClosingLine]) -> list[str]:
    names = ("brought", "sold", "returned", "damaged", "lost", "given")
    difference = sum(one.difference for one in lines)
    return [
        *(str(sum(getattr(one, name) for one in lines)) for name in names),
        f"{difference:+d}" if difference else "0",
    ]


def _below(lines: Sequence[ClosingLine]) -> str:
    """Return what a difference below zero means, where there is one."""
    if not any(line.difference < 0 for line in lines):
        return ""
    return _(
        "Selisih di bawah nol: terjual lebih banyak daripada yang tersisa menurut catatan, misalnya karena barang yang "
        "sudah terjual terhitung kembali."
    )


def _after(closing: Closing) -> str:
    """Return what came after the closing: what it said stays."""
    late = late_sales(closing.exhibition, closing)
    if not late:
        return ""
    pieces = sum(one.pieces for one in late)
    told = ", ".join(
        f"{one.sale.receipt or '–'} ({format_date(timezone.localtime(one.sale.happened_at), 'j M Y H.i')})"
        for one in late[:20]
    )
    words = _(
        "Setelah penutupan tiba penjualan %(n)s barang yang terjadi sebelumnya: %(told)s. Angka di atas adalah keadaan "
        "saat ditutup."
    )
    return words % {"n": pieces, "told": told}


def _second(closing: Closing) -> str:
    if closing.closed_by is None or closing.closed_by == closing.asked_by:
        return ""
    return closing.closed_by.name


def _side(role: str, name: str) -> dict[str, str]:
    return {"role": role, "name": name, "drawing": ""}


def _pieces(count: int) -> str:
    return ngettext("%(n)s barang", "%(n)s barang", count) % {"n": count}
