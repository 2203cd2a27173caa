"""Ready to post: pictures and words of an exhibition."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.exhibitions.days import span
from kriya.exhibitions.models import PublishedExhibition
from kriya.exhibitions.queries.public import shown_at
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page
from kriya.promotion.kit.sharing import SHARED, Kit, kit_for
from kriya.promotion.things import Thing, photo_of, shortened
from kriya.promotion.views.kits import drawn_answer, shapes_at


@require_safe
@staff(Can.PROMOTE)
def kit(request: Request, pk: UUID) -> HttpResponse:
    """Show pictures, captions and ways to share an exhibition."""
    found = find_exhibition(pk)
    given = {
        "kit": _kit(request, pk),
        "shapes": shapes_at(reverse("exhibitions:kit_picture", args=[pk])),
        "title": str(found),
        "unmeasured": True,
        "crumbs": crumbs(found, (_("Bahan promosi"), "")),
    }
    return page(request, found, "kit", given)


@require_safe
@staff(Can.PROMOTE)
def picture(request: Request, pk: UUID) -> HttpResponse:
    """Hand out a picture to post."""
    find_exhibition(pk)
    return drawn_answer(request, _kit(request, pk))


def _kit(request: Request, pk: UUID) -> Kit | None:
    shown = PublishedExhibition.objects.of(request.council.pk).filter(pk=pk, is_cancelled=False).first()
    if shown is None:
        return None
    address = request.build_absolute_uri(reverse("exhibitions:public", args=[shown.slug]))
    return kit_for(_teller(shown), dict.fromkeys(SHARED, address))


def _teller(shown: PublishedExhibition) -> Callable[[], Thing]:
    pieces = shown_at(shown).pieces
    photos: list[Any] = next((one.photos for one in pieces if one.photos), [])
    crafts = tuple(dict.fromkeys(one.craft_name for one in pieces if one.craft_name))

    def tell() -> Thing:
        return Thing(
            title=shown.shown_name,
            by=span(shown.starts_on, shown.ends_on),
            price="",
            text=shortened(shown.about),
            place=f"{shown.venue}, {shown.city}",
            crafts=crafts,
            photo=lambda width: photo_of(photos, width),
        )

    return tell
