"""What marketplaces owe, what they released and what came into the bank."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import attempt, attempt_form, did
from kriya.marketplaces.actions.payouts import go_on, take_payouts
from kriya.marketplaces.actions.undoing_payouts import undo_payouts
from kriya.marketplaces.actions.withdrawals import tell_withdrawal, undo_withdrawal
from kriya.marketplaces.actions.working import AT_WORK, is_stuck
from kriya.marketplaces.forms import MarketFileForm, WithdrawalForm
from kriya.marketplaces.models import FileKind, FileState, MarketFile, Withdrawal
from kriya.marketplaces.queries.standing import late_orders, standings
from kriya.marketplaces.views.frame import tabs
from kriya.marketplaces.words import why_left

_MOST_LATE = 20
_BOOKED = ("released", "withdrawals")


@require_http_methods(["GET", "POST"])
@staff(Can.READ_MONEY)
def payouts(request: Request) -> HttpResponse:
    """Show what each marketplace owes and what came; take a report, or what a person saw in the bank."""
    may, by_hand = request.membership.can(Can.KEEP_MONEY), "amount" in request.POST
    posted = request.method == "POST"
    form = MarketFileForm(request.POST if posted and not by_hand else None, request.FILES or None)
    told = WithdrawalForm(request.POST if by_hand else None, initial={"on": today()})
    if posted:
        if not may:
            return HttpResponse(status=403)
        answer = _tell(request, told) if by_hand else _take(request, form)
        if answer is not None:
            return answer
    every = standings()
    files = MarketFile.objects.filter(kind=FileKind.PAYOUT).defer("told", "left").select_related("by")
    context = {
        "form": form if may else None,
        "told": told,
        "standings": [one for one in every if one.sold or one.released],
        "owed": sum(one.owed for one in every),
        "files": files.order_by("-at", "-pk")[:20],
        "withdrawals": Withdrawal.objects.select_related("by", "file").order_by("-on", "-pk")[:20],
        "late": late_orders()[:_MOST_LATE],
        "tabs": tabs(request),
    }
    return render(request, "marketplaces/payouts.html", context, status=422 if form.errors or told.errors else 200)


def _take(request: Request, form: MarketFileForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    said = form.cleaned_data
    made = attempt_form(
        form,
        lambda: take_payouts(said["file"], marketplace=said["marketplace"], name=said["file"].name, by=request.user),
        "file",
    )
    return redirect("marketplaces:payout_file", pk=made.pk) if made else None


def _tell(request: Request, form: WithdrawalForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    said = form.cleaned_data
    made = attempt_form(
        form,
        lambda: tell_withdrawal(said["marketplace"], said["amount"], on=said["on"], reference=said["reference"],
                                key=said["key"], by=request.user),
        "amount",
    )  # fmt: skip
    if made is None:
        return None
    messages.success(request, _("Penarikan dibukukan ke bank."))
    return redirect("marketplaces:payouts")


@require_safe
@staff(Can.READ_MONEY)
def payout_file(request: Request, pk: UUID) -> HttpResponse:
    """Show what came of a report, with each row that is left over."""
    file = _file(pk)
    undoing = file.state == FileState.UNDOING
    context = {
        "file": file,
        "left": [{**line, "words": why_left(line["why"])} for line in file.left],
        "may": request.membership.can(Can.KEEP_MONEY),
        "applied": file.state == FileState.APPLIED,
        "works": file.state in AT_WORK and not is_stuck(file),
        "stuck": is_stuck(file),
        "undoing": undoing,
        "rows": sum(file.came.get(name, 0) for name in _BOOKED) if undoing else len(file.told),
        "crumbs": [(_("Lokapasar"), reverse("marketplaces:payouts")), (file.name, "")],
    }
    return render(request, "marketplaces/payout_file.html", context)


@require_POST
@staff(Can.KEEP_MONEY)
def payout_file_undo(request: Request, pk: UUID) -> HttpResponse:
    """Undo a report."""
    done = attempt(request, lambda: undo_payouts(_file(pk), by=request.user))
    if done is not None and done.state == FileState.UNDONE:
        messages.success(request, _("Impor pencairan dibatalkan."))
    return redirect("marketplaces:payout_file", pk=pk)


@require_POST
@staff(Can.KEEP_MONEY)
def payout_file_go_on(request: Request, pk: UUID) -> HttpResponse:
    """Book the rest of a report whose booking stands still."""
    attempt(request, lambda: go_on(_file(pk), by=request.user))
    return redirect("marketplaces:payout_file", pk=pk)


@require_POST
@staff(Can.KEEP_MONEY)
def withdrawal_undo(request: Request, pk: UUID) -> HttpResponse:
    """Take back what was told by hand."""
    found = get_object_or_404(Withdrawal.objects.filter(file=None).select_related("booked"), pk=pk)
    did(request, lambda: undo_withdrawal(found, by=request.user), _("Penarikan dibatalkan."))
    return redirect("marketplaces:payouts")


def _file(pk: UUID) -> MarketFile:
    return get_object_or_404(MarketFile.objects.filter(kind=FileKind.PAYOUT).select_related("by", "undone_by"), pk=pk)
