"""The papers of institutional orders, for the office."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.quotations.documents.papers import handover_pdf, invoice_pdf, quotation_pdf, receipt_pdf
from kriya.quotations.models import Handover, Invoice, QuotationPayment
from kriya.quotations.views.staff.one import find_quotation
from kriya.showroom.views.answering import pdf_answer


@require_safe
@staff(Can.READ_SALES)
def quotation_paper(_request: Request, pk: UUID) -> HttpResponse:
    """Give the quotation, also as a draft to look at."""
    quotation = find_quotation(pk)
    return pdf_answer(quotation_pdf(quotation), quotation.number.replace("/", "-"))


def _paper(rows: Any, pk: UUID, set_pdf: Callable[[Any], bytes]) -> HttpResponse:
    row = get_object_or_404(rows.select_related("quotation"), pk=pk)
    return pdf_answer(set_pdf(row), row.number.replace("/", "-"))


@require_safe
@staff(Can.READ_SALES)
def handover_paper(_request: Request, pk: UUID) -> HttpResponse:
    """Give a berita acara."""
    return _paper(Handover.objects.all(), pk, handover_pdf)


@require_safe
@staff(Can.READ_SALES)
def invoice_paper(_request: Request, pk: UUID) -> HttpResponse:
    """Give an invoice."""
    return _paper(Invoice.objects.all(), pk, invoice_pdf)


@require_safe
@staff(Can.READ_SALES)
def receipt_paper(_request: Request, pk: UUID) -> HttpResponse:
    """Give a kwitansi."""
    return _paper(QuotationPayment.objects.exclude(number=""), pk, receipt_pdf)
