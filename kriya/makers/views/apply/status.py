"""What became of an application, for whoever holds its secret link."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kriya.accounts.addresses import address_of
from kriya.accounts.request import Request
from kriya.accounts.tokens import token_hash
from kriya.makers.models import Application, Maker, Status


@never_cache
@require_safe
def status(request: Request, secret: str) -> HttpResponse:
    """Show where an application stands; nothing of what it said."""
    found = Application.objects.select_related("maker").filter(token_hash=token_hash(secret)).first()
    if found is None:
        raise Http404
    maker = _standing(found.maker)
    newest = maker.steps.order_by("-at", "-pk").first()
    context = {
        "application": found,
        "maker": maker,
        "steps": _steps(maker),
        "reason": newest.reason if newest and maker.status == Status.REFUSED else "",
        "is_new": "baru" in request.GET and maker.status == Status.APPLIED,
        "address": address_of("makers:application_status", secret),
        "public": maker.status in {Status.FOSTERED, Status.GRADUATED},
    }
    return render(request, "makers/apply/status.html", context)


def _standing(maker: Maker) -> Maker:
    """Return the maker, or the one into which it was merged."""
    while maker.merged_into is not None:
        maker = maker.merged_into
    return maker


def _steps(maker: Maker) -> list[dict[str, object]]:
    at = {
        Status.APPLIED: 0,
        Status.REVIEWED: 1,
        Status.REFUSED: 2,
        Status.FOSTERED: 3,
        Status.GRADUATED: 3,
        Status.INACTIVE: 3,
    }[Status(maker.status)]
    last = Status.REFUSED if maker.status == Status.REFUSED else Status.FOSTERED
    names = [capfirst(str(one.label)) for one in (Status.APPLIED, Status.REVIEWED, last)]
    return [
        {"label": label, "url": "", "done": place < at, "current": place == min(at, len(names) - 1)}
        for place, label in enumerate(names)
    ]
