"""What is made for an office: answered for the maker, brought, or given up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did
from kriya.quotations.actions.ending import cancel_line
from kriya.quotations.actions.making import bring, promise
from kriya.quotations.forms.steps import BringForm, PromiseForm, ReasonForm, first_problem
from kriya.quotations.models import QuotationLine


def _find(pk: UUID) -> QuotationLine:
    found: QuotationLine = get_object_or_404(QuotationLine.objects.select_related("quotation"), pk=pk)
    return found


@require_POST
@staff(Can.MANAGE_SALES)
def promised(request: Request, pk: UUID) -> HttpResponse:
    """Note the day that a maker named by telephone."""
    line, form = _find(pk), PromiseForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        day = form.cleaned_data["siap"]
        did(request, lambda: promise(line, on=day, by=request.user), _("Janji perajin dicatat."))
    return redirect("quotations:one", line.quotation_id)


@require_POST
@staff(Can.KEEP_GOODS)
def brought(request: Request, pk: UUID) -> HttpResponse:
    """Take in what was made."""
    line, form = _find(pk), BringForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        said, done = form.cleaned_data, _("Diterima dan disimpan untuk instansi ini. Cetak labelnya.")
        did(request, lambda: bring(line, said["jumlah"], by=request.user, net_price=said["bersih"]), done)
    return redirect("quotations:one", line.quotation_id)


@require_POST
@staff(Can.MANAGE_SALES)
def line_off(request: Request, pk: UUID) -> HttpResponse:
    """Say that what is left of a line will not come."""
    line, form = _find(pk), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        reason = form.cleaned_data["alasan"]
        did(request, lambda: cancel_line(line, reason=reason, by=request.user), _("Sisa baris ini dibatalkan."))
    return redirect("quotations:one", line.quotation_id)
