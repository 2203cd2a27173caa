"""Anyone reads what is taught, when, by whom, and takes it into a calendar of their own."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.clock import now
from kriya.core.ical import Event, calendar_answer
from kriya.core.sharing import all_public_changes, shared
from kriya.councils.addresses import origin
from kriya.participation.models import CallKind, PublishedCall
from kriya.participation.queries.calls import public_calls
from kriya.participation.views.public import call_context, calls_context, open_now
from kriya.training.models import Level


@require_safe
@shared(also=open_now)
def every(request: Request) -> HttpResponse:
    """Show trainings: open, coming, and past ones."""
    return render(request, "training/public/trainings.html", calls_context(CallKind.TRAINING))


@require_safe
@shared(also=open_now)
def one(request: Request, slug: str) -> HttpResponse:
    """Show a training with its curriculum and its sessions."""
    call = get_object_or_404(public_calls(CallKind.TRAINING), slug=slug)
    told = call.details
    course = told.get("course")
    context = {
        **call_context(request, call),
        "course": course,
        "level": Level(course["level"]).label if course else "",
        "modules": told.get("modules", []),
        "minutes": sum(module["minutes"] for module in told.get("modules", [])),
        "sessions": [
            {
                **one,
                "starts_at": datetime.fromisoformat(one["starts_at"]),
                "ends_at": datetime.fromisoformat(one["ends_at"]),
            }
            for one in told.get("sessions", [])
        ],
    }
    return render(request, "training/public/training.html", context)


@require_safe
@shared(also=open_now)
def as_calendar(request: Request) -> HttpResponse:
    """Give the sessions of trainings as a calendar to subscribe to."""
    calls = public_calls(CallKind.TRAINING).order_by("-starts_on", "call_id")[:60]
    changed_at = all_public_changes().at or now()
    events = [event for call in calls for event in _events(request, call, changed_at)]
    return calendar_answer(_("Pelatihan %(council)s") % {"council": request.council.short_name}, events, "pelatihan")


def _events(request: Request, call: PublishedCall, changed_at: datetime) -> list[Event]:
    url = f"{origin(request)}{reverse('training:public_training', args=[call.slug])}"
    sessions: list[dict[str, Any]] = call.details.get("sessions", [])
    return [
        Event(
            uid=f"{one['id']}@kriya",
            title=f"{call.title}: {one['title']}",
            starts=datetime.fromisoformat(one["starts_at"]),
            ends=datetime.fromisoformat(one["ends_at"]),
            changed_at=changed_at,
            place=one["room"] or call.place_name,
            url=url,
            is_cancelled=call.cancelled_at is not None,
        )
        for one in sessions
    ]
