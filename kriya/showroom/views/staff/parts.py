"""One maker's part of a run: line by line, how it is paid, and its reversal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.personal import masked
from kriya.design.messages import did
from kriya.sales.forms import NoteForm
from kriya.showroom.actions import settlements as actions
from kriya.showroom.models import (
    PayoutMethod,
    SettlementItem,
    SettlementMaker,
    SettlementOutcome,
    SettlementState,
)
from kriya.showroom.queries.settlements import carried_lines, lines
from kriya.showroom.views.staff.reasons import reason_of
from kriya.showroom.views.staff.settlements import name_of, outcome_of


def find_part(pk: UUID) -> SettlementMaker:
    """Return a part with its run and maker, or 404."""
    found: SettlementMaker = get_object_or_404(
        SettlementMaker.objects.select_related("settlement", "maker", "transaction"), pk=pk
    )
    return found


@require_safe
@staff(Can.READ_MONEY)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what a maker is paid for, each line with the reason of its number."""
    part = find_part(pk)
    run = part.settlement
    waits = part.outcome != SettlementOutcome.PAID and run.state in actions.OPEN
    told = carried_lines(part) if waits else lines(part)
    sale_of = dict(SettlementItem.objects.filter(part=part).values_list("entry", "entry__transaction"))
    account = part.maker.bank_accounts.first()
    reversal = part.reversals.select_related("by").first()
    is_open = run.state in actions.OPEN
    context = {
        "part": part,
        "run": run,
        "name": name_of(run),
        "outcome": _("dibalik") if reversal else outcome_of(part, run),
        "lines": [(line, reason_of(line), sale_of.get(line.entry)) for line in told],
        "waits": waits,
        "account": f"{account.bank} {masked(account.number)}" if account else "",
        "reversal": reversal,
        "is_posted": run.state == SettlementState.POSTED and part.outcome == SettlementOutcome.PAID,
        "may_choose": is_open and request.membership.can(Can.SETTLE) and part.outcome == SettlementOutcome.PAID,
        "methods": PayoutMethod.choices,
        "may_reverse": request.membership.can(Can.KEEP_MONEY),
        "may_tell": request.membership.can(Can.SEE_PERSONAL),
        "crumbs": [
            (_("Pelunasan"), reverse("showroom:settlements")),
            (name_of(run), reverse("showroom:settlement", args=[run.pk])),
            (part.maker.name, ""),
        ],
    }
    return render(request, "showroom/money/part.html", context)


@require_POST
@staff(Can.SETTLE)
def method(request: Request, pk: UUID) -> HttpResponse:
    """Pay by bank or in cash."""
    part = find_part(pk)
    did(request, lambda: actions.choose_method(part, request.POST.get("cara", "")))
    return redirect("showroom:settlement_part", pk)


@require_POST
@staff(Can.KEEP_MONEY)
def reverse_one(request: Request, pk: UUID) -> HttpResponse:
    """Undo a payout that did not arrive."""
    part, form = find_part(pk), NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis alasannya."))
        return redirect("showroom:settlement_part", pk)
    said = _("Pembayaran dibalik; jumlahnya terutang lagi dan ikut pelunasan berikut.")
    did(request, lambda: actions.reverse(part, reason=form.cleaned_data["note"], by=request.user), said)
    return redirect("showroom:settlement_part", pk)
