from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kriya.design.dyes import BY_SLUG as DYES
from kriya.design.gallery import COUNCIL, exhibits
from kriya.design.motifs import BY_SLUG as MOTIFS
from kriya.design.tags.frames import THEMES

A_YEAR: Final = 365 * 24 * 60 * 60


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """In the demo only, this function will show every component; ?celup= and ?motif= dress it, ?bingkai= frames it."""
    if not settings.DEMO:
        raise Http404
    if getattr(request, "council", None) is None:
        setattr(request, "council", COUNCIL)  # noqa: B010 - set by the middleware of councils
    frame = request.GET.get("bingkai", "")
    template = f"design/gallery/{frame if frame in ('staff', 'maker', 'public', 'plain') else 'all'}.html"
    dye, motif = request.GET.get("celup", ""), request.GET.get("motif", "")
    dressed = {"dye": dye if dye in DYES else "", "motif": motif if motif in MOTIFS else ""}
    return render(request, template, {**exhibits(request), **dressed})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark in a cookie, or forget it, and go back."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe and back.startswith("/") else "/")
    choice = request.POST.get("theme", "")
    if choice in THEMES:
        response.set_cookie("theme", choice, max_age=A_YEAR, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response
