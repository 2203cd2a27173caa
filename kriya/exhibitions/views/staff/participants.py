"""Who takes part, and what the exhibition costs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, attempt_form, did
from kriya.exhibitions.actions.taking_part import (
    add_cost,
    add_participant,
    change_participant,
    drop_cost,
    link_call,
    take_from_call,
    withdraw_participant,
)
from kriya.exhibitions.forms.exhibition import CallForm, CostForm, ParticipantForm
from kriya.exhibitions.models import CostLine, Participant, Payer
from kriya.exhibitions.queries.exhibitions import participants as taking_part
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page


@staff(Can.READ_REGISTER)
def participants(request: Request, pk: UUID) -> HttpResponse:
    """Show who takes part, and add somebody."""
    found = find_exhibition(pk)
    may_keep = request.membership.can(Can.MANAGE_PROGRAMMES)
    form = ParticipantForm(request.POST or None, exhibition=found) if may_keep else None
    if request.method == "POST" and form is not None and form.is_valid():
        said = form.cleaned_data
        if attempt_form(form, lambda: add_participant(found, said.pop("maker"), **said), "maker"):
            messages.success(request, _("Peserta ditambahkan."))
            return redirect("exhibitions:participants", pk)
    rows = list(taking_part(found))
    given = {
        "rows": [(row, sorted({use.booth.code for use in row.booths.all()})) for row in rows],
        "fee": sum(row.fee for row in rows),
        "subsidy": sum(row.subsidy for row in rows),
        "gone": Participant.objects.filter(exhibition=found).exclude(withdrawn_at=None).select_related("maker"),
        "form": form,
        "call_form": CallForm(exhibition=found, initial={"call": found.call_id}) if may_keep else None,
    }
    return page(request, found, "participants", given, status=422 if form and form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def call(request: Request, pk: UUID) -> HttpResponse:
    """Say by which call makers came (`langkah=pilih`), or let everybody take part who took a place of it (`ambil`)."""
    found = find_exhibition(pk)
    if request.POST.get("langkah") == "ambil":
        count = attempt(request, lambda: take_from_call(found))
        if count is not None:
            said = ngettext("%(n)s peserta baru dari ajakan.", "%(n)s peserta baru dari ajakan.", count)
            messages.success(request, said % {"n": count})
        return redirect("exhibitions:participants", pk)
    form = CallForm(request.POST, exhibition=found)
    if form.is_valid():
        did(request, lambda: link_call(found, form.cleaned_data["call"]), _("Tersimpan."))
    return redirect("exhibitions:participants", pk)


@staff(Can.MANAGE_PROGRAMMES)
def participant(request: Request, pk: UUID) -> HttpResponse:
    """Change what a maker pays for taking part."""
    row = get_object_or_404(Participant.objects.select_related("maker", "exhibition"), pk=pk)
    found = find_exhibition(row.exhibition_id)
    initial = {"fee": row.fee, "subsidy": row.subsidy, "note": row.note}
    form = ParticipantForm(request.POST or None, exhibition=found, fixed=True, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_participant(row, **form.cleaned_data)
        messages.success(request, _("Tersimpan."))
        return redirect("exhibitions:participants", found.pk)
    back = reverse("exhibitions:participants", args=[found.pk])
    given = {
        "form": form, "title": row.maker.name, "back": back,
        "crumbs": crumbs(found, (_("Peserta"), back), (row.maker.name, "")),
    }  # fmt: skip
    return page(request, found, "edit", given, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Let a maker take part no more."""
    row = get_object_or_404(Participant.objects.select_related("maker"), pk=pk)
    did(
        request,
        lambda: withdraw_participant(row),
        _("%(name)s mundur. Stannya kosong lagi.") % {"name": row.maker.name},
    )
    return redirect("exhibitions:participants", row.exhibition_id)


@staff(Can.READ_REGISTER)
def costs(request: Request, pk: UUID) -> HttpResponse:
    """Show what is paid and by whom, and add to it."""
    found = find_exhibition(pk)
    may_keep = request.membership.can(Can.MANAGE_PROGRAMMES)
    form = CostForm(request.POST or None) if may_keep else None
    if request.method == "POST" and form is not None and form.is_valid():
        said = form.cleaned_data
        if attempt_form(form, lambda: add_cost(found, **said), "amount"):
            return redirect("exhibitions:costs", pk)
    lines = list(CostLine.objects.filter(exhibition=found).order_by("kind", "pk"))
    sums = {payer: sum(line.amount for line in lines if line.payer == payer) for payer in Payer}
    given = {
        "lines": lines,
        "sums": [(payer.label, amount) for payer, amount in sums.items() if amount],
        "whole": sum(sums.values()),
        "form": form,
    }
    return page(request, found, "costs", given, status=422 if form and form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def remove_cost(request: Request, pk: UUID) -> HttpResponse:
    """Take a cost out again."""
    line = get_object_or_404(CostLine, pk=pk)
    did(request, lambda: drop_cost(line), _("“%(what)s” dihapus.") % {"what": line.what})
    return redirect("exhibitions:costs", line.exhibition_id)
