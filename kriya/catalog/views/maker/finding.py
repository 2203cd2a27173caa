"""The one door to a product on the telephone: it belongs to a maker for whom the person logs in."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kriya.accounts.request import Request
from kriya.catalog.models import Product, ProductPhoto
from kriya.makers.views.maker.finding import mine_nav, my_makers


def my_product(request: Request, pk: UUID) -> Product:
    """Return one of the person's products; 404 otherwise, as for one that is not there."""
    mine = Product.objects.select_related("maker").filter(maker__in=my_makers(request))
    found: Product = get_object_or_404(mine, pk=pk)
    return found


def my_photo_of(request: Request, pk: UUID, photo: UUID) -> ProductPhoto:
    """Return a photo of one of the person's products, or 404."""
    found: ProductPhoto = get_object_or_404(ProductPhoto, product=my_product(request, pk), pk=photo)
    return found


def phone_page(request: Request, template: str, maker: Any, *, status: int = 200, **given: Any) -> HttpResponse:
    """Show a page of the telephone with the bar along the bottom."""
    nav = mine_nav(maker, "produk") if maker is not None else []
    return render(request, f"catalog/maker/{template}.html", {"nav": nav, "maker": maker, **given}, status=status)
