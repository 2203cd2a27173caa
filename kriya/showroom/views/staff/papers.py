"""The papers of a settlement: statements, receipts for cash, the file for the bank."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.showroom.documents.money import bank_csv, cash_receipts, part_statements
from kriya.showroom.models import (
    PayoutMethod,
    Settlement,
    SettlementMaker,
    SettlementOutcome,
    SettlementState,
)
from kriya.showroom.queries.settlements import lines, lines_of_run
from kriya.showroom.views.staff.parts import find_part
from kriya.showroom.views.staff.reasons import reason_of


def pdf(content: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that opens in the browser."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _posted(pk: UUID) -> Settlement:
    runs = Settlement.objects.filter(state=SettlementState.POSTED).select_related("posted_by")
    found: Settlement = get_object_or_404(runs, pk=pk)
    return found


def _paid(run: Settlement) -> Any:
    found = SettlementMaker.objects.filter(settlement=run, outcome=SettlementOutcome.PAID)
    return found.select_related("maker", "settlement__posted_by").order_by("receipt")


@require_safe
@staff(Can.READ_MONEY)
def statements_of_run(_request: Request, pk: UUID) -> HttpResponse:
    """Give the statements of all makers that were paid."""
    run = _posted(pk)
    told = lines_of_run(run)
    parts = [(part, told.get(part.pk, [])) for part in _paid(run)]
    if not parts:
        raise Http404
    return pdf(part_statements(parts, reason_of), f"rincian-{run.through_on}")


@require_safe
@staff(Can.READ_MONEY)
def receipts_of_run(_request: Request, pk: UUID) -> HttpResponse:
    """Give the receipts of all makers that are paid in cash."""
    run = _posted(pk)
    parts = list(_paid(run).filter(method=PayoutMethod.CASH))
    if not parts:
        raise Http404
    return pdf(cash_receipts(parts), f"kuitansi-{run.through_on}")


@require_safe
@staff(Can.READ_MONEY)
def statement_of_part(_request: Request, pk: UUID) -> HttpResponse:
    """Give the statement of one maker."""
    part = _of_posted(pk)
    return pdf(part_statements([(part, lines(part))], reason_of), f"rincian-{part.settlement.through_on}")


@require_safe
@staff(Can.READ_MONEY)
def receipt_of_part(_request: Request, pk: UUID) -> HttpResponse:
    """Give the receipt of one maker."""
    part = _of_posted(pk)
    return pdf(cash_receipts([part]), f"kuitansi-{part.receipt.replace('/', '-')}")


def _of_posted(pk: UUID) -> SettlementMaker:
    part = find_part(pk)
    if part.outcome != SettlementOutcome.PAID or part.settlement.state != SettlementState.POSTED:
        raise Http404
    return part


@require_POST
@never_cache
@staff(Can.SETTLE)
def bank_file(request: Request, pk: UUID) -> HttpResponse:
    """Give the transfers as CSV for the bank; account numbers leave in full, so that is asked for and recorded."""
    if not request.membership.can(Can.SEE_PERSONAL):
        raise Http404
    run = _posted(pk)
    answer = HttpResponse("\ufeff" + bank_csv(run, by=request.user), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bank-{run.through_on}.csv"'
    return answer
