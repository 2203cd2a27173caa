"""Ready to post, on the maker's own telephone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.catalog.models import Product, PublishedProduct
from kriya.makers.models import PublishedMaker
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.promotion.actions.links import Target
from kriya.promotion.views.kits import kit_context, picture_answer

_MOST = 60


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what of the maker's can be shared: its own page, and its public products."""
    own = list(my_makers(request))
    makers = [maker.pk for maker in own]
    council = request.council.pk
    products = PublishedProduct.objects.of(council).filter(maker_id__in=makers).order_by("-published_at", "pk")
    context = {
        "makers": PublishedMaker.objects.of(council).filter(pk__in=makers).order_by("name"),
        "products": products[:_MOST],
        "nav": mine_nav(own[0], "produk") if len(own) == 1 else [],
    }
    return render(request, "promotion/maker/mine.html", context)


@require_safe
@maker_only
def kit(request: Request, of: str, pk: UUID) -> HttpResponse:
    """Show pictures, captions and ways to share."""
    target = _target(request, of, pk)
    context = kit_context(request, target, reverse(f"promotion:my_post_{of}", args=[pk]))
    maker = target.maker or (target.product.maker if target.product else None)
    context["nav"] = mine_nav(maker, "produk" if of == "product" else "saya") if maker else []
    return render(request, "promotion/maker/kit.html", context)


@require_safe
@maker_only
def picture(request: Request, of: str, pk: UUID) -> HttpResponse:
    """Hand out a picture to post."""
    return picture_answer(request, _target(request, of, pk))


def _target(request: Request, of: str, pk: UUID) -> Target:
    makers = my_makers(request)
    found: Any = Product.objects.filter(maker__in=makers) if of == "product" else makers
    return Target(**{of: get_object_or_404(found, pk=pk)})
