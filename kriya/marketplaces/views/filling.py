"""Templates: brought, understood, filled with products, downloaded."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.queries.selection import product_ids, selections
from kriya.core.files import read_file
from kriya.councils.addresses import origin
from kriya.design.formats import number
from kriya.design.messages import attempt_form
from kriya.marketplaces.actions.filling import bring_template, fill_template, is_left
from kriya.marketplaces.filling.reading import Template
from kriya.marketplaces.filling.rows import Choices
from kriya.marketplaces.forms import FillingForm, TemplateForm
from kriya.marketplaces.models import Filling, FillingState
from kriya.marketplaces.views.frame import tabs
from kriya.marketplaces.words import why_empty

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE = 30


@require_http_methods(["GET", "POST"])
@staff(Can.READ_SALES)
def fillings(request: Request) -> HttpResponse:
    """Show the templates that were filled, and take a new one."""
    may = request.membership.can(Can.PROMOTE)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may:
            return HttpResponse(status=403)
        if form.is_valid() and (made := _bring(request, form)):
            return redirect("marketplaces:filling", pk=made.pk)
    rows = Filling.objects.defer("table", "left").select_related("by").order_by("-brought_at", "-pk")
    context = {
        "form": form if may else None,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("hal")),
        "tabs": tabs(request),
    }
    return render(request, "marketplaces/fillings.html", context, status=422 if form.errors else 200)


def _bring(request: Request, form: TemplateForm) -> Filling | None:
    said = form.cleaned_data
    return attempt_form(
        form,
        lambda: bring_template(
            said["file"], name=said["file"].name, marketplace=said["marketplace"], by=request.user
        ),
        "file",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@staff(Can.READ_SALES)
def filling(request: Request, pk: UUID) -> HttpResponse:
    """Show how a template was understood and what came of filling it; fill it with the products that are chosen."""
    found = find_filling(pk)
    may = request.membership.can(Can.PROMOTE)
    groups = selections()
    layout = found.layout
    form = FillingForm(
        request.POST or None,
        template=Template.of_json(found.table),
        choices=Choices(layout.columns, layout.fixed, layout.categories),
        crafts=[(value.partition(":")[2], label) for name, rows in groups if name == "kerajinan"
                for value, label in rows],
        groups=groups,
        wanted=found.wanted,
    )  # fmt: skip
    if request.method == "POST":
        if not may:
            return HttpResponse(status=403)
        if form.is_valid() and (done := _fill(request, found, form)):
            if done.state == FillingState.DONE:
                messages.success(request, _told(done))
            return redirect(reverse("marketplaces:filling", args=[pk]) + "#hasil")
    return render(request, "marketplaces/filling.html", _context(found, form, may), status=422 if form.errors else 200)


def _fill(request: Request, found: Filling, form: FillingForm) -> Filling | None:
    home = f"{origin(request)}{request.council_prefix}"
    wanted = {"which": form.selection().which, "words": form.selection().words}
    products = product_ids(form.selection())
    return attempt_form(form, lambda: fill_template(found, form.chosen(), products, home=home, wanted=wanted))


def _told(done: Filling) -> str:
    said = ngettext("%(n)s produk terisi, %(rows)s baris.", "%(n)s produk terisi, %(rows)s baris.", done.products)
    return said % {"n": number(done.products), "rows": number(done.rows)}


def _context(found: Filling, form: FillingForm, may: bool) -> dict[str, Any]:
    template = form.template
    known = sum(1 for one in template.columns if one.field)
    must = [line for line in found.left if line["must"]]
    reasons = Counter((line["why"], str(line["column"])) for line in found.left)
    return {
        "filling": found,
        "form": form,
        "works": found.state == FillingState.WORKING and not is_left(found),
        "failed": found.state == FillingState.FAILED or is_left(found),
        "may_fill": may,
        "columns": list(zip(template.columns, form.boxes("kolom-"), strict=True)),
        "fixed": form.boxes("tetap-"),
        "categories": form.boxes("kategori-"),
        "known": known,
        "template": template,
        "left": [{**line, "words": why_empty(line["why"])} for line in found.left],
        "must": len(must),
        "reasons": [(why_empty(why), column, times) for (why, column), times in reasons.most_common(8)],
        "crumbs": [(_("Lokapasar"), reverse("marketplaces:fillings")), (found.name, "")],
    }


@require_safe
@staff(Can.READ_SALES)
def filled(_request: Request, pk: UUID) -> HttpResponse:
    """Hand out the filled template."""
    found = find_filling(pk)
    if not found.result:
        raise Http404
    try:
        content = read_file(found.result)
    except FileNotFoundError:
        raise Http404 from None
    stem = found.name.rpartition(".")[0] or found.name
    name = "".join(sign for sign in stem if sign.isalnum() or sign in " -_")[:80].strip() or "templat"
    disposition = f'attachment; filename="{name}-terisi.xlsx"'
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


def find_filling(pk: UUID) -> Filling:
    """Return a template of this council; 404 otherwise."""
    return get_object_or_404(Filling.objects.select_related("layout", "by"), pk=pk)
