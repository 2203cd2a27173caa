"""What an exhibition brought, in one click: on the page, as a workbook, on paper."""

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.charts import Bars, Item
from kriya.exhibitions.documents.report import report_pdf, write_report
from kriya.exhibitions.queries.closing import late_sales
from kriya.exhibitions.queries.results import Result, result_of
from kriya.exhibitions.report import sheets, summary
from kriya.exhibitions.views.staff.frame import find_exhibition, page
from kriya.showroom.reports.sheets import written
from kriya.showroom.reports.views.frame import XLSX
from kriya.showroom.views.answering import pdf_answer


@require_safe
@staff(Can.READ_SALES)
def result(request: Request, pk: UUID) -> HttpResponse:
    """Show sales by maker and by day, leads and costs, beside the same fair of earlier years."""
    found = find_exhibition(pk)
    brought = result_of(found)
    given = {
        "result": brought,
        "summary": [(name, written(kind, value)) for name, value, kind in summary(found, brought)],
        "sheets": [(sheet.title, sheet.brief().table()) for sheet in sheets(brought) if sheet.lines],
        "late": sum(one.pieces for one in late_sales(found)),
        "chart": _chart(brought),
        "may_export": request.membership.can(Can.EXPORT),
    }
    return page(request, found, "result", given)


def _chart(brought: Result) -> Bars | None:
    items = [Item(year.exhibition.name, year.sold.total) for year in reversed(brought.years) if year.sold.total]
    if len(items) < 2:
        return None
    return Bars(title=_("Penjualan tahun demi tahun"), first=_("Pameran"), unit=_("Rupiah"), items=items)


@require_safe
@staff(Can.EXPORT)
def workbook(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Give the report as a workbook."""
    found = find_exhibition(pk)
    with TemporaryDirectory(prefix="kriya-") as folder:
        path = Path(folder) / "laporan.xlsx"
        write_report(path, found)
        content = path.read_bytes()
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="laporan-{found.slug}.xlsx"'
    return answer


@require_safe
@staff(Can.EXPORT)
def paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Give the report as PDF."""
    found = find_exhibition(pk)
    return pdf_answer(report_pdf(found), f"laporan-{found.slug}")
