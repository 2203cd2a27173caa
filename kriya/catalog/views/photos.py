"""Photos handed out: copies to everybody while they are public, previews to their maker and the office."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only, staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.copies import public_copy
from kriya.catalog.models import ProductPhoto, PublishedPhoto
from kriya.core.files import read_file
from kriya.core.pictures import TYPES, WIDTHS, Crop, copy_of
from kriya.councils.request import AddressedRequest
from kriya.makers.views.maker.finding import my_makers

FOR_EVER: Final = "public, max-age=31536000, immutable"
PREVIEW_WIDTH: Final = 640
WHOLE: Final = "utuh"


@require_safe
def public_photo(request: AddressedRequest, key: str, width: int, ext: str) -> HttpResponse:
    """Hand out a copy of a photo while the photo is public; it never changes, a new crop has a new key."""
    council = request.council
    if council is None or width not in WIDTHS or ext not in TYPES:
        return _gone()
    photo = PublishedPhoto.objects.filter(pk=key, council=council.pk).first()
    if photo is None:
        return _gone()
    etag = f'"{key}-{width}-{ext}"'
    if kept := _kept_already(request, etag):
        return _for_ever(kept, etag)
    try:
        data = public_copy(photo, width, ext)
    except FileNotFoundError:
        return _gone()
    return _for_ever(HttpResponse(data, content_type=TYPES[ext]), etag)


def _kept_already(request: HttpRequest, etag: str) -> HttpResponse | None:
    answer = get_conditional_response(request, etag=etag)
    return answer if isinstance(answer, HttpResponse) and answer.status_code == 304 else None


def _for_ever(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["ETag"] = etag
    return response


def _gone() -> HttpResponse:
    # Nothing to read: an <img> asked. Not kept, since the photo may be public a moment later.
    return HttpResponseNotFound(content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
@staff(Can.READ_REGISTER)
def office_photo(request: Request, pk: UUID) -> HttpResponse:
    """Show the office a photo, public or not."""
    return _preview(request, get_object_or_404(ProductPhoto, pk=pk))


@require_safe
@maker_only
def my_photo(request: Request, pk: UUID) -> HttpResponse:
    """Show a maker a photo of an own product, public or not."""
    mine = ProductPhoto.objects.filter(product__maker__in=my_makers(request))
    return _preview(request, get_object_or_404(mine, pk=pk))


def _preview(request: Request, photo: ProductPhoto) -> HttpResponse:
    """Answer with the chosen part, or with the whole picture for choosing (`?utuh=1`); `?l=` is the width."""
    whole = bool(request.GET.get(WHOLE))
    asked = request.GET.get("l", "")
    width = int(asked) if asked.isdecimal() and int(asked) in WIDTHS else PREVIEW_WIDTH
    etag = f'"{photo.key}-{width}-{int(whole)}"'
    response = _kept_already(request, etag)
    if response is None:
        crop = Crop() if whole else Crop(photo.crop_left, photo.crop_top, photo.crop_right, photo.crop_bottom)
        try:
            data = copy_of(read_file(photo.file.name or ""), crop, width, "jpg")
        except (FileNotFoundError, OSError) as gone:
            raise Http404 from gone
        response = HttpResponse(data, content_type=TYPES["jpg"])
    response.headers["Cache-Control"] = "private, max-age=600"
    response.headers["ETag"] = etag
    return response
