"""The catalogue that visitors see."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public import craft_choices, find_products, others_of_maker

PAGE = 24


@require_safe
def product_list(request: Request) -> HttpResponse:
    """Show the public products: the newest, or those that were searched for."""
    text, craft = request.GET.get("q", "").strip(), request.GET.get("kerajinan", "")
    found = find_products(text, craft)
    page = Paginator(found.products, PAGE).get_page(request.GET.get("hal"))
    given = {"page": page, "text": text, "alike": found.alike, "craft": craft, "crafts": craft_choices()}
    return render(request, "catalog/public_list.html", given)


@require_safe
def product_page(request: Request, slug: str) -> HttpResponse:
    """Show one public product with its maker."""
    product = get_object_or_404(PublishedProduct.objects.of(request.council.pk), slug=slug)
    maker_url = f"{reverse('makers:public_list', urlconf=request.urlconf)}{product.maker_slug}/"
    given = {"product": product, "others": others_of_maker(product), "maker_url": maker_url}
    return render(request, "catalog/public_product.html", given)
