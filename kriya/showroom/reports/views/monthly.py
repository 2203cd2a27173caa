"""The report of a month to the trade office: read, issued once, given as a workbook and as paper."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import attempt
from kriya.showroom.actions.months import issue_month
from kriya.showroom.models import MonthlyReport
from kriya.showroom.reports.month_sheets import sheets_of, summary_of
from kriya.showroom.reports.paper import month_name, month_pdf, write_month
from kriya.showroom.reports.queries.months import Figures, Month, figures_of
from kriya.showroom.reports.sheets import written
from kriya.showroom.reports.views.frame import XLSX, tabs
from kriya.showroom.views.staff.papers import pdf

SHOWN: Final = 24
"""How many months can be chosen."""


def _month(text: str) -> Month:
    """Return the month that was asked for; the last whole one where none or no real one was."""
    running = Month(today().replace(day=1))
    try:
        asked = Month.of_text(text)
    except ValueError:
        return running.before
    return asked if asked.first <= running.first else running.before


def _told(request: Request) -> tuple[Month, Figures, MonthlyReport | None]:
    """Return a month with its figures: as they were issued, else as they are now."""
    if not request.membership.can(Can.READ_SALES):
        raise PermissionDenied
    month = _month(request.GET.get("bulan", ""))
    issued = MonthlyReport.objects.filter(month=month.first).select_related("issued_by").first()
    return month, issued.figures if issued else figures_of(month), issued


@require_safe
@staff(Can.EXPORT)
def page(request: Request) -> HttpResponse:
    """Show a month, and whether its report was issued."""
    month, figures, issued = _told(request)
    _summary, *sheets = sheets_of(figures)
    is_over = month.next.first <= today()
    context = {
        "tabs": tabs(request, "report_months"),
        "month": month,
        "name": month_name(month),
        "months": _choices(month),
        "issued": issued,
        "is_over": is_over,
        "may_issue": is_over and not issued and request.membership.can(Can.MANAGE_SALES),
        "sums": figures["summary"],
        "summary": [(name, written(kind, value)) for name, value, kind in summary_of(figures)],
        "sheets": [(sheet.title, sheet.brief().table()) for sheet in sheets if sheet.lines],
        "late": written("rupiah", figures["summary"]["late"]) if figures["summary"]["late_receipts"] else "",
        "query": f"?bulan={month}",
    }
    return render(request, "showroom/reports/month.html", context)


def _choices(chosen: Month) -> list[tuple[str, str, bool]]:
    """Return the months that can be chosen, this one first, with those whose report was issued marked."""
    month = Month(today().replace(day=1))
    months = []
    for _place in range(SHOWN):
        months.append(month)
        month = month.before
    issued = set(MonthlyReport.objects.filter(month__gte=months[-1].first).values_list("month", flat=True))
    if chosen.first < months[-1].first:
        months.append(chosen)
    return [(str(one), month_name(one), one.first in issued) for one in months]


@require_POST
@staff(Can.MANAGE_SALES)
def issue(request: Request) -> HttpResponse:
    """Issue the report of a month that is over."""
    month = _month(request.POST.get("bulan", ""))
    report = attempt(request, lambda: issue_month(month, by=request.user))
    if report is not None:
        messages.success(request, _("Laporan %(number)s diterbitkan dan tidak berubah lagi.") % {"number": report})
    return redirect(f"{reverse('showroom:report_months')}?bulan={month}")


@require_safe
@staff(Can.EXPORT)
def workbook(request: Request) -> HttpResponse:
    """Give a month's report as a workbook."""
    month, figures, issued = _told(request)
    with TemporaryDirectory(prefix="kriya-") as folder:
        path = Path(folder) / "laporan.xlsx"
        write_month(path, month, figures, issued)
        content = path.read_bytes()
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{_file(request, month, issued)}.xlsx"'
    return answer


@require_safe
@staff(Can.EXPORT)
def paper(request: Request) -> HttpResponse:
    """Give a month's report as PDF."""
    month, figures, issued = _told(request)
    return pdf(month_pdf(month, figures, issued), _file(request, month, issued))


def _file(request: Request, month: Month, issued: MonthlyReport | None) -> str:
    return f"laporan-galeri-{request.council.slug}-{month}{'' if issued else '-draf'}"
