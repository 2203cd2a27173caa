"""Whom to help: what was said of makers that help would mend; and offering help to one."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.cases import offer
from kriya.assistance.actions.of_calls import take_from_call
from kriya.assistance.forms.cases import OfCallForm, OfferForm
from kriya.assistance.models import Case, Origin
from kriya.assistance.queries.needs import Hint, hint_of, hints
from kriya.assistance.views.staff.frame import crumbs, state_badge, tabs
from kriya.core.ids import read_id
from kriya.design.formats import number, when
from kriya.design.messages import attempt_form
from kriya.design.tables import Column, Table, TableRow
from kriya.makers.models import Maker
from kriya.participation.models import Call, CallKind, Place, PlaceState
from kriya.participation.views.staff.finding import call_tabs
from kriya.participation.views.staff.finding import crumbs as call_crumbs

_FOUND: Final = 12


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show makers that help would mend something for."""
    context = {
        "hints": hints(),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "tabs": tabs("hints"),
        "crumbs": crumbs((_("Perlu dibantu"), "")),
    }
    return render(request, "assistance/staff/hints.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Find the maker (?q=), then offer (?usaha=), perhaps because of something (?asal=refusal&sumber=…)."""
    wanted = read_id(request.GET.get("usaha"))
    title = _("Tawarkan bantuan")
    context: dict[str, Any] = {"title": title, "crumbs": crumbs((title, "")), "text": ""}
    if wanted is None:
        text = request.GET.get("q", "").strip()[:80]
        found = Maker.objects.in_register().filter(name__icontains=text).order_by("name", "pk")[:_FOUND] if text else []
        return render(request, "assistance/staff/offer_find.html", {**context, "text": text, "found": found})
    maker = get_object_or_404(Maker.objects.in_register(), pk=wanted)
    source = read_id(request.GET.get("sumber"))
    hint = hint_of(request.GET.get("asal", ""), source) if source else None
    return _offer(request, maker, hint if hint and hint.maker == maker.pk else None, context)


def _offer(request: Request, maker: Maker, hint: Hint | None, context: dict[str, Any]) -> HttpResponse:
    form = OfferForm(request.POST or None, kind=hint.kind if hint else "")
    if request.method == "POST" and form.is_valid():
        source: dict[str, Any] = {"origin": hint.origin} if hint else {}
        if hint:
            source["application_id" if hint.origin == Origin.REFUSAL else "note_id"] = hint.source
        said = dict(form.cleaned_data)
        made = attempt_form(form, lambda: offer(said["service"], maker, wish=said["wish"], by=request.user, **source))
        if made is not None:
            messages.success(request, _("Tawaran dikirim ke %(maker)s.") % {"maker": maker.name})
            return redirect("assistance:case", made.pk)
    given = {"maker": maker, "hint": hint, "form": form, "back": reverse("assistance:hints")}
    return render(request, "assistance/staff/offer.html", {**context, **given}, status=422 if form.errors else 200)


@staff(Can.MANAGE_PROGRAMMES)
def of_call(request: Request, pk: UUID) -> HttpResponse:
    """Begin cases for everybody whom a call chose."""
    call = get_object_or_404(Call.objects.filter(kind=CallKind.ASSISTANCE), pk=pk)
    service = call.services.filter(retired_at=None).first()
    form = OfCallForm(request.POST or None, initial={"service": service, "owner": request.user})
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: take_from_call(call=call, by=request.user, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("%(n)s kasus dimulai.") % {"n": number(len(made))})
            return redirect("assistance:of_call", pk)
    cases = list(Case.objects.filter(place__call=call).select_related("maker", "owner").order_by("maker__name", "pk"))
    context = {
        "call": call,
        "form": form,
        "table": _table(cases),
        "taken": Place.objects.filter(call=call, state=PlaceState.TAKEN).count(),
        "tabs": call_tabs(call, "assistance:of_call", can_edit=True),
        "crumbs": call_crumbs(call, _("Layanan dan kasus")),
    }
    return render(request, "assistance/staff/of_call.html", context, status=422 if form.errors else 200)


def _table(cases: list[Case]) -> Table:
    columns = (
        Column("maker", _("UMKM"), sub="service"),
        Column("state", _("Keadaan")),
        Column("owner", _("Petugas")),
        Column("due", _("Tenggat"), wrap=False),
    )
    rows = [
        TableRow(
            {
                "maker": one.maker.name,
                "service": one.title,
                "state": state_badge(one),
                "owner": one.owner.name if one.owner else "",
                "due": when(one.due_on) if one.due_on else "",
            },
            url=reverse("assistance:case", args=[one.pk]),
        )
        for one in cases
    ]
    return Table(columns, rows, caption=_("Kasus"))
