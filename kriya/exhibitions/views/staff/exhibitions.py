"""The list of exhibitions, and one: planned, changed, published, called off."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah
from kriya.design.messages import attempt_form, did
from kriya.design.tables import Column, Table, TableRow
from kriya.exhibitions.actions.exhibitions import (
    cancel_exhibition,
    change_exhibition,
    plan_exhibition,
    publish_exhibition,
    withdraw_exhibition,
)
from kriya.exhibitions.days import span
from kriya.exhibitions.forms.exhibition import CancelForm, ExhibitionForm
from kriya.exhibitions.models import ChecklistItem, Exhibition
from kriya.exhibitions.queries.exhibitions import Listed, every_exhibition, listed, unfinished
from kriya.exhibitions.queries.law import law, summed
from kriya.exhibitions.queries.results import leads_of, sold_at
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page, state_badge
from kriya.ledger.views import asked

PAGE: Final = 30
_FIELDS: Final = (
    "name", "series", "level", "host", "venue", "city", "starts_on", "ends_on", "hours", "website", "target",
    "about_id", "name_en", "about_en",
)  # fmt: skip


@require_safe
@staff(Can.READ_REGISTER)
def exhibitions(request: Request) -> HttpResponse:
    """Show the exhibitions that are to come or are not closed, or all of them."""
    every = "semua" in request.GET
    rows = every_exhibition() if every else unfinished()
    found = Paginator(rows, PAGE).get_page(request.GET.get("hal"))
    given = {
        "page": found,
        "table": _table(listed(found.object_list)),
        "tabs": [
            {"label": _("Akan datang dan berjalan"), "url": "?", "current": not every, "count": None},
            {"label": _("Semua"), "url": "?semua", "current": every, "count": None},
        ],
        "every": every,
        "may_keep": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": [(_("Program"), ""), (_("Pameran"), "")],
    }
    return render(request, "exhibitions/staff/list.html", given)


def _table(rows: list[Listed]) -> Table:
    columns = (
        Column("name", _("Pameran"), sub="where"),
        Column("days", _("Tanggal"), wrap=False),
        Column("level", _("Tingkat")),
        Column("makers", _("Perajin"), align="end"),
        Column("total", _("Penjualan"), align="end", wrap=False),
        Column("state", _("Keadaan")),
    )
    return Table(columns, [_row(one) for one in rows])


def _row(one: Listed) -> TableRow:
    cells = {
        "name": str(one.exhibition),
        "where": f"{one.exhibition.venue}, {one.exhibition.city}",
        "days": span(one.exhibition.starts_on, one.exhibition.ends_on),
        "level": one.exhibition.get_level_display(),
        "makers": one.makers or "",
        "total": rupiah(one.sold.total) if one.sold.receipts else "",
        "state": state_badge(one.exhibition),
    }
    return TableRow(cells, url=reverse("exhibitions:exhibition", args=[one.exhibition.pk]))


@require_safe
@staff(Can.READ_REGISTER)
def exhibition(request: Request, pk: UUID) -> HttpResponse:
    """Show what an exhibition is, what is to be done next, and how it goes."""
    found = find_exhibition(pk)
    can = request.membership.can
    tasks = ChecklistItem.objects.filter(exhibition=found, done_at=None).select_related("owner")
    given: dict[str, Any] = {
        "days": span(found.starts_on, found.ends_on),
        "tasks": tasks.order_by("due_on", "pk")[:5],
        "late": tasks.filter(due_on__lt=today()).count(),
        "leads": leads_of([found])[found.pk],
        "cancel": CancelForm(),
        "may_promote": can(Can.PROMOTE) and found.published_at is not None,
    }
    if can(Can.READ_SALES):
        given["goods"] = summed(law(found))
        given["sold"] = sold_at([found.location_id]).get(found.location_id)
        if found.target and given["sold"]:
            given["reached"] = given["sold"].total / found.target
    return page(request, found, "exhibition", given)


@staff(Can.MANAGE_PROGRAMMES)
def new_exhibition(request: Request) -> HttpResponse:
    """Plan an exhibition; `?dari=` takes over what an earlier one says."""
    earlier = _earlier(request)
    initial = {name: getattr(earlier, name) for name in _FIELDS} if earlier else {}
    for name in ("starts_on", "ends_on", "name", "name_en"):
        initial.pop(name, None)
    form = ExhibitionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: plan_exhibition(by=request.user, **form.cleaned_data), "name")
        if made is not None:
            messages.success(request, _("Pameran direncanakan. Lanjutkan dengan peserta dan tugas-tugasnya."))
            return redirect("exhibitions:exhibition", made.pk)
    way = [(_("Program"), ""), (_("Pameran"), reverse("exhibitions:list")), (_("Pameran baru"), "")]
    return _form(request, form, _("Pameran baru"), reverse("exhibitions:list"), way)


def _earlier(request: Request) -> Exhibition | None:
    key = asked.key(request.GET, "dari")
    return Exhibition.objects.filter(pk=key).first() if key else None


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is said of an exhibition."""
    found = find_exhibition(pk)
    form = ExhibitionForm(request.POST or None, initial={name: getattr(found, name) for name in _FIELDS}, record=found)
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: change_exhibition(found, by=request.user, **form.cleaned_data), "name")
        if kept is not None:
            messages.success(request, _("Tersimpan."))
            return redirect("exhibitions:exhibition", pk)
    back = reverse("exhibitions:exhibition", args=[pk])
    return _form(request, form, str(found), back, crumbs(found, (_("Ubah"), "")))


def _form(request: Request, form: ExhibitionForm, title: str, back: str, way: list[Any]) -> HttpResponse:
    series = Exhibition.objects.exclude(series="").order_by("series").values_list("series", flat=True).distinct()
    given = {"form": form, "title": title, "back": back, "series": series, "crumbs": way}
    return render(request, "exhibitions/staff/form.html", given, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def step(request: Request, pk: UUID) -> HttpResponse:
    """Publish an exhibition, take it back, or call it off."""
    found, by = find_exhibition(pk), request.user
    steps: dict[str, tuple[Any, str]] = {
        "tayang": (lambda: publish_exhibition(found, by=by), _("Pameran tayang di halaman publik.")),
        "tarik": (lambda: withdraw_exhibition(found, by=by), _("Pameran tidak tayang lagi.")),
        "batal": (
            lambda: cancel_exhibition(found, reason=request.POST.get("alasan", ""), by=by), _("Pameran dibatalkan.")
        ),
    }  # fmt: skip
    if chosen := steps.get(request.POST.get("langkah", "")):
        did(request, *chosen)
    return redirect("exhibitions:exhibition", pk)
