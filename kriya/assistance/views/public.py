"""Anyone reads what the council helps its makers with."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.assistance.models import Doer, PublishedService, ServiceKind
from kriya.assistance.queries.services import public_services
from kriya.core.clock import now
from kriya.core.sharing import shared
from kriya.participation.pages import public_page
from kriya.participation.queries.calls import public_calls
from kriya.participation.views.public import open_now


@require_safe
@shared()
def every(request: Request) -> HttpResponse:
    """Show the services, kind by kind."""
    order = list(ServiceKind.values)
    rows = sorted(public_services(), key=lambda one: (order.index(one.kind), one.name))
    heaps = [(str(ServiceKind(kind).label), list(group)) for kind, group in groupby(rows, key=lambda one: one.kind)]
    return render(request, "assistance/public/services.html", {"heaps": heaps})


@require_safe
@shared(also=open_now)
def one(request: Request, slug: str) -> HttpResponse:
    """Show a service: for whom, in which steps, what it costs, and how one gets it."""
    service = get_object_or_404(public_services(), slug=slug)
    call = public_calls().filter(call_id=service.call_id).first() if service.call_id else None
    context = {
        "service": service,
        "steps": steps_told(service),
        "call": call,
        "call_url": public_page(call.kind, call.slug) if call else "",
        "is_open": call is not None and call.is_open(now()),
        "ask_url": reverse("assistance:mine_service", args=[service.service_id]),
    }
    return render(request, "assistance/public/service.html", context)


def steps_told(service: PublishedService) -> list[dict[str, Any]]:
    """Return the steps of a service with who does each in words."""
    return [{**step, "doer": str(Doer(step["doer"]).label)} for step in service.steps]
