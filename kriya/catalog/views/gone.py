"""The address of a product that is no longer shown: what it was is not told, but what is like it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kriya.accounts.request import Request
from kriya.catalog.models import Product, ProductState
from kriya.catalog.queries.public import public_products

_ALIKE = 8


def gone_product(request: Request, slug: str) -> HttpResponse:
    """Answer 410 with pieces of the same craft for a product that was withdrawn; 404 for what was never shown."""
    past = Product.objects.filter(slug=slug, state=ProductState.WITHDRAWN).select_related("craft").first()
    if past is None:
        raise Http404
    craft = past.craft.code.partition(".")[0] if past.craft else ""
    alike = list(public_products().filter(craft_top=craft)[:_ALIKE]) or list(public_products()[:_ALIKE])
    return render(request, "catalog/gone.html", {"alike": alike}, status=410)
