"""Periods in the office: prepare one, explain its checks, approve it, send it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.actions.closing import approve, explain, prepare, send_back
from kriya.achievements.forms import PreparationForm
from kriya.achievements.models import PeriodClosing
from kriya.achievements.page import kept_page
from kriya.achievements.period import Period
from kriya.achievements.queries.periods import checks_of, rows
from kriya.achievements.sheet import Sheet
from kriya.achievements.views.frame import tabs
from kriya.design.messages import attempt, did


@require_safe
@staff(Can.READ_NUMBERS)
def periods(request: Request) -> HttpResponse:
    """Show the periods of three years, the newest first, and what is to be done with each."""
    given = {
        "tabs": tabs(request, "periods"),
        "rows": rows(),
        "form": PreparationForm(request.GET or None),
        "may_prepare": request.membership.can(Can.PREPARE_NUMBERS),
    }
    return render(request, "achievements/periods.html", given)


@require_POST
@staff(Can.PREPARE_NUMBERS)
def prepare_one(request: Request) -> HttpResponse:
    """Count a period and show what was counted."""
    form = PreparationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih periode yang sudah berakhir."))
        return redirect("achievements:periods")
    said = form.cleaned_data
    closing = attempt(
        request,
        lambda: prepare(Period.of_code(said["period"]), by=request.user, note=said["note"], reason=said["reason"]),
    )
    return redirect("achievements:closing", pk=closing.pk) if closing else redirect("achievements:periods")


@require_safe
@staff(Can.READ_NUMBERS)
def closing(request: Request, pk: UUID) -> HttpResponse:
    """Show a closing: its checks with their explanations, and every figure as it was counted."""
    found = _closing(pk)
    checks = checks_of(found)
    given = {
        "closing": found,
        "period": _period(found),
        "checks": checks,
        "failed": sum(not one.ok for one in checks),
        "page": kept_page(Sheet(found.figures)),
        "snapshot": found.snapshots.only("pk").first(),
        "may_explain": found.is_open and request.membership.can(Can.PREPARE_NUMBERS),
        "may_approve": found.is_open and request.membership.can(Can.MANAGE_COUNCIL),
        "is_own": found.prepared_by_id == request.user.pk,
        "crumbs": [(_("Periode"), "../.."), (str(_period(found).name), "")],
    }
    return render(request, "achievements/closing.html", given)


@require_POST
@staff(Can.PREPARE_NUMBERS)
def explain_one(request: Request, pk: UUID) -> HttpResponse:
    """Keep why figures may stand although a check did not pass."""
    given = request.POST.items()
    answers = {name.removeprefix("jelas-"): str(text) for name, text in given if name.startswith("jelas-")}
    did(request, lambda: explain(_closing(pk), answers), _("Penjelasan disimpan."))
    return redirect("achievements:closing", pk=pk)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def approve_one(request: Request, pk: UUID) -> HttpResponse:
    """Publish a closing: the public page shows it from this moment."""
    found = _closing(pk)
    snapshot = attempt(request, lambda: approve(found, by=request.user))
    if snapshot is None:
        return redirect("achievements:closing", pk=pk)
    said = _("%(period)s disetujui dan terbit. Angkanya tidak berubah lagi.")
    messages.success(request, said % {"period": _period(found).name})
    return redirect("achievements:publication", pk=snapshot.pk)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def send_back_one(request: Request, pk: UUID) -> HttpResponse:
    """Give a closing back with what is to be mended."""
    note = request.POST.get("note", "")
    did(request, lambda: send_back(_closing(pk), by=request.user, note=note), _("Dikembalikan untuk diperbaiki."))
    return redirect("achievements:closing", pk=pk)


def _closing(pk: UUID) -> PeriodClosing:
    found: PeriodClosing = get_object_or_404(PeriodClosing.objects.defer("makers", "products", "atoms"), pk=pk)
    return found


def _period(closing: PeriodClosing) -> Period:
    try:
        return Period.of_code(closing.period)
    except ValueError as no:
        raise Http404 from no
