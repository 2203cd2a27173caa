"""A product as the office keeps it: its form, its photos, all that happened with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.bulk import publish_many, withdraw_many
from kriya.catalog.actions.collections import preview_of
from kriya.catalog.actions.curation import unschedule_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.forms.photo import AddForm
from kriya.catalog.forms.product import ProductForm
from kriya.catalog.models import Motif, Product, ProductChange, ProductState
from kriya.catalog.queries.curation import whole_product
from kriya.catalog.queries.history import timeline_of
from kriya.catalog.views.staff.answering import published_words, tell_done
from kriya.catalog.views.staff.piece import piece_of
from kriya.catalog.views.staff.tables import state_badge
from kriya.core.ids import read_id
from kriya.design.messages import attempt, attempt_form, fits


@staff(Can.CURATE)
def new_product(request: Request) -> HttpResponse:
    """Enter a product as a draft."""
    form = ProductForm(request.POST or None, initial={"maker": request.GET.get("umkm")})
    if request.method == "POST" and form.is_valid():
        product = attempt_form(form, lambda: add_product(by=request.user, **form.columns()))
        if product:
            messages.success(request, _("“%(name)s” dicatat sebagai draf.") % {"name": product.name})
            return redirect("catalog:product", pk=product.pk)
    context = {"form": form, "title": _("Produk baru"), "crumbs": crumbs(_("Produk baru"))}
    return render(request, "catalog/staff/product.html", context, status=_status(form))


@staff(Can.READ_REGISTER)
def product(request: Request, pk: UUID) -> HttpResponse:
    """Show a product; whoever curates changes it here."""
    found = whole_product(pk)
    may_curate = request.membership.can(Can.CURATE)
    form = ProductForm(request.POST or None, product=found) if may_curate else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid() and _saved(request, form, found):
            return redirect("catalog:product", pk=pk)
    context: dict[str, Any] = {
        "form": form,
        "product": found,
        "piece": piece_of(found),
        "state": state_badge(found),
        "title": found.name,
        "crumbs": crumbs(found.name),
        "timeline": timeline_of(found),
        "change": ProductChange.objects.filter(product=found, decided_at=None).first(),
        "may_curate": may_curate,
        "photo_form": AddForm(),
        "preview": _preview(request, found) if may_curate else "",
        "is_waiting": found.state == ProductState.SUBMITTED and found.publish_at is None,
        "is_scheduled": found.publish_at is not None and found.state != ProductState.PUBLISHED,
    }
    return render(request, "catalog/staff/product.html", context, status=_status(form))


def _saved(request: Request, form: ProductForm, found: Product) -> bool:
    said = form.columns() | {"revision": form.cleaned_data["revision"]}
    if not fits(form, lambda: change_product(found, by=request.user, **said)):
        return False
    messages.success(request, _("Perubahan disimpan."))
    return True


@require_POST
@staff(Can.CURATE)
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Show a product to the public."""
    found = get_object_or_404(Product, pk=pk)
    done = attempt(request, lambda: publish_many([pk], by=request.user))
    if done:
        tell_done(request, done, published_words(request, found))
    return redirect("catalog:product", pk=pk)


@require_POST
@staff(Can.CURATE)
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take a product from the public pages."""
    found = get_object_or_404(Product, pk=pk)
    done = attempt(request, lambda: withdraw_many([pk], by=request.user))
    tell_done(request, done or [], _("“%(name)s” ditarik.") % {"name": found.name})
    return redirect("catalog:product", pk=pk)


@require_POST
@staff(Can.CURATE)
def unschedule(request: Request, pk: UUID) -> HttpResponse:
    """Let a product that was to become public wait again."""
    found = unschedule_product(get_object_or_404(Product, pk=pk), by=request.user)
    messages.success(request, _("Jadwal “%(name)s” dibatalkan.") % {"name": found.name})
    return redirect("catalog:product", pk=pk)


@require_POST
@staff(Can.CURATE)
def share(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Make the link with which anybody sees a product that is not public yet."""
    preview_of(get_object_or_404(Product, pk=pk))
    return redirect(reverse("catalog:product", args=[pk]) + "#pratinjau")


@staff(Can.CURATE)
def meaning(request: Request) -> HttpResponse:
    """Show what the chosen motif means, beside the choice."""
    key = read_id(request.GET.get("motif", ""))
    found = Motif.objects.filter(pk=key).first() if key else None
    return render(request, "catalog/staff/meaning.html", {"motif": found})


def _preview(request: Request, found: Product) -> str:
    key = found.preview_key
    return request.build_absolute_uri(reverse("catalog:preview", args=[key])) if key else ""


def crumbs(title: str) -> list[tuple[str, str]]:
    """Return the way back to the list."""
    return [(_("Produk"), reverse("catalog:list")), (title, "")]


def _status(form: Any) -> int:
    return 422 if form is not None and form.is_bound else 200
