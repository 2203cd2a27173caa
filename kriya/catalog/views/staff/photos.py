"""Photos of a product in the office's hands: added, put in order, described, cropped, taken away and brought back."""

from functools import partial
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.photos import (
    MOST,
    add_photo,
    crop_photo,
    describe_photo,
    order_photos,
    remove_photo,
    restore_photo,
)
from kriya.catalog.forms.photo import PhotoForm, choices, crop_of
from kriya.catalog.models import Product, ProductPhoto
from kriya.catalog.queries.photos import wanted_photos
from kriya.core.refusal import Refused
from kriya.design.meanwhile import BEFORE, is_touched
from kriya.design.messages import attempt, did, undoable


@require_POST
@staff(Can.CURATE)
def add(request: Request, pk: UUID) -> HttpResponse:
    """Add pictures behind the others; what is refused is said, the rest stays."""
    found = get_object_or_404(Product, pk=pk)
    files = request.FILES.getlist("foto")[: MOST + 1]

    def keep(file: Any) -> ProductPhoto:
        return add_photo(found, cast(BinaryIO, file), size=file.size or 0, by=request.user)

    kept = [photo for file in files if (photo := attempt(request, partial(keep, file)))]
    if kept:
        messages.success(request, _("%(n)d foto ditambahkan.") % {"n": len(kept)})
    elif not files:
        messages.error(request, _("Pilih dulu fotonya."))
    return _back(pk)


@require_POST
@staff(Can.CURATE)
def arrange(request: Request, pk: UUID) -> HttpResponse:
    """Put the photos in the order of their numbers and say what they show; of a public product through the door."""
    found = get_object_or_404(Product, pk=pk)
    if did(request, lambda: _describe(found, request)):
        messages.success(request, _("Foto disimpan."))
    return _back(pk)


def _describe(found: Product, request: Request) -> None:
    """Write what was typed; what was left alone stays as somebody else may have made it meanwhile."""
    places: dict[UUID, int] = {}
    for photo in wanted_photos(found):
        typed = request.POST.get(f"urutan_{photo.pk}", "")
        place = int(typed) if typed.isdecimal() and len(typed) < 4 else len(places) + 1
        now = {name: getattr(photo, name) for name in ("alt_id", "alt_en")}
        said = {name: _said(request, f"{name}_{photo.pk}", text) for name, text in now.items()}
        # Of a public product another row takes the photo's place: it has the number that was typed, too.
        kept = photo if said == now else describe_photo(photo, by=request.user, **said)
        places[kept.pk] = place
    if any(is_touched(request.POST, name) for name in request.POST if name.startswith("urutan_")):
        order_photos(found, sorted(places, key=lambda key: places[key]), by=request.user)


def _said(request: Request, name: str, now: str) -> str:
    typed: str = request.POST.get(name, now)
    if not is_touched(request.POST, name):
        return now
    if request.POST.get(f"{BEFORE}{name}", now) not in {now, typed} and typed != now:
        raise Refused("photo_words_changed_meanwhile", now=now, typed=typed)
    return typed


@staff(Can.CURATE)
def part(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Choose the part of a photo that is shown."""
    found = _photo(pk, photo)
    form = PhotoForm(request.POST or None, initial={"alt_id": found.alt_id})
    if request.method == "POST" and form.is_valid():
        chosen = form.crop(found)
        if chosen is None or did(request, partial(crop_photo, found, chosen, by=request.user)):
            messages.success(request, _("Foto disimpan."))
            return _back(pk)
    crop = crop_of(found)
    context = {"photo": found, "product": found.product, "crop": crop, "choices": choices(found, crop), "form": form}
    return render(request, "catalog/staff/photo.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@staff(Can.CURATE)
def remove(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    found = _photo(pk, photo)
    if did(request, lambda: remove_photo(found, by=request.user)):
        undoable(request, _("Foto dihapus."), reverse("catalog:office_photo_restore", args=[pk, photo]))
    return _back(pk)


@require_POST
@staff(Can.CURATE)
def restore(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Bring a photo back."""
    found = get_object_or_404(Product, pk=pk)
    if attempt(request, lambda: restore_photo(found, photo, by=request.user)):
        messages.success(request, _("Foto dikembalikan."))
    return _back(pk)


def _photo(pk: UUID, photo: UUID) -> ProductPhoto:
    return get_object_or_404(ProductPhoto.objects.select_related("product__maker"), pk=photo, product_id=pk)


def _back(pk: UUID) -> HttpResponseRedirect:
    return redirect(reverse("catalog:product", args=[pk]) + "#foto")
