"""The report of a month as a workbook and on paper. Both speak Indonesian, whatever the officer reads."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.formats import number, percent, rupiah
from kriya.design.terbilang import spelled
from kriya.design.typeset import letterhead_of, typeset
from kriya.ledger.days import day_of
from kriya.makers.export.writing import Page, write_book
from kriya.showroom.actions.months import number_of
from kriya.showroom.models import MonthlyReport
from kriya.showroom.reports.month_sheets import sheets_of, summary_of
from kriya.showroom.reports.queries.months import Figures, Month
from kriya.showroom.reports.sheets import Kind, Sheet

_TEMPLATE: Final = Path(__file__).parent / "typst" / "month.typ"
_NONE: Final = "–"


def month_name(month: Month) -> str:
    """Return a month in words, in the language that is on."""
    return format_date(month.first, "F Y")


def write_month(path: Path, month: Month, figures: Figures, issued: MonthlyReport | None) -> None:
    """Write a month's report as a workbook, a sheet for each part; the same figures make the same file."""
    with translation.override(settings.LANGUAGE_CODE):
        title = f"{_('Laporan bulanan galeri')} {month_name(month)} {number_of(month) if issued else _('DRAF')}"
        pages = [Page(sheet.title, sheet.fields(), sheet.rows()) for sheet in sheets_of(figures)]
        write_book(path, pages, title=title, made_at=issued.issued_at if issued else None)


def month_pdf(month: Month, figures: Figures, issued: MonthlyReport | None) -> bytes:
    """Return a month's report as PDF: letterhead, sums in words, tables, and a place for signatures."""
    with translation.override(settings.LANGUAGE_CODE):
        on = day_of(issued.issued_at) if issued else None
        council = current_council()
        data = {
            "head": letterhead_of(council),
            "title": _("Laporan bulanan galeri"),
            "number": issued.number if issued else _("DRAF, belum diterbitkan"),
            "draft": "" if issued else _("DRAF"),
            "made": [on.year, on.month, on.day] if on else [],
            "month": month_name(month),
            "summary": [[name, _written(kind, value)] for name, value, kind in summary_of(figures)],
            "spelled": _spelled(figures["summary"]),
            "note": _(
                "Yang dihitung adalah semua yang tercatat pada bulan ini. Penjualan dari hari sebelumnya yang baru "
                "terkirim bulan ini disebut terlambat; laporan bulan sebelumnya tidak berubah karenanya."
            ),
            "signs": _("Pada kas dan akun, angka minus adalah yang menjadi hak perajin, dewan, atau negara."),
            "sheets": [_table(sheet.brief()) for sheet in sheets_of(figures)[1:] if sheet.lines],
            "place": f"{council.short_name}, {_day(on) if on else '…………………'}",
            "signed": [_("Disusun oleh"), _("Bendahara"), _("Mengetahui, ketua")],
            "digest": issued.digest if issued else "",
        }
        return typeset(_TEMPLATE, data)


def _spelled(sums: Mapping[str, int]) -> list[list[str]]:
    told = ((_("Penjualan bersih"), sums["left"]), (_("Dibayarkan kepada perajin"), sums["paid"]))
    return [[name, _("%(words)s rupiah") % {"words": spelled(amount)}] for name, amount in told]


def _table(sheet: Sheet) -> dict[str, Any]:
    rows = [[_written(column.kind, row.get(column.key)) for column in sheet.columns] for row in sheet.rows()]
    return {
        "title": sheet.title,
        "columns": [{"label": column.label, "end": column.kind not in ("text", "date")} for column in sheet.columns],
        "rows": rows[:-1] if sheet.sums else rows,
        "sums": rows[-1] if sheet.sums else [],
    }


def _written(kind: Kind, value: Any) -> str:
    if value is None or value == "":
        return "" if value == "" else _NONE
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    say = {"number": number, "rupiah": rupiah, "percent": percent}.get(kind)
    return say(value) if say else str(value)


def _day(value: date) -> str:
    return format_date(value, "j F Y")
