"""A maker answers by a link whether prices may go down; no log-in, for the link is the secret."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kriya.accounts.request import Request
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.design.messages import attempt
from kriya.showroom.actions.markdowns import answer, markdown_of


def markdown(request: Request, secret: str) -> HttpResponse:
    """Show what is asked; keep the answer."""
    try:
        asked = markdown_of(secret)
    except Refused as no:
        raise Http404 from no
    if request.method == "POST" and request.POST.get("jawab") in {"ya", "tidak"}:
        agreed, note = request.POST["jawab"] == "ya", request.POST.get("catatan", "")
        asked = attempt(request, lambda: answer(secret, accepted=agreed, note=note)) or asked
    given: dict[str, Any] = {
        "asked": asked,
        "lines": asked.lines.select_related("lot").order_by("lot__name", "pk"),
        "is_late": asked.accepted is None and asked.expires_at < now(),
    }
    response = render(request, "showroom/public/markdown.html", given)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
