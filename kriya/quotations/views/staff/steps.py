"""What the council does with a quotation; every step leads back to its page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.design.messages import did
from kriya.quotations.actions.answering import accept, decline
from kriya.quotations.actions.ending import call_off
from kriya.quotations.actions.handing_over import hand_over
from kriya.quotations.actions.offering import offer, revise
from kriya.quotations.actions.paying import pay_back, take_in
from kriya.quotations.actions.returning import take_back
from kriya.quotations.forms.steps import (
    BackForm,
    HandoverForm,
    LetterForm,
    PaymentForm,
    ReasonForm,
    back_in,
    first_problem,
    handed_in,
)  # fmt: skip
from kriya.quotations.queries.whole import returnable, whole_quotation
from kriya.quotations.views.staff.one import find_quotation


def _act(
    request: Request, pk: UUID, form: forms.Form | None, action: Callable[[dict[str, Any]], object], said: str
) -> HttpResponse:
    """Do something with what a form says; what cannot be read or is refused is told above the page."""
    if form is not None and not form.is_valid():
        messages.error(request, first_problem(form))
    else:
        did(request, lambda: action(form.cleaned_data if form is not None else {}), said)
    return redirect("quotations:one", pk)


@require_POST
@staff(Can.MANAGE_SALES)
def offer_it(request: Request, pk: UUID) -> HttpResponse:
    """Offer a draft."""
    quotation = find_quotation(pk)
    said = (
        _("Ditawarkan. Suratnya dikirim ke surel instansi.") if quotation.email else _("Ditawarkan. Kirim tautannya.")
    )
    return _act(request, pk, None, lambda _said: offer(quotation, by=request.user), said)


@require_POST
@staff(Can.MANAGE_SALES)
def revise_it(request: Request, pk: UUID) -> HttpResponse:
    """Take an offer back to change it."""
    quotation = find_quotation(pk)
    done = _("Ditarik. Ubah, lalu tawarkan lagi.")
    return _act(request, pk, None, lambda _said: revise(quotation, by=request.user), done)


@require_POST
@staff(Can.MANAGE_SALES)
def accept_it(request: Request, pk: UUID) -> HttpResponse:
    """Record an acceptance that came on paper."""
    quotation = find_quotation(pk)

    def act(said: dict[str, Any]) -> object:
        return accept(quotation, name=said["nama"], letter_number=said["surat"], by=request.user)

    return _act(request, pk, LetterForm(request.POST), act, _("Persetujuan dicatat."))


@require_POST
@staff(Can.MANAGE_SALES)
def decline_it(request: Request, pk: UUID) -> HttpResponse:
    """Record that the office does not take it."""
    quotation = find_quotation(pk)

    def act(said: dict[str, Any]) -> object:
        return decline(quotation, reason=said["alasan"], by=request.user)

    return _act(request, pk, ReasonForm(request.POST), act, _("Dicatat."))


@require_POST
@staff(Can.KEEP_MONEY)
def pay(request: Request, pk: UUID) -> HttpResponse:
    """Record money that came."""
    quotation = find_quotation(pk)

    def act(said: dict[str, Any]) -> object:
        return take_in(
            quotation, said["jumlah"], account=said["masuk"], key=said["kunci"], by=request.user, on=said["tanggal"],
            reference=said["rujukan"], note=said["untuk"],
        )  # fmt: skip

    return _act(request, pk, PaymentForm(request.POST), act, _("Uang dicatat masuk. Kwitansinya bisa dicetak."))


@require_POST
@staff(Can.KEEP_MONEY)
def pay_back_it(request: Request, pk: UUID) -> HttpResponse:
    """Record money that went back."""
    quotation = find_quotation(pk)

    def act(said: dict[str, Any]) -> object:
        return pay_back(
            quotation, said["jumlah"], account=said["dari"], reason=said["alasan"], key=said["kunci"], by=request.user,
            reference=said["rujukan"],
        )  # fmt: skip

    return _act(request, pk, BackForm(request.POST), act, _("Uang dicatat kembali ke instansi."))


@require_POST
@staff(Can.KEEP_STOCK)
def hand(request: Request, pk: UUID) -> HttpResponse:
    """Hand goods over: the paper and the invoice are made at once."""
    quotation, form = find_quotation(pk), HandoverForm(request.POST)

    def act(said: dict[str, Any]) -> object:
        lines = handed_in(request.POST, whole_quotation(quotation).open_lines)
        return hand_over(quotation, lines, to=form.receiver(), key=said["kunci"], by=request.user)

    return _act(request, pk, form, act, _("Diserahkan. Cetak berita acara dan tagihannya."))


@require_POST
@staff(Can.MANAGE_SALES)
def take_back_it(request: Request, pk: UUID) -> HttpResponse:
    """Take goods back."""
    quotation = find_quotation(pk)
    key = read_id(request.POST.get("kunci"))

    def act(said: dict[str, Any]) -> object:
        back = back_in(request.POST, returnable(quotation))
        return take_back(quotation, back, reason=said["alasan"], by=request.user, key=key)

    return _act(request, pk, ReasonForm(request.POST), act, _("Barang kembali dicatat; tagihannya berkurang."))


@require_POST
@staff(Can.MANAGE_SALES)
def call_off_it(request: Request, pk: UUID) -> HttpResponse:
    """Call it off, or close what is left of it."""
    quotation = find_quotation(pk)

    def act(said: dict[str, Any]) -> object:
        return call_off(quotation, reason=said["alasan"], by=request.user)

    return _act(request, pk, ReasonForm(request.POST), act, _("Dibatalkan. Barang yang disimpan untuknya dilepas."))
