"""Where my products stand, and a new one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.catalog.actions.drafts import begin_product
from kriya.catalog.queries.mine import as_listed, my_products, to_do
from kriya.catalog.views.maker.finding import phone_page
from kriya.makers.views.maker.finding import my_makers

PAGE = 40


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show the person's products, first those that wait for the person."""
    makers = list(my_makers(request))
    page = Paginator(my_products(makers), PAGE).get_page(request.GET.get("hal"))
    given: dict[str, Any] = {
        "page": page,
        "rows": [as_listed(product) for product in page.object_list],
        "makers": makers,
        "waiting": to_do(makers),
    }
    return phone_page(request, "list", next(iter(makers), None), **given)


@maker_only
def begin(request: Request) -> HttpResponse:
    """Begin a product with the camera."""
    if request.method != "POST":
        return redirect("catalog:mine")
    makers = my_makers(request)
    named = request.POST.get("umkm", "")
    maker = makers.filter(pk=named).first() if named.count("-") == 4 else None
    maker = maker or get_object_or_404(makers[:1])
    product = begin_product(maker, by=request.user)
    return redirect(reverse("catalog:mine_product", args=[product.pk]) + "#foto")
