"""The council as an app on a telephone: manifest, icons, share card."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.sharing import shared
from kriya.design import dyes
from kriya.design.bundle import own_style
from kriya.design.mark import card_jpeg, day_shade, icon_png, icon_svg

_HOUR = 60 * 60


@require_safe
@shared(fresh=_HOUR)
def manifest(request: Request) -> JsonResponse:
    """Describe the site as an app: name, start, colours, icons."""
    council, prefix = request.council, request.META["SCRIPT_NAME"]
    shade = day_shade(_dye(request))
    told = {
        "name": council.name,
        "short_name": council.short_name,
        "description": council.about,
        "lang": request.LANGUAGE_CODE,
        "id": f"{prefix}/",
        "start_url": f"{prefix}/",
        "scope": f"{request.council_prefix}/",
        "display": "minimal-ui",
        "theme_color": shade.dye,
        "background_color": dyes.LIGHT.paper,
        "icons": [
            {"src": f"{request.council_prefix}/ikon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            *(
                {
                    "src": f"{request.council_prefix}/ikon-{side}.png",
                    "sizes": f"{side}x{side}",
                    "type": "image/png",
                    "purpose": "any maskable",
                }
                for side in (192, 512)
            ),
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


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
    return HttpResponse(icon_svg(_dye(request), request.council.motif), content_type="image/svg+xml")


@require_safe
@shared(fresh=_HOUR)
def icon_raster(request: Request, side: int) -> HttpResponse:
    """Draw the icon as PNG."""
    return HttpResponse(icon_png(_dye(request), request.council.motif, side), content_type="image/png")


@require_safe
@shared(fresh=_HOUR)
def card(request: Request) -> HttpResponse:
    """Draw the card for pages without a photo of their own."""
    council = request.council
    return HttpResponse(card_jpeg(_dye(request), council.motif, council.name), content_type="image/jpeg")


def _dye(request: Request) -> str:
    return request.council.colour or request.council.dye
