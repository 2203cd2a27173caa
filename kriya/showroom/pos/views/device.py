"""What a till asks of the server: to be one, what there is to sell, and to take in what it sold."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.accounts.second_factor import has_second_factor
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.inventory.models import ON_SALE, Location
from kriya.sales.actions.syncing import receive
from kriya.sales.actions.tills import is_revoked, register_till
from kriya.sales.models import ShiftReport, Till
from kriya.sales.told import instant
from kriya.showroom.pos.catalogue import about, differing, parts, people, rules
from kriya.showroom.pos.gate import refusal, tills_only, told
from kriya.showroom.pos.naming import free_name, free_prefix
from kriya.showroom.pos.pictures import pack


@require_safe
@never_cache
def me(request: Request) -> JsonResponse:
    """Say who is logged in at this browser, and whether they may make it a till."""
    member = request.membership
    if not request.user.is_authenticated or member is None or not member.is_staff:
        return JsonResponse({"id": None})
    places = Location.objects.filter(kind__in=ON_SALE, closed_at=None).order_by("kind", "name")
    return JsonResponse(
        {
            "id": request.user.pk,
            "name": request.user.name,
            "may_register": _may_register(request),
            "may_try": settings.DEMO and member.can(Can.SELL),
            "places": [{"id": str(place.pk), "name": place.name} for place in places],
            "suggested": {"name": free_name(), "prefix": free_prefix()},
            "csrf": get_token(request),
        }
    )


def _may_register(request: Request) -> bool:
    return request.membership.can(Can.MANAGE_TILLS) and has_second_factor(request)


@require_POST
@never_cache
def register(request: Request) -> JsonResponse:
    """Make this browser a till and hand out its secret, once. In the demo a cashier may do so too."""
    member, said = request.membership, told(request) or {}
    if member is None or not request.user.is_authenticated:
        raise PermissionDenied
    if not _may_register(request) and not (settings.DEMO and member.can(Can.SELL)):
        raise PermissionDenied
    places = Location.objects.filter(kind__in=ON_SALE, closed_at=None).order_by("kind", "name")
    if said.get("demo") is True and settings.DEMO:
        said = {"name": free_name(), "prefix": free_prefix(), "location": places.filter(kind="showroom")[0].pk}
    try:
        place = get_object_or_404(places, pk=UUID(str(said.get("location"))))
        name, prefix = str(said.get("name", ""))[:60], str(said.get("prefix", ""))[:4]
        till, secret = register_till(name, prefix, place, by=request.user)
    except Refused as no:
        return refusal(no)
    except ValueError:
        return JsonResponse({"code": "location_unknown"}, status=422)
    return JsonResponse({"secret": secret, "till": about(till)}, status=201)


@tills_only
def catalogue(_request: Request, till: Till, said: dict[str, Any]) -> HttpResponse:
    """Tell a till what differs from what it has, the rules of money, and who sells here."""
    marks = said.get("marks")
    known = {str(name): str(mark) for name, mark in marks.items()} if isinstance(marks, dict) else {}
    found = differing(parts(till), known)
    told_now = {
        "now": now().isoformat(),
        "till": about(till),
        "rules": rules(),
        "people": people(),
        "buckets": {name: part.as_json() for name, part in found.items()},
    }
    return JsonResponse(told_now, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


@tills_only
def pictures(_request: Request, _till: Till, said: dict[str, Any]) -> HttpResponse:
    """Give small pictures by their keys."""
    keys = said.get("keys")
    wanted = [key for key in keys if isinstance(key, str) and len(key) <= 24] if isinstance(keys, list) else []
    return HttpResponse(pack(wanted), content_type="application/octet-stream")


@tills_only
def send(_request: Request, till: Till, said: dict[str, Any]) -> HttpResponse:
    """Take in what a till did, and answer for each message by its id."""
    messages, unsent = said.get("messages"), said.get("unsent")
    try:
        device_now = instant(said.get("device_now"))
    except ValueError:
        device_now = now()
    answers = receive(
        till,
        messages if isinstance(messages, list) else [],
        device_now=device_now,
        unsent=unsent if type(unsent) is int else 0,
    )
    revoked = any(one.code == "till_revoked" for one in answers) if answers else is_revoked(till)
    numbers = _numbers(messages)
    acks = [
        {"id": one.id, "status": one.status, "code": one.code, "receipt": numbers.get(one.id, "")} for one in answers
    ]
    return JsonResponse({"now": now().isoformat(), "revoked": revoked, "acks": acks})


def _numbers(messages: object) -> dict[str, str]:
    """Return the number of the Z report by the message that closed the shift: the till shows it."""
    closed: dict[UUID, str] = {}
    for one in messages if isinstance(messages, list) else ():
        if isinstance(one, dict) and one.get("kind") == "shift_closed":
            with suppress(ValueError):
                closed[UUID(str(one.get("shift")))] = str(one.get("id"))
    if not closed:
        return {}
    reports = ShiftReport.objects.filter(shift__in=list(closed), supplement=0).values_list("shift", "number")
    return {closed[shift]: number for shift, number in reports}
