"""The catalogue as the office keeps it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.curation import publish_product, withdraw_product
from kriya.catalog.actions.products import add_product, change_product
from kriya.catalog.forms import ProductForm, StaffFilterForm
from kriya.catalog.models import Product, PublishedProduct
from kriya.catalog.queries.staff import staff_products, state_counts
from kriya.catalog.table import product_table
from kriya.core.refusal import Refused, say
from kriya.design.messages import undoable

PAGE = 50


@require_safe
@staff(Can.READ_REGISTER)
def product_list(request: Request) -> HttpResponse:
    """Show the products, narrowed by what stands in the address."""
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    page = Paginator(staff_products(text=text, state=state), PAGE).get_page(request.GET.get("hal"))
    given = {
        "page": page,
        "table": product_table(page.object_list),
        "form": StaffFilterForm(request.GET),
        "counts": state_counts(),
        "narrowed": bool(text or state),
        "may_curate": request.membership.can(Can.CURATE),
    }
    return render(request, "catalog/staff_list.html", given)


@staff(Can.CURATE)
def new_product(request: Request) -> HttpResponse:
    """Enter a product as a draft."""
    form = ProductForm(request.POST or None, initial={"maker": request.GET.get("umkm")})
    if request.method == "POST" and form.is_valid():
        try:
            product = add_product(**form.cleaned_data)
        except Refused as no:
            form.add_error(None, say(no))
        else:
            messages.success(request, _("“%(name)s” dicatat sebagai draf.") % {"name": product.name})
            return redirect("catalog:product", pk=product.pk)
    return _form(request, form, None)


@staff(Can.CURATE)
def product(request: Request, pk: UUID) -> HttpResponse:
    """Show a product to change it."""
    found = get_object_or_404(Product.objects.select_related("maker"), pk=pk)
    fields = {name: getattr(found, name) for name in ProductForm.base_fields}
    form = ProductForm(request.POST or None, initial=fields)
    if request.method == "POST" and form.is_valid():
        try:
            change_product(found, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, say(no))
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect("catalog:product", pk=found.pk)
    return _form(request, form, found)


@require_POST
@staff(Can.CURATE)
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Show a product to the public."""
    found = publish_product(get_object_or_404(Product, pk=pk))
    if PublishedProduct.objects.of(request.council.pk).filter(pk=found.pk).exists():
        undoable(request, _("“%(name)s” tayang.") % {"name": found.name}, _way(request, "catalog:withdraw", pk))
    else:
        messages.warning(
            request, _("“%(name)s” siap tayang, tetapi perajinnya belum tampil untuk umum.") % {"name": found.name}
        )
    return redirect("catalog:product", pk=pk)


@require_POST
@staff(Can.CURATE)
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take a product from the public pages."""
    try:
        found = withdraw_product(get_object_or_404(Product, pk=pk))
    except Refused as no:
        messages.error(request, say(no))
    else:
        undoable(request, _("“%(name)s” ditarik.") % {"name": found.name}, _way(request, "catalog:publish", pk))
    return redirect("catalog:product", pk=pk)


def _way(request: Request, name: str, pk: UUID) -> str:
    return reverse(name, kwargs={"pk": pk}, urlconf=request.urlconf)


def _form(request: Request, form: ProductForm, found: Product | None) -> HttpResponse:
    title = found.name if found else _("Produk baru")
    crumbs = [(_("Produk"), reverse("catalog:list", urlconf=request.urlconf)), (title, "")]
    given: dict[str, Any] = {"form": form, "product": found, "title": title, "crumbs": crumbs}
    return render(request, "catalog/staff_product.html", given, status=400 if form.is_bound else 200)
