"""What a visitor reads after scanning a label: the piece, its motif, its maker. Light, and the same for everybody."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from kriya.accounts.phones import whatsapp
from kriya.accounts.request import AnyRequest, Request
from kriya.catalog.cloth import cloth_of
from kriya.catalog.pages.pictures import picture
from kriya.catalog.pages.product import known_facts
from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_product import ShownProduct
from kriya.catalog.showing import share_picture, widths_of
from kriya.core.machines import is_machine
from kriya.core.sharing import shared
from kriya.inventory.queries.labels import label_of
from kriya.makers.models.papers import PaperKind
from kriya.showroom.actions.labels import note_scan
from kriya.showroom.labels.printing import spaced
from kriya.showroom.queries.stories import Story, story_of

_WIDEST: Final = 640
_SIZES: Final = "(min-width: 48rem) 28rem, 92vw"
_MOBILE: Final = "+628"


@require_safe
@shared()
def story(request: Request, code: str) -> HttpResponse:
    """Tell what stands behind a label of this council."""
    told = story_of(request.council.pk, code)
    if told is None:
        raise Http404
    if told.code != code:
        return redirect("showroom:label", told.code)
    if told.product is None:
        return render(request, "showroom/public/untold.html", {"code": spaced(told.code)})
    return render(request, "showroom/public/story.html", _given(request, told, told.product))


def _given(request: Request, told: Story, product: ShownProduct) -> dict[str, Any]:
    frame = Frame.of(request.META["SCRIPT_NAME"], request.council_prefix)
    pictures = [share_picture(request, photo) for photo in product.photos[:1]]
    maker = told.maker
    return {
        "product": product,
        "maker": maker,
        "code": spaced(told.code),
        "photo": _photo(product, frame),
        "cloth": cloth_of(product.name),
        "motif": product.said("motif"),
        "meaning": product.said("meaning"),
        "craft": product.said("craft"),
        "is_foreign": frame.english and not product.story_en,
        "facts": [(name, value) for name, value in known_facts(product, frame) if value],
        "maker_story": (maker.story_en if frame.english else "") or maker.story_id if maker else "",
        "papers": [PaperKind(kind).label for kind in maker.papers] if maker else [],
        "ask": _ask(request, product),
        "share": {"title": product.shown_name, "text": product.story[:200], "picture": next(iter(pictures), None)},
    }


def _photo(product: ShownProduct, frame: Frame) -> str:
    """Return the first photo as <picture>, no larger than a telephone needs; the product's page has the large ones."""
    if not product.photos:
        return ""
    photo = product.photos[0]
    said = (photo["alt_en"] if frame.english else "") or photo["alt_id"] or product.shown_name
    widths = widths_of(photo, widest=_WIDEST, narrowest=320)
    drawn = picture(photo, at=frame.photos, alt=said, sizes=_SIZES, widths=widths, first=True)
    return mark_safe(drawn)  # noqa: S308 - every value in it was escaped


def _ask(request: Request, product: ShownProduct) -> str:
    """Return the way to ask about the piece: its maker where the number is public, else the council."""
    there = request.build_absolute_uri(reverse("catalog:public_product", args=[product.slug]))
    numbers = (product.maker_phone, request.council.phone)
    return next((whatsapp(number, f"{product.name}\n{there}") for number in numbers if number.startswith(_MOBILE)), "")


@require_safe
def scanned(request: AnyRequest, code: str) -> HttpResponse:
    """Lead from the short address of a label, of whichever council, to its story, and count the visit.

    It is counted here, where every scan passes, and without a cookie: the story itself is kept by browsers and proxies.
    """
    label = label_of(code)
    if label is None or (request.council is not None and request.council.pk != label.council_id):
        raise Http404
    if request.method == "GET" and not is_machine(request):
        note_scan(label)
    script = request.META["SCRIPT_NAME"]
    here = script if request.council is not None else f"/{label.council.slug}{script}"
    response = HttpResponse(status=302, headers={"Location": f"{here}/l/{label.code}/"})
    response.headers["Cache-Control"] = "no-store"
    return response
