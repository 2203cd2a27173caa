"""How a kit is shown and its pictures are handed out, to the office and to makers alike."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from kriya.accounts.request import Request
from kriya.councils.addresses import origin
from kriya.promotion.actions.links import Target
from kriya.promotion.kit.pictures import SIZES, Shape, post_jpeg, preview_of
from kriya.promotion.kit.sharing import Kit, kit_of


def kit_context(request: Request, target: Target, pictures: str) -> dict[str, Any]:
    """Return what the page of a kit shows; `pictures` is where its pictures are."""
    thing = target.product or target.maker or target.collection
    kit = kit_of(target, origin(request), by=request.user)
    return {"kit": kit, "thing": thing, "shapes": shapes_at(pictures), "title": str(thing)}


def shapes_at(pictures: str) -> list[dict[str, Any]]:
    """Return the pictures that a kit has, where they are handed out."""
    return [
        {
            "url": f"{pictures}?bentuk={shape.value}",
            "label": shape.label,
            "width": SIZES[shape][0],
            "height": SIZES[shape][1],
        }
        for shape in Shape
    ]


def picture_answer(request: Request, target: Target) -> HttpResponse:
    """Hand out one picture (?bentuk=): as it is posted, small to look at (?kecil=1), or to keep (?unduh=1)."""
    return drawn_answer(request, kit_of(target, origin(request), by=request.user))


def drawn_answer(request: Request, kit: Kit | None) -> HttpResponse:
    """Hand out one picture of a kit."""
    asked = request.GET.get("bentuk", Shape.SQUARE.value)
    if kit is None or asked not in Shape.values:
        raise Http404
    drawn = post_jpeg(kit.thing, Shape(asked), kit.address)
    response = HttpResponse(preview_of(drawn) if "kecil" in request.GET else drawn, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=300"
    if "unduh" in request.GET:
        name = f"{slugify(kit.thing.title)[:60] or 'gambar'}-{asked}.jpg"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
