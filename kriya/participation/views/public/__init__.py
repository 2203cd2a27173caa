"""Anyone reads what can be joined."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.clock import now, today
from kriya.core.sharing import shared
from kriya.councils.share import council_share
from kriya.participation.models import PublishedCall
from kriya.participation.pages import public_page
from kriya.participation.queries.calls import public_calls
from kriya.participation.words import Names, cost_words, rule_words


def open_now(_request: object) -> str:
    """Return which calls are open at this moment: one may have opened or closed without any row being written."""
    instant = now()
    rows = public_calls().filter(opens_at__lte=instant, closes_at__gt=instant).order_by("call_id")
    return " ".join(str(pk) for pk in rows.values_list("pk", flat=True))


@require_safe
@shared(also=open_now)
def every(request: Request) -> HttpResponse:
    """Show what can be joined now, what comes, and what was."""
    return render(request, "participation/public/calls.html", calls_context())


def calls_context(kind: str = "") -> dict[str, Any]:
    """Return calls in three heaps: open for applications, coming or running, and past ones."""
    instant, day = now(), today()
    rows = [(one, public_page(one.kind, one.slug)) for one in public_calls(kind).order_by("-starts_on", "call_id")[:90]]
    opened = [row for row in rows if row[0].is_open(instant)]
    rest = [row for row in rows if not row[0].is_open(instant)]
    return {
        "opened": sorted(opened, key=lambda row: row[0].closes_at),
        "coming": sorted((row for row in rest if row[0].ends_on >= day), key=lambda row: row[0].starts_on),
        "past": [row for row in rest if row[0].ends_on < day],
    }


@require_safe
@shared(also=open_now)
def one(request: Request, slug: str) -> HttpResponse:
    """Show a call; one with a better page leads there."""
    call = get_object_or_404(public_calls(), slug=slug)
    there = public_page(call.kind, slug)
    if there != reverse("participation:public_call", args=[slug]):
        return redirect(there)
    return render(request, "participation/public/call.html", call_context(request, call))


def call_context(request: Request, call: PublishedCall) -> dict[str, Any]:
    """Return what the page of a call shows, and what a link to it shows where somebody shares it."""
    names = Names()
    return {
        "call": call,
        "is_open": call.is_open(now()),
        "is_before": now() < call.opens_at,
        "costs": cost_words(call.terms.costs),
        "rules": [rule_words(rule, names) for rule in call.terms.rules],
        "share": council_share(request, call.title, call.summary),
        "join_url": reverse("participation:mine_call", args=[call.pk]),
    }
