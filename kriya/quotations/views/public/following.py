"""The page behind a quotation's link: read it, accept it or not, and later its papers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.design.messages import did
from kriya.quotations.actions.answering import accept, decline
from kriya.quotations.documents.papers import handover_pdf, invoice_pdf, quotation_pdf, receipt_pdf
from kriya.quotations.forms.steps import AcceptForm, ReasonForm, first_problem
from kriya.quotations.models import Handover, Invoice, Quotation, QuotationPayment, QuotationState
from kriya.quotations.queries.whole import whole_quotation
from kriya.shop.queries.rules import shop_rules
from kriya.shop.views.public.keeping import kept_by_nobody
from kriya.showroom.views.answering import pdf_answer


def _find(code: str) -> Quotation:
    """Return the quotation of a secret in this council. A draft that was never offered is nobody's to read."""
    found: Quotation = get_object_or_404(Quotation.objects.select_related("by"), code=code)
    if not found.revision:
        raise Http404
    return found


@require_safe
@kept_by_nobody
def show(request: Request, code: str) -> HttpResponse:
    """Show the offer while it stands; what was paid and delivered once it was accepted."""
    whole = whole_quotation(_find(code))
    quotation = whole.quotation
    number = request.council.whatsapp or request.council.phone
    words = _("Halo, saya ingin bertanya tentang penawaran %(number)s.") % {"number": quotation.number}
    context: dict[str, Any] = {
        "whole": whole,
        "quotation": quotation,
        "may_answer": quotation.state == QuotationState.OFFERED and not whole.is_over,
        "is_changing": quotation.state == QuotationState.DRAFT,
        "is_agreed": quotation.state in {QuotationState.ACCEPTED, QuotationState.DONE},
        "rules": shop_rules(),
        "form": AcceptForm(),
        "no_form": ReasonForm(),
        "ask_url": whatsapp(number, words) if number.startswith("+628") else "",
    }
    return render(request, "quotations/public/office.html", context)


@require_POST
@kept_by_nobody
def say_yes(request: Request, code: str) -> HttpResponse:
    """Accept the offer as it stands: the page says which revision was read."""
    quotation, form = _find(code), AcceptForm(request.POST)
    if request.POST.get("perubahan") != str(quotation.revision):
        messages.error(request, _("Penawaran ini baru saja diubah. Baca lagi, lalu setujui."))
    elif not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        name = form.cleaned_data["nama"]
        did(request, lambda: accept(quotation, name=name), _("Terima kasih, penawaran disetujui."))
    return redirect("quotations:office", code)


@require_POST
@kept_by_nobody
def say_no(request: Request, code: str) -> HttpResponse:
    """Decline, or ask for a change, with a reason."""
    quotation, form = _find(code), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        reason = form.cleaned_data["alasan"]
        did(request, lambda: decline(quotation, reason=reason), _("Terima kasih, kami baca dan hubungi Anda."))
    return redirect("quotations:office", code)


@require_safe
@kept_by_nobody
def quotation_paper(_request: Request, code: str) -> HttpResponse:
    """Give the offer as PDF, unless it is being changed."""
    quotation = _find(code)
    if quotation.state == QuotationState.DRAFT:
        raise Http404
    return pdf_answer(quotation_pdf(quotation), quotation.number.replace("/", "-"))


def _paper(code: str, model: Any, pk: UUID, set_pdf: Callable[[Any], bytes]) -> HttpResponse:
    row = get_object_or_404(model.objects.select_related("quotation"), pk=pk, quotation__code=code)
    return pdf_answer(set_pdf(row), row.number.replace("/", "-"))


@require_safe
@kept_by_nobody
def handover_paper(_request: Request, code: str, pk: UUID) -> HttpResponse:
    """Give a berita acara."""
    return _paper(code, Handover, pk, handover_pdf)


@require_safe
@kept_by_nobody
def invoice_paper(_request: Request, code: str, pk: UUID) -> HttpResponse:
    """Give an invoice."""
    return _paper(code, Invoice, pk, invoice_pdf)


@require_safe
@kept_by_nobody
def receipt_paper(_request: Request, code: str, pk: UUID) -> HttpResponse:
    """Give the kwitansi of a payment; money that went back has none."""
    get_object_or_404(QuotationPayment.objects.exclude(number=""), pk=pk)
    return _paper(code, QuotationPayment, pk, receipt_pdf)
