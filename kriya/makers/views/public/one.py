"""One public maker: its story, what it makes, how it is reached; and its photo."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.core.pictures import TYPES
from kriya.core.sharing import shared
from kriya.makers.actions.renditions import WIDTHS, rendition_of
from kriya.makers.models import PaperKind, PublishedMaker
from kriya.makers.queries.public import kept_slug, near, published
from kriya.makers.views.public.cloth import cloth_of
from kriya.makers.views.public.linked_data import json_ld


@require_safe
@shared(fresh=0)
def maker(request: Request, slug: str) -> HttpResponse:
    """Show a public maker; one that was merged leads to the one it became."""
    found = published(request.council.pk, slug)
    if found is None:
        kept = kept_slug(request.council.pk, slug)
        if kept is None:
            raise Http404
        # Not for ever: a merge can be undone.
        return redirect("makers:public_maker", kept)
    return render(request, "makers/public/maker.html", _context(request, found))


def _context(request: Request, found: PublishedMaker) -> dict[str, Any]:
    english = request.LANGUAGE_CODE == "en"
    crafts = (found.crafts_en if english else found.crafts_id).split(", ") if found.crafts_id else []
    story, story_language = _story(found, english=english)
    photo = reverse("makers:public_photo", args=[found.slug]) if found.photo else ""
    return {
        "maker": found,
        "crafts": list(zip(found.craft_codes, crafts, strict=False)),
        "story": story,
        "story_language": story_language,
        "papers": [PaperKind(kind).label for kind in found.papers],
        "whatsapp": _whatsapp(found),
        "photo": photo,
        "photo_set": _photo_set(photo, "webp"),
        "photo_set_small": _photo_set(photo, "avif"),
        "near": [(other, cloth_of(other)) for other in near(found)] if found.craft_codes else [],
        "cloth": cloth_of(found),
        "linked_data": json_ld(
            request, found, crafts=crafts, story=story, address=request.build_absolute_uri(request.path), photo=photo
        ),
        "share": _share(request, found, story, photo),
    }


def _photo_set(photo: str, extension: str) -> str:
    return ", ".join(f"{photo}?l={width}&jenis={extension} {width}w" for width in WIDTHS) if photo else ""


def _share(request: Request, found: PublishedMaker, story: str, photo: str) -> dict[str, Any]:
    """Return what a link to this page shows where it is shared."""
    text = story or found.crafts_id
    picture = {"url": request.build_absolute_uri(f"{photo}?l=1280&jenis=jpg")}
    return {"title": found.name, "text": text[:200], "type": "profile", **({"picture": picture} if photo else {})}


def _story(found: PublishedMaker, *, english: bool) -> tuple[str, str]:
    """Return the story in the reader's language, or in the one there is, with that language's code."""
    if english and found.story_en:
        return found.story_en, "en"
    if found.story_id:
        return found.story_id, "id"
    return found.story_en, "en"


def _whatsapp(found: PublishedMaker) -> str:
    """Return the link into WhatsApp; only mobile numbers have it."""
    if not found.phone.startswith("+628"):
        return ""
    return whatsapp(
        found.phone, _("Halo %(name)s, saya melihat halaman Anda dan ingin bertanya.") % {"name": found.name}
    )


@require_safe
@shared(fresh=0)
def photo(request: Request, slug: str) -> HttpResponse:
    """Hand out the photo of a public maker that consented to it, in one of three widths and of three types."""
    found = published(request.council.pk, slug)
    wanted = request.GET.get("l", "")
    width = int(wanted) if wanted.isdecimal() and len(wanted) < 5 else WIDTHS[1]
    extension = request.GET.get("jenis", "webp")
    if found is None or not found.photo or extension not in TYPES:
        raise Http404
    try:
        data = rendition_of(found.photo, min(WIDTHS, key=lambda one: abs(one - width)), extension)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return HttpResponse(data, content_type=TYPES[extension])
