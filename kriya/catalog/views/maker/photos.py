"""Photos of my product: handed in whole, ordered, cropped, described, taken away and brought back."""

from collections.abc import Callable
from functools import partial
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.catalog.actions.photos import (
    add_photo,
    crop_photo,
    describe_photo,
    order_photos,
    remove_photo,
    restore_photo,
)
from kriya.catalog.forms.photo import PhotoForm, choices, crop_of
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.catalog.queries.photos import wanted_photos
from kriya.catalog.views.maker.finding import my_photo_of, my_product, phone_page
from kriya.core.refusal import Refused
from kriya.design.messages import did, undoable


def take_in_files(request: Request, product: Product) -> bool:
    """Add the pictures that came with a form; a refusal becomes a message, and False."""
    files = [*request.FILES.getlist("foto"), *request.FILES.getlist("galeri")]
    return all(
        did(request, partial(add_photo, product, cast(BinaryIO, file), size=file.size or 0, by=request.user))
        for file in files
    )


@require_POST
@maker_only
def order(request: Request, pk: UUID) -> HttpResponse:
    """Put the photos in the order that is sent (`urut`), or move one (`pindah` = id:-1)."""
    product = my_product(request, pk)
    here = [str(photo.pk) for photo in wanted_photos(product)]
    wanted = [one for one in request.POST.getlist("urut") if one in here]
    moved, _colon, step = request.POST.get("pindah", "").partition(":")
    if moved in here:
        place = here.index(moved)
        here.insert(max(0, place + (1 if step == "1" else -1)), here.pop(place))
        wanted = here
    if _attempt(request, product, lambda: order_photos(product, [UUID(one) for one in wanted], by=request.user)):
        messages.success(request, _waits(product) or _("Urutan foto disimpan."))
    return _back(product.pk)


@maker_only
def photo(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Choose the part of a photo that is shown, and say what it shows."""
    found = my_photo_of(request, pk, photo)
    form = PhotoForm(request.POST or None, initial={"alt_id": found.alt_id})
    if (
        request.method == "POST"
        and form.is_valid()
        and _attempt(request, found.product, lambda: _change(request, found, form))
    ):
        messages.success(request, _waits(found.product) or _("Foto disimpan."))
        return _back(pk)
    crop = crop_of(found)
    given = {"photo": found, "product": found.product, "form": form, "crop": crop, "choices": choices(found, crop)}
    return phone_page(request, "photo", found.product.maker, status=422 if form.errors else 200, **given)


def _change(request: Request, found: ProductPhoto, form: PhotoForm) -> None:
    described = describe_photo(found, alt_id=form.cleaned_data["alt_id"], by=request.user)
    crop = form.crop(found)
    if crop is not None:
        crop_photo(described, crop, by=request.user)


@require_POST
@maker_only
def remove(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    found = my_photo_of(request, pk, photo)
    if _attempt(request, found.product, lambda: remove_photo(found, by=request.user)):
        undo = reverse("catalog:mine_photo_restore", args=[pk, photo])
        undoable(request, _waits(found.product) or _("Foto dihapus."), undo)
    return _back(pk)


@require_POST
@maker_only
def restore(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Bring a photo back."""
    product = my_product(request, pk)
    if _attempt(request, product, lambda: restore_photo(product, photo, by=request.user)):
        messages.success(request, _("Foto dikembalikan."))
    return _back(pk)


def _attempt(request: Request, product: Product, action: Callable[[], object]) -> bool:
    def unless_it_waits() -> None:
        if product.state == ProductState.SUBMITTED:
            raise Refused("product_waits_for_curator")
        action()

    return did(request, unless_it_waits)


def _waits(product: Product) -> str:
    return (
        _("Perubahan dikirim ke kurator. Pembeli masih melihat yang lama.")
        if product.published_at and product.state == ProductState.PUBLISHED
        else ""
    )


def _back(pk: UUID) -> HttpResponseRedirect:
    return redirect(reverse("catalog:mine_product", args=[pk]) + "#foto")
