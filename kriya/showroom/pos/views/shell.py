"""The page of the till, the same for everybody: it holds nothing private, so that a browser may keep it."""

import json
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.design.manifest import manifest_answer
from kriya.sales.models import Sale
from kriya.showroom.pos import files
from kriya.showroom.pos.words import words

NOBODY: Final = UUID(int=0)
ICONS: Final = (
    "alert", "arrow-right", "camera", "chart", "chat", "check", "clock", "close", "download", "leave", "lock", "menu",
    "minus", "moon", "plus", "print", "qr", "search", "send", "settings", "sun", "tag", "trash", "undo", "upload",
    "user", "wallet",
)  # fmt: skip


@require_safe
def till(request: Request) -> HttpResponse:
    """Show the till. Browsers keep it: a new version comes by the service worker, whole."""
    return HttpResponse(_page(request), headers={"Cache-Control": "no-cache"})


@require_safe
def worker(request: Request) -> HttpResponse:
    """Give the service worker with the list of files that it keeps."""
    shell = reverse("pos:till")
    kept = [shell, *_beside(request), *files.addresses()]
    mark = files.version(_page(request).encode(), kept, files.WORKER.read_bytes())
    head = (
        f"const VERSION = {json.dumps(mark)};\nconst SCOPE = {json.dumps(shell)};\nconst FILES = {json.dumps(kept)};\n"
    )
    text = head + files.WORKER.read_text("utf-8")
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request: Request) -> JsonResponse:
    """Describe the till as an app of its own, beside the council's site."""
    here, council = reverse("pos:till"), request.council
    return manifest_answer(
        request,
        name=_("Kasir %(council)s") % {"council": council.short_name or council.name},
        short_name=_("Kasir"),
        id=here,
        start_url=here,
        scope=here,
        display="standalone",
    )


@require_safe
def receipt(request: Request, pk: UUID) -> HttpResponse:
    """Show a buyer the receipt of a sale; who has the address has the receipt. One that has not come yet is waited
    for."""
    sale = Sale.objects.filter(pk=pk).select_related("till").prefetch_related("lines", "tenders").first()
    context = {"sale": sale, "due": sale.total + sale.rounding if sale else 0}
    return render(request, "showroom/pos/receipt.html", context, status=200 if sale else 404)


def _page(request: Request) -> str:
    return render_to_string("showroom/pos/till.html", {"request": request, "given": _given(request), "icons": ICONS})


def _beside(request: Request) -> list[str]:
    here = [reverse("pos:manifest"), f"{request.council_prefix}/ikon-192.png"]
    colour = request.council.colour
    return here + ([f"{request.council_prefix}/warna.css?{colour[1:]}"] if colour else [])


def _given(request: Request) -> dict[str, Any]:
    """Return what the page gives to its scripts."""
    council = request.council
    names = ("catalogue", "pictures", "send", "refundable", "refund", "pay_exchange", "register", "me", "worker")
    return {
        "language": request.LANGUAGE_CODE,
        "zone": council.time_zone,
        "council": {
            "id": str(council.pk),
            "name": council.name,
            "short": council.short_name or council.name,
            "address": council.address.replace("\n", ", "),
            "phone": council.phone,
        },
        "addresses": {
            "shell": reverse("pos:till"),
            "receipt": reverse("pos:receipt", args=[NOBODY]),
            "logIn": f"{reverse('account_login')}?next={reverse('pos:till')}",
            "logout": reverse("account_logout"),
            **{name: reverse(f"pos:{name}") for name in names},
        },
        "words": words(),
    }
