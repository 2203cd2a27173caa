"""One shift at a till: its Z report and supplements, or while it is open what it comes to (X)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah
from kriya.ledger.models import Tender
from kriya.sales.models import Sale, Shift
from kriya.sales.queries.shifts import Figures, figures, missing_counters


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a shift with its reports, cash movements and the sales in it."""
    shifts = Shift.objects.select_related("till", "location", "cashier")
    shift: Shift = get_object_or_404(shifts.prefetch_related("closings__by", "reports", "cash_movements__by"), pk=pk)
    reports = sorted(shift.reports.all(), key=lambda report: report.supplement)
    now_ = figures(shift)
    closing = next(iter(shift.closings.all()), None)
    context = {
        "shift": shift,
        "closing": closing,
        "difference": closing.counted - now_.expected_cash if closing else 0,
        "figures": _facts(now_),
        "reports": [{"report": one_, "facts": _facts(Figures.of_json(one_.figures))} for one_ in reports],
        "movements": sorted(shift.cash_movements.all(), key=lambda row: row.happened_at),
        "missing": missing_counters(shift.till_id)[:20] if now_.missing else [],
        "sales": Sale.objects.filter(shift=shift).order_by("-happened_at")[:200],
        "crumbs": [(_("Hari ini"), reverse("sales:day")), (str(shift.till), "")],
    }
    return render(request, "sales/shift.html", context)


def _facts(told: Figures) -> list[tuple[str, Any]]:
    """Return the figures of a report that say something."""
    lines: list[tuple[str, int]] = [
        (_("Uang awal"), told.opening_cash),
        (_("Penjualan"), told.total),
        (_("Potongan"), told.discount),
        *((capfirst(str(Tender(kind).label)), amount) for kind, amount in told.tenders.items()),
        (_("Uang kembali ke pembeli"), -told.refunded),
        (_("Kas masuk"), told.cash_in),
        (_("Kas keluar"), -told.cash_out),
        (_("Penjualan yang belum jelas"), sum(told.quarantined.values())),
        (_("Pembulatan"), told.rounding - told.refund_rounding),
    ]
    found: list[tuple[str, Any]] = [(_("Jumlah struk"), told.sales)] if told.sales else []
    found += [(label, rupiah(amount)) for label, amount in lines if amount]
    return [*found, (_("Seharusnya ada di laci"), rupiah(told.expected_cash))]
