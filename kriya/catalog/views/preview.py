"""What is not public yet, shown to whoever has the link: never kept, never in a search engine."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.catalog.models import Collection, Product, ProductPhoto
from kriya.catalog.views.staff.piece import Piece, piece_of
from kriya.core.files import read_file
from kriya.core.pictures import Crop, copy_of

_PARTS: Final = ("materials__material", "variants", "photos")
_WIDTH: Final = 640


@require_safe
def preview(request: AnyRequest, secret: str) -> HttpResponse:
    """Show a product or a collection that has this secret."""
    product = _products().filter(preview_key=secret).first()
    if product is not None:
        return _answer(request, "catalog/preview_product.html", {"piece": _piece(product, secret)})
    collection = get_object_or_404(Collection, preview_key=secret)
    rows = _products().in_bulk(list(collection.items.values_list("product_id", flat=True)))
    ordered = [rows[item.product_id] for item in collection.items.order_by("position", "pk")]
    pieces = [_piece(one, secret) for one in ordered]
    return _answer(request, "catalog/preview_collection.html", {"collection": collection, "pieces": pieces})


@require_safe
def preview_photo(request: AnyRequest, secret: str, pk: Any) -> HttpResponse:  # noqa: ARG001
    """Hand out a photo of what has this secret."""
    photo = get_object_or_404(ProductPhoto.objects.select_related("product"), pk=pk)
    shown = Collection.objects.filter(preview_key=secret, items__product=photo.product_id)
    if photo.product.preview_key != secret and not shown.exists():
        raise Http404
    crop = Crop(photo.crop_left, photo.crop_top, photo.crop_right, photo.crop_bottom)
    try:
        data = copy_of(read_file(photo.file.name or ""), crop, _WIDTH, "jpg")
    except OSError as gone:
        raise Http404 from gone
    return _hidden(HttpResponse(data, content_type="image/jpeg"))


def _products() -> Any:
    return Product.objects.select_related("maker", "craft", "technique", "motif").prefetch_related(*_PARTS)


def _piece(product: Product, secret: str) -> Piece:
    return piece_of(product, lambda photo: reverse("catalog:preview_photo", args=[secret, photo]))


def _answer(request: AnyRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return _hidden(render(request, template, context))


def _hidden(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
