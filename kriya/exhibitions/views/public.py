"""Exhibitions as visitors see them: where the makers can be met, and where they were."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.catalog.showing import share_picture
from kriya.core.ical import Event, calendar_answer
from kriya.core.linked_data import crumbs, item_list, linked_data
from kriya.core.sharing import shared
from kriya.councils.share import council_share
from kriya.exhibitions.days import span
from kriya.exhibitions.models import PublishedExhibition
from kriya.exhibitions.queries.public import coming, past, public_exhibition, shown_at


@require_safe
@shared()
def exhibitions(request: Request) -> HttpResponse:
    """Show the exhibitions to come, and those that were."""
    ahead, behind = coming(), past()
    names = [(one.shown_name, _address(request, one)) for one in ahead]
    about = _("Pameran yang diikuti %(name)s.") % {"name": request.council.name}
    given = {
        "coming": [(one, span(one.starts_on, one.ends_on)) for one in ahead],
        "past": [(one, span(one.starts_on, one.ends_on)) for one in behind],
        "linked_data": linked_data(item_list(_("Pameran"), names)),
        "share": council_share(request, _("Pameran"), about),
    }
    return render(request, "exhibitions/public/list.html", given)


@require_safe
@shared()
def exhibition(request: Request, slug: str) -> HttpResponse:
    """Show one exhibition: when, where, who is there with what."""
    found = _found(slug)
    shown = shown_at(found)
    cover = next((one for one in shown.pieces if one.photos), None)
    share: dict[str, Any] = {"title": found.shown_name, "text": found.about[:200]}
    if cover is not None:
        share["picture"] = share_picture(request, cover.photos[0])
    way = [
        (request.council.name, request.build_absolute_uri(reverse("site:home"))),
        (_("Pameran"), request.build_absolute_uri(reverse("exhibitions:public_list"))),
        (found.shown_name, _address(request, found)),
    ]
    given = {
        "exhibition": found,
        "days": span(found.starts_on, found.ends_on),
        "makers": shown.makers,
        "pieces": shown.pieces,
        "share": share,
        "linked_data": linked_data(_event(request, found), crumbs(way)),
    }
    return render(request, "exhibitions/public/exhibition.html", given)


@require_safe
@shared()
def calendar(request: Request) -> HttpResponse:
    """Give all exhibitions to come as a calendar."""
    events = [_calendar_event(request, one) for one in coming()]
    return calendar_answer(f"{_('Pameran')} {request.council.short_name}", events, f"pameran-{request.council.slug}")


@require_safe
@shared()
def one_calendar(request: Request, slug: str) -> HttpResponse:
    """Give one exhibition as an event for a calendar."""
    found = _found(slug)
    return calendar_answer(found.shown_name, [_calendar_event(request, found)], found.slug)


def _found(slug: str) -> PublishedExhibition:
    found = public_exhibition(slug)
    if found is None:
        raise Http404
    return found


def _calendar_event(request: Request, one: PublishedExhibition) -> Event:
    return Event(
        uid=f"{one.pk}@kriya",
        title=one.shown_name,
        starts=one.starts_on,
        ends=one.ends_on,
        changed_at=one.updated_at,
        place=f"{one.venue}, {one.city}",
        text=one.hours,
        url=_address(request, one),
        is_cancelled=one.is_cancelled,
    )


def _event(request: Request, one: PublishedExhibition) -> dict[str, Any]:
    """Describe an exhibition as schema.org's ExhibitionEvent."""
    state = "EventCancelled" if one.is_cancelled else "EventScheduled"
    return {
        "@type": "ExhibitionEvent",
        "name": one.shown_name,
        "startDate": one.starts_on.isoformat(),
        "endDate": one.ends_on.isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": one.venue, "address": one.city},
        "organizer": {"@type": "Organization", "name": one.host} if one.host else None,
        "description": one.about,
        "url": _address(request, one),
    }


def _address(request: Request, one: PublishedExhibition) -> str:
    return request.build_absolute_uri(reverse("exhibitions:public", args=[one.slug]))
