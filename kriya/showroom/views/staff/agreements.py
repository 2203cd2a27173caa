"""Agreements: the council's standard terms, those of single makers, version by version, and who signed."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import read_id
from kriya.core.refusal import Refused, say
from kriya.design.formats import when
from kriya.design.tables import Column, Table, TableRow
from kriya.makers.models import Maker
from kriya.showroom.actions.agreements import agree
from kriya.showroom.documents.papers import agreement_pdf
from kriya.showroom.documents.words import clauses_of
from kriya.showroom.forms.agreements import AgreementForm
from kriya.showroom.models import Agreement
from kriya.showroom.queries.agreements import versions_of
from kriya.showroom.views.answering import pdf_answer
from kriya.showroom.views.staff.signing import sides_of

PAGE: Final = 50


@require_safe
@staff(Can.READ_REGISTER)
def agreements(request: Request) -> HttpResponse:
    """Show every agreement, the newest versions first."""
    rows = Agreement.objects.select_related("maker").order_by("-made_at", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("hal"))
    columns = (
        Column("who", _("Dengan")),
        Column("number", _("Nomor"), sub="version"),
        Column("commission", _("Komisi")),
        Column("from_on", _("Berlaku sejak"), wrap=False),
    )
    given = {
        "page": page,
        "table": Table(columns, [_row(one) for one in page.object_list]),
        "has_standard": Agreement.objects.filter(maker=None).exists(),
        "makers": Maker.objects.in_register().only("name").order_by("name"),
        "may_keep": request.membership.can(Can.KEEP_GOODS),
        "crumbs": [(_("Galeri"), ""), (_("Perjanjian"), "")],
    }
    return render(request, "showroom/staff/agreements.html", given)


def _row(one: Agreement) -> TableRow:
    cells = {
        "who": one.maker.name if one.maker else _("Semua perajin (ketentuan umum)"),
        "number": one.number,
        "version": _("versi %(n)s") % {"n": one.version},
        "commission": one.get_commission_display(),
        "from_on": when(one.from_on),
    }
    return TableRow(cells, url=reverse("showroom:agreement", args=[one.pk]))


@staff(Can.KEEP_GOODS)
def new_agreement(request: Request) -> HttpResponse:
    """Write the next version: of one maker's agreement (`?umkm=`), or of the standard terms."""
    maker = _maker(request.GET.get("umkm", ""))
    before = versions_of(maker).first() or versions_of(None).first()
    form = AgreementForm(
        request.POST if request.method == "POST" else None, before=before, initial={"from_on": today()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = agree(maker, by=request.user, **form.fields_of_action())
        except Refused as no:
            field = no.facts.get("name")
            form.add_error(str(field) if field in form.fields else None, say(no))
        else:
            messages.success(request, _("%(number)s dicatat. Cetak lalu tanda tangani.") % {"number": made.number})
            return redirect("showroom:agreement", made.pk)
    title = maker.name if maker else _("Ketentuan umum titip jual")
    given = {"form": form, "title": title, "crumbs": _crumbs(title)}
    return render(request, "showroom/staff/agreement_form.html", given, status=422 if form.errors else 200)


def _maker(text: str) -> Maker | None:
    key = read_id(text)
    return get_object_or_404(Maker.objects.in_register(), pk=key) if key else None


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Galeri"), ""), (_("Perjanjian"), reverse("showroom:agreements")), (title, "")]


@require_safe
@staff(Can.READ_REGISTER)
def agreement(request: Request, pk: UUID) -> HttpResponse:
    """Show what was agreed, and who signed."""
    found = get_object_or_404(Agreement.objects.select_related("maker"), pk=pk)
    may_keep = request.membership.can(Can.KEEP_GOODS)
    title = found.maker.name if found.maker else _("Ketentuan umum titip jual")
    given: dict[str, Any] = {
        "agreement": found,
        "title": title,
        "clauses": clauses_of(found),
        "versions": versions_of(found.maker),
        "sides": sides_of("agreement", found.pk, found.maker),
        "may_keep": may_keep,
        "crumbs": _crumbs(title),
    }
    return render(request, "showroom/staff/agreement.html", given)


@require_safe
@staff(Can.READ_REGISTER)
def agreement_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the agreement to print or send."""
    found = get_object_or_404(Agreement.objects.select_related("maker"), pk=pk)
    return pdf_answer(agreement_pdf(found), found.number.replace("/", "-"))
