"""Refreshments: what stands ready, what was bought, and what guests were served."""

from typing import Any
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
from kriya.core.ids import new_id, read_id
from kriya.design.formats import number, rupiah, when
from kriya.design.messages import attempt_form, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.visits.actions.supplies import add_supply, buy, close, count, serve
from kriya.visits.forms.supplies import BuyForm, CountForm, ServeForm, SupplyForm
from kriya.visits.models import Supply, SupplyMove
from kriya.visits.views.staff.answering import crumbs_of, find_visit

_READS = ["GET", "HEAD", "POST"]
_SHOWN = 100


@require_safe
@staff(Can.READ_REGISTER)
def every(request: Request) -> HttpResponse:
    """Show what stands ready and what it cost."""
    given = {
        "table": _table(list(Supply.objects.order_by("closed_at", "name"))),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "crumbs": [(_("Kunjungan"), reverse("visits:list")), (_("Konsumsi"), "")],
    }
    return render(request, "visits/staff/supplies.html", given)


def _table(rows: list[Supply]) -> Table:
    columns = (
        Column("name", _("Nama")),
        Column("pieces", _("Ada"), align="end", sub="unit", wrap=False),
        Column("worth", _("Nilai"), align="end", wrap=False),
        Column("each", _("Tiap satuan"), align="end", wrap=False),
    )
    return Table(columns, [_row(one) for one in rows], caption=_("Konsumsi"))


def _row(one: Supply) -> TableRow:
    closed = badge(_("tidak dipakai lagi"), "plain") if one.closed_at else ""
    cells = {
        "name": one.name,
        "pieces": closed or number(one.pieces),
        "unit": one.unit,
        "worth": rupiah(one.worth),
        "each": rupiah(round(one.worth / one.pieces)) if one.pieces else "",
    }
    return TableRow(cells, url=reverse("visits:supply", args=[one.pk]))


@require_http_methods(_READS)
@staff(Can.HOST_VISITS)
def new(request: Request) -> HttpResponse:
    """Keep something new ready."""
    form = SupplyForm(request.POST or None)
    if form.is_valid():
        made = attempt_form(form, lambda: add_supply(**form.cleaned_data), "name")
        if made is not None:
            return redirect("visits:supply", made.pk)
    return _form(request, form, _("Konsumsi baru"))


@require_safe
@staff(Can.READ_REGISTER)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what came and went."""
    supply = get_object_or_404(Supply.objects.all(), pk=pk)
    rows = SupplyMove.objects.filter(supply=supply).select_related("visit__institution", "by").order_by("-at", "-pk")
    given = {
        "supply": supply,
        "table": _moves(list(rows[:_SHOWN])),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "crumbs": _crumbs(supply.name),
    }
    return render(request, "visits/staff/supply.html", given)


def _moves(rows: list[Any]) -> Table:
    columns = (
        Column("what", _("Apa"), sub="note"),
        Column("pieces", _("Jumlah"), align="end", wrap=False),
        Column("cost", _("Biaya"), align="end", wrap=False),
        Column("at", _("Kapan"), sub="by", wrap=False),
    )
    return Table(columns, [_move(row) for row in rows], caption=_("Keluar dan masuk"))


def _move(row: Any) -> TableRow:
    came = _("dibeli") if row.cost else _("masuk tanpa biaya")
    cells = {
        "what": row.visit.institution.name if row.visit else came if row.pieces > 0 else _("hitung ulang"),
        "note": row.note,
        "pieces": f"+{number(row.pieces)}" if row.pieces > 0 else f"−{number(-row.pieces)}",
        "cost": rupiah(abs(row.cost)),
        "at": when(row.at),
        "by": row.by.name if row.by else "",
    }
    return TableRow(cells, url=reverse("visits:one", args=[row.visit_id]) if row.visit else "")


@require_http_methods(_READS)
@staff(Can.HOST_VISITS)
def bought(request: Request, pk: UUID) -> HttpResponse:
    """Take in what was bought."""
    supply = get_object_or_404(Supply.objects.all(), pk=pk)
    form, key = BuyForm(request.POST or None), read_id(request.POST.get("kunci")) or new_id()
    if form.is_valid() and fits(form, lambda: buy(supply, key=key, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Pembelian dicatat."))
        return redirect("visits:supply", pk)
    return _form(request, form, _("Beli"), supply, key=key)


@require_http_methods(_READS)
@staff(Can.HOST_VISITS)
def counted(request: Request, pk: UUID) -> HttpResponse:
    """Say how many there really are."""
    supply = get_object_or_404(Supply.objects.all(), pk=pk)
    form = CountForm(request.POST or None, initial={"pieces": supply.pieces})
    if form.is_valid() and fits(form, lambda: count(supply, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Hitungan dicatat."))
        return redirect("visits:supply", pk)
    return _form(request, form, _("Hitung ulang"), supply)


@require_POST
@staff(Can.HOST_VISITS)
def closed(_request: Request, pk: UUID) -> HttpResponse:
    """Let it be served no more, or again."""
    supply = get_object_or_404(Supply.objects.all(), pk=pk)
    close(supply, is_closed=supply.closed_at is None)
    return redirect("visits:supply", pk)


@require_http_methods(_READS)
@staff(Can.HOST_VISITS)
def served(request: Request, pk: UUID) -> HttpResponse:
    """Serve guests from what stands there, at what it cost."""
    visit = find_visit(pk)
    form = ServeForm(request.POST or None, people=visit.came or visit.people)
    key = read_id(request.POST.get("kunci")) or new_id()
    if form.is_valid():
        said = form.cleaned_data
        move = attempt_form(
            form, lambda: serve(visit, said["supply"], pieces=said["pieces"], key=key, by=request.user), "pieces"
        )
        if move is not None:
            facts = {"name": said["supply"].name, "pieces": -move.pieces, "cost": rupiah(-move.cost)}
            messages.success(request, _("%(name)s × %(pieces)s disajikan, biaya %(cost)s.") % facts)
            return redirect("visits:one", pk)
    given = {
        "form": form,
        "key": key,
        "title": _("Konsumsi dari persediaan"),
        "back": reverse("visits:one", args=[pk]),
        "crumbs": crumbs_of(visit, (_("Konsumsi"), "")),
    }
    return render(request, "visits/staff/keyed_form.html", given, status=422 if form.errors else 200)


def _crumbs(*more: str) -> list[tuple[str, str]]:
    way = [(_("Kunjungan"), reverse("visits:list")), (_("Konsumsi"), reverse("visits:supplies"))]
    return [*way, *((text, "") for text in more)]


def _form(
    request: Request, form: Any, title: str, supply: Supply | None = None, *, key: UUID | None = None
) -> HttpResponse:
    back = reverse("visits:supply", args=[supply.pk]) if supply else reverse("visits:supplies")
    crumbs = _crumbs(f"{title}: {supply.name}" if supply else title)
    given = {"form": form, "title": title, "back": back, "crumbs": crumbs, "key": key}
    name = "keyed_form" if key else "form"
    return render(request, f"visits/staff/{name}.html", given, status=422 if form.errors else 200)
