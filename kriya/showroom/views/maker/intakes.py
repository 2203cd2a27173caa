"""Bring pieces: drafted at home on the telephone, handed to the officer, receipted in the showroom."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.core.ids import new_id, read_id
from kriya.design.messages import did
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.showroom.actions import intakes as actions
from kriya.showroom.documents.papers import intake_pdf
from kriya.showroom.forms.intake_meanwhile import lines_together, opened_lines
from kriya.showroom.forms.intakes import LineForm, line_forms
from kriya.showroom.models import Intake, IntakeState
from kriya.showroom.queries.intakes import intakes_of
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.lines import are_valid, line_context, write_lines

_SHOWN = 40


@maker_only
def intakes(request: Request) -> HttpResponse:
    """Show what the person brought or is about to bring; begin a new draft."""
    makers = my_makers(request)
    if request.method == "POST":
        begun = actions.draft(
            _chosen(request, makers), by=request.user, key=read_id(request.POST.get("kunci", "")), by_maker=True
        )
        return redirect("showroom:mine_intake", begun.pk)
    first = makers.first()
    given = {
        "rows": intakes_of(makers)[:_SHOWN],
        "makers": makers,
        "key": new_id(),
        "nav": mine_nav(first, "barang") if first else [],
    }
    return render(request, "showroom/mine/intakes.html", given)


def _chosen(request: Request, makers: Any) -> Any:
    named = read_id(request.POST.get("umkm", ""))
    return makers.filter(pk=named).first() or get_object_or_404(makers[:1])


def _mine(request: Request, pk: UUID) -> Intake:
    rows = intakes_of(my_makers(request)).select_related("maker", "agreement", "location", "decided_by")
    found: Intake = get_object_or_404(rows, pk=pk)
    return found


@maker_only
def intake(request: Request, pk: UUID) -> HttpResponse:
    """Write a draft, or see what became of it."""
    found = _mine(request, pk)
    if found.state != IntakeState.DRAFT:
        lines = found.lines.select_related("product", "lot").order_by("position")
        return _page(request, "intake", found, lines=lines)
    context = line_context(found.maker, checks=False)
    if request.method != "POST":
        return _form(request, found, line_forms(found, None, None, **context))
    forms = lines_together(found, request.POST, request.FILES, **context)
    if not are_valid(forms):
        return _form(request, found, forms)
    hands_in = request.POST.get("lakukan") == "serahkan"
    said = _("Terkirim. Bawa barangnya ke galeri.") if hands_in else _("Tersimpan.")
    if not did(request, lambda: _write(request, found, forms, hands_in=hands_in), said):
        return _form(request, found, forms)
    return redirect("showroom:mine_intake", pk)


@transaction.atomic
def _write(request: Request, found: Intake, forms: list[LineForm], *, hands_in: bool) -> None:
    write_lines(found, forms, by=request.user)
    if hands_in:
        actions.hand_in(found, by=request.user)


def _form(request: Request, found: Intake, forms: list[LineForm]) -> HttpResponse:
    products = forms[0].products.values() if forms else []
    opened = opened_lines(found, **line_context(found.maker, checks=False))
    status = 422 if any(form.is_bound for form in forms) else 200
    return _page(request, "intake_draft", found, status=status, forms=forms, products=products, opened=opened)


def _page(request: Request, name: str, found: Intake, *, status: int = 200, **given: Any) -> HttpResponse:
    nav = mine_nav(found.maker, "barang") if found.maker else []
    context = {"intake": found, "maker": found.maker, "nav": nav, **given}
    return render(request, f"showroom/mine/{name}.html", context, status=status)


@require_safe
@maker_only
def receipt(request: Request, pk: UUID) -> HttpResponse:
    """Hand out the receipt of what was accepted."""
    found = _mine(request, pk)
    if found.state != IntakeState.ACCEPTED:
        return redirect("showroom:mine_intake", pk)
    return pdf_answer(intake_pdf(found), found.number.replace("/", "-"))
