"""Bring money from one place to another: cash to the bank, say."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id
from kriya.design.messages import fits
from kriya.ledger.actions.cash import move_money, record_opening
from kriya.ledger.forms import MoveForm


@staff(Can.KEEP_MONEY)
def move(request: Request) -> HttpResponse:
    """Record money that went from one place to another, or that was there before the books began."""
    form = MoveForm(request.POST or None, initial={"key": new_id()})
    if request.method == "POST" and form.is_valid() and fits(form, lambda: _move(form, request)):
        messages.success(request, _("Perpindahan uang dicatat."))
        return redirect("ledger:accounts")
    crumbs = [(_("Akun"), reverse("ledger:accounts")), (_("Pindahkan uang"), "")]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "ledger/move.html", {"form": form, "crumbs": crumbs}, status=status)


def _move(form: MoveForm, request: Request) -> None:
    said = form.cleaned_data
    key: UUID = said["key"]
    if said["source"]:
        move_money(said["source"], said["target"], said["amount"], reason=said["reason"], by=request.user, key=key)
    else:
        record_opening(said["target"], said["amount"], reason=said["reason"], by=request.user, key=key)
