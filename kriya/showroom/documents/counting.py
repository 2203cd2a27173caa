"""The record of a stock-take (berita acara stok opname): what differed, who pays for it, who counted and approved."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.design.formats import rupiah
from kriya.inventory.models import StockTake, StockTakeState
from kriya.inventory.queries.stock_takes import sheet
from kriya.showroom.documents.papers import Column, set_paper
from kriya.showroom.queries.counting import Differing, OfMaker, by_maker, counters, differing, posted, progress


def stock_take_pdf(stock_take: StockTake) -> bytes:
    """Return the record of a count. Before it is approved it is a draft: what would be booked now."""
    with translation.override(settings.LANGUAGE_CODE):
        is_posted = stock_take.state == StockTakeState.POSTED
        lines = sheet(stock_take)
        groups = by_maker(posted(stock_take) if is_posted else differing(lines))
        done = progress(lines)
        people = ", ".join(row["by__name"] for row in counters(stock_take) if row["by__name"])
        columns: list[Column] = [
            (_("Barang"), True, False), (_("Label"), False, False), (_("Tercatat"), False, True),
            (_("Dihitung"), False, True), (_("Selisih"), False, True), (_("Ditanggung"), False, False),
            (_("Dibayar ke perajin"), False, True),
        ]  # fmt: skip
        return set_paper(
            title=_("Berita acara stok opname"),
            number=stock_take.number if is_posted else f"{stock_take.number} ({stock_take.get_state_display()})",
            intro=_intro(stock_take, is_posted=is_posted),
            facts=[
                (_("Tempat"), str(stock_take.location)),
                (_("Dihitung oleh"), people or "–"),
                (_("Label dihitung"), _("%(n)s dari %(all)s") % {"n": done.lots_counted, "all": done.lots}),
                (_("Barang dihitung"), str(done.pieces_counted)),
                (_("Dibayar ke perajin"), rupiah(sum(group.pays for group in groups))),
            ],
            columns=columns,
            rows=[row for group in groups for row in _rows(group)],
            note="" if groups else _("Tidak ada selisih."),
            at=stock_take.posted_at or stock_take.opened_at,
            signed=[
                _side(_("Yang menghitung"), stock_take.counted_by.name if stock_take.counted_by else ""),
                _side(_("Yang menyetujui"), stock_take.posted_by.name if stock_take.posted_by else ""),
            ],
        )


def _intro(stock_take: StockTake, *, is_posted: bool) -> str:
    at = format_date(timezone.localtime(stock_take.cut_off_at), "j F Y, H.i")
    if is_posted:
        return _("Barang dihitung dan dibandingkan dengan catatan per %(at)s. Selisihnya dibukukan.") % {"at": at}
    return _("Barang dihitung dan dibandingkan dengan catatan per %(at)s. Selisihnya belum dibukukan.") % {"at": at}


def _rows(group: OfMaker) -> Iterator[list[str]]:
    """Yield a line with the maker's name and sums, then its lots."""
    name = group.maker.name if group.maker else _("Milik dewan")
    yield [name, "", "", "", f"{group.pieces:+d}", "", rupiah(group.pays) if group.maker else ""]
    for line in group.lines:
        yield _row(line)


def _row(line: Differing) -> list[str]:
    name = f"{line.lot.name}, {line.lot.variant_name}" if line.lot.variant_name else line.lot.name
    return [
        f"\u2003{name}",
        line.lot.code,
        str(line.due),
        str(line.counted),
        f"{line.difference:+d}",
        _("terjual, kabar terlambat") if line.is_late else line.borne_by,
        rupiah(line.pays) if line.pays else "",
    ]


def _side(role: str, name: str) -> dict[str, str]:
    return {"role": role, "name": name, "drawing": ""}
