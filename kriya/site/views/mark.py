"""The council as an app on a telephone: manifest, icons, share card."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.sharing import shared
from kriya.design import dyes
from kriya.design.bundle import own_style
from kriya.design.manifest import manifest_answer
from kriya.design.mark import card_jpeg, icon_png, icon_svg

_HOUR = 60 * 60


@require_safe
@shared(fresh=_HOUR)
def manifest(request: Request) -> JsonResponse:
    """Describe the site as an app: name, start, colours, icons."""
    council, prefix = request.council, request.META["SCRIPT_NAME"]
    drawn = {"src": f"{request.council_prefix}/ikon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    return manifest_answer(
        request,
        more_icons=[drawn],
        name=council.name,
        short_name=council.short_name,
        description=council.about,
        id=f"{prefix}/",
        start_url=f"{prefix}/",
        scope=f"{request.council_prefix}/",
        display="minimal-ui",
    )


@require_safe
@shared(fresh=_HOUR)
def colour(request: Request) -> HttpResponse:
    """Dress the pages in the council's own colour, where it has one."""
    chosen = request.council.colour
    return HttpResponse(own_style(chosen) if chosen else "", content_type="text/css")


@require_safe
@shared(fresh=_HOUR)
def icon(request: Request) -> HttpResponse:
    """Draw the icon as SVG."""
    return HttpResponse(icon_svg(dyes.of_council(request.council), request.council.motif), content_type="image/svg+xml")


@require_safe
@shared(fresh=_HOUR)
def icon_raster(request: Request, side: int) -> HttpResponse:
    """Draw the icon as PNG."""
    return HttpResponse(
        icon_png(dyes.of_council(request.council), request.council.motif, side), content_type="image/png"
    )


@require_safe
@shared(fresh=_HOUR)
def card(request: Request) -> HttpResponse:
    """Draw the card for pages without a photo of their own."""
    council = request.council
    return HttpResponse(
        card_jpeg(dyes.of_council(request.council), council.motif, council.name), content_type="image/jpeg"
    )
