"""The report of an exhibition as a workbook and on paper. Both speak Indonesian, whatever the officer reads."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.design.typeset import letterhead_of, typeset
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.queries.results import result_of
from kriya.exhibitions.report import sheets, summary
from kriya.makers.export.writing import Field, Page, write_book
from kriya.showroom.reports.sheets import Sheet, written

_TEMPLATE: Final = Path(__file__).parent / "typst" / "report.typ"
_NONE: Final = "–"


def write_report(path: Path, exhibition: Exhibition) -> None:
    """Write a report as a workbook, a sheet for each part."""
    with translation.override(settings.LANGUAGE_CODE):
        result = result_of(exhibition)
        facts = [(name, written(kind, value)) for name, value, kind in summary(exhibition, result)]
        said = [Field(_("Hal"), lambda fact: fact[0]), Field(_("Nilai"), lambda fact: str(fact[1]))]
        pages = [Page(sheet.title, sheet.fields(), sheet.rows()) for sheet in sheets(result)]
        write_book(path, [Page(_("Ringkasan"), said, facts), *pages], title=f"{_('Laporan pameran')} {exhibition.name}")


def report_pdf(exhibition: Exhibition) -> bytes:
    """Return a report as PDF: letterhead, sums, tables, and a place for signatures."""
    with translation.override(settings.LANGUAGE_CODE):
        result, council, on = result_of(exhibition), current_council(), today()
        facts = [[name, str(written(kind, value))] for name, value, kind in summary(exhibition, result)]
        data = {
            "head": letterhead_of(council),
            "title": _("Laporan pameran"),
            "name": exhibition.name,
            "where": f"{exhibition.venue}, {exhibition.city}",
            "made": [on.year, on.month, on.day],
            "summary": facts,
            "note": _(
                "Penjualan adalah yang tercatat sampai hari ini, dikurangi yang dikembalikan pembeli. Hasil perajin "
                "adalah bagiannya dikurangi yang dibayarnya sendiri."
            ),
            "sheets": [_table(sheet.brief()) for sheet in sheets(result) if sheet.lines],
            "place": f"{council.short_name}, {format_date(on, 'j F Y')}",
            "signed": [_("Disusun oleh"), _("Mengetahui, ketua")],
        }
        return typeset(_TEMPLATE, data)


def _table(sheet: Sheet) -> dict[str, Any]:
    rows = [[_written(column.kind, row.get(column.key)) for column in sheet.columns] for row in sheet.rows()]
    return {
        "title": sheet.title,
        "columns": [{"label": column.label, "end": column.kind not in ("text", "date")} for column in sheet.columns],
        "rows": rows[:-1] if sheet.sums else rows,
        "sums": rows[-1] if sheet.sums else [],
    }


def _written(kind: Any, value: Any) -> str:
    if isinstance(value, date):
        return format_date(value, "j M Y")
    return _NONE if value is None else str(written(kind, value))
