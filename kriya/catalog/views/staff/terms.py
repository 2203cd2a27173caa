"""The council's materials, techniques and motifs."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.terms import KINDS, add_term, bring_back_term, change_term, retire_term
from kriya.catalog.forms.collections import TermForm
from kriya.catalog.queries.terms import find_term, terms_in_use
from kriya.design.messages import fits, undoable
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge

TITLES = {"material": gettext_lazy("Bahan"), "technique": gettext_lazy("Teknik"), "motif": gettext_lazy("Motif")}


@staff(Can.READ_REGISTER)
def terms(request: Request) -> HttpResponse:
    """Show one of the lists with how many products use each word."""
    kind = request.GET.get("daftar", "")
    kind = kind if kind in KINDS else "material"
    may_curate = request.membership.can(Can.CURATE)
    columns = (
        Column("name", _("Nama"), sub="meaning"),
        Column("english", _("Inggris")),
        Column("n", _("Produk"), align="end"),
        Column("state", _("Keadaan")),
    )
    rows = [_row(term, may_curate) for term in terms_in_use(kind)]
    given = {
        "table": Table(columns, rows),
        "tabs": [{"label": title, "url": f"?daftar={key}", "current": key == kind} for key, title in TITLES.items()],
        "kind": kind,
        "may_curate": may_curate,
    }
    return render(request, "catalog/staff/terms.html", given)


def _row(term: Any, may_curate: bool) -> TableRow:
    cells = {
        "name": term.name_id,
        "meaning": getattr(term, "meaning", ""),
        "english": term.name_en or None,
        "n": term.n,
        "state": badge(_("tidak dipakai lagi"), "plain") if term.retired_at else " ",
    }
    return TableRow(cells, url=reverse("catalog:term", args=[term.pk]) if may_curate else "")


@staff(Can.CURATE)
def new_term(request: Request) -> HttpResponse:
    """Add a word to one of the lists."""
    kind = request.GET.get("daftar", "")
    kind = kind if kind in KINDS else "material"
    form = TermForm(request.POST or None, kind=kind)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: add_term(kind, **form.cleaned_data), "name_id")
    ):
        messages.success(request, _("%(name)s ditambahkan.") % {"name": form.cleaned_data["name_id"]})
        return redirect(_list(kind))
    return _form(request, form, kind, None)


@staff(Can.CURATE)
def term(request: Request, pk: UUID) -> HttpResponse:
    """Call a word otherwise or tell its meaning."""
    kind, found = find_term(pk)
    words = {name: getattr(found, name) for name in TermForm.base_fields if hasattr(found, name)}
    form = TermForm(request.POST or None, kind=kind, initial=words, record=found)
    if request.method == "POST" and form.is_valid():
        change_term(kind, found, **form.cleaned_data)
        messages.success(request, _("%(name)s disimpan.") % {"name": found})
        return redirect(_list(kind))
    return _form(request, form, kind, found)


def _form(request: Request, form: TermForm, kind: str, found: Any) -> HttpResponse:
    title = str(found) if found else _("Kata baru")
    crumbs = [(pgettext("menu", "Istilah produk"), _list(kind)), (title, "")]
    context = {"form": form, "title": title, "term": found, "crumbs": crumbs, "back_url": _list(kind)}
    return render(request, "catalog/staff/term.html", context, status=422 if form.is_bound else 200)


@require_POST
@staff(Can.CURATE)
def retire(request: Request, pk: UUID) -> HttpResponse:
    """Let a word be chosen no more."""
    kind, found = find_term(pk)
    retire_term(found)
    undoable(
        request, _("%(name)s tidak bisa dipilih lagi.") % {"name": found}, reverse("catalog:bring_back_term", args=[pk])
    )
    return redirect(_list(kind))


@require_POST
@staff(Can.CURATE)
def bring_back(request: Request, pk: UUID) -> HttpResponse:
    """Let a retired word be chosen again."""
    kind, found = find_term(pk)
    bring_back_term(found)
    messages.success(request, _("%(name)s bisa dipilih lagi.") % {"name": found})
    return redirect(_list(kind))


def _list(kind: str) -> str:
    return f"{reverse('catalog:terms')}?daftar={kind}"
