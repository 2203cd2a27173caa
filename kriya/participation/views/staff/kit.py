"""Ready to post: pictures and words of a call."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.councils.addresses import origin
from kriya.participation.models import PublishedCall
from kriya.participation.pages import public_page
from kriya.participation.queries.calls import public_calls
from kriya.participation.views.staff.finding import crumbs, find_call
from kriya.participation.views.staff.tables import days_of
from kriya.promotion.kit.sharing import SHARED, Kit, kit_for
from kriya.promotion.things import Thing, shortened
from kriya.promotion.views.kits import drawn_answer, shapes_at


@require_safe
@staff(Can.PROMOTE)
def kit(request: Request, pk: UUID) -> HttpResponse:
    """Show pictures, captions and ways to share a call."""
    call = find_call(pk)
    context = {
        "call": call,
        "kit": _kit(request, pk),
        "shapes": shapes_at(reverse("participation:call_kit_picture", args=[pk])),
        "title": call.title,
        "unmeasured": True,
        "crumbs": crumbs(call, _("Bahan promosi")),
    }
    return render(request, "participation/staff/kit.html", context)


@require_safe
@staff(Can.PROMOTE)
def picture(request: Request, pk: UUID) -> HttpResponse:
    """Hand out a picture to post."""
    find_call(pk)
    return drawn_answer(request, _kit(request, pk))


def _kit(request: Request, pk: UUID) -> Kit | None:
    """Return the kit of a call that anyone may read and that is not called off."""
    shown = public_calls().filter(pk=pk, cancelled_at=None).first()
    if shown is None:
        return None
    address = f"{origin(request)}{public_page(shown.kind, shown.slug)}"
    return kit_for(_teller(shown), dict.fromkeys(SHARED, address))


def _teller(shown: PublishedCall) -> Callable[[], Thing]:
    def tell() -> Thing:
        return Thing(
            title=shown.title,
            by=" · ".join(filter(None, (str(strip_tags(days_of(shown))), shown.place_name))),
            price="",
            text=shortened(shown.summary or shown.about),
            place="",
            crafts=(),
            photo=lambda _width: b"",
        )

    return tell
