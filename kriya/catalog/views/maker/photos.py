"""Photos of my product: handed in whole, ordered, cropped, described, taken away and brought back."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.catalog.queries.photos import wanted_photos
from kriya.catalog.views.maker.finding import my_photo_of, my_product, phone_page
from kriya.core.pictures import Crop
from kriya.core.refusal import Refused, say
from kriya.design.messages import undoable


class PhotoForm(forms.Form):
    """What a picture shows, and which part of it is shown, in thousandths."""

    alt_id = forms.CharField(
        label=gettext_lazy("Apa yang terlihat di foto ini?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Dibacakan untuk yang tidak bisa melihat. Contoh: kain biru terlipat di meja kayu."),
    )
    potong = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def clean_potong(self) -> Crop | None:
        said = str(self.cleaned_data["potong"]).split(",")
        if said == [""]:
            return None
        if len(said) != len(Crop._fields) or not all(part.isdecimal() and len(part) < 5 for part in said):
            raise forms.ValidationError(gettext_lazy("Bagian yang dipilih keluar dari gambar."))
        return Crop(*(int(part) for part in said))


def take_in_files(request: Request, product: Product) -> bool:
    """Add the pictures that came with a form; a refusal becomes a message, and False."""
    files = [*request.FILES.getlist("foto"), *request.FILES.getlist("galeri")]
    for file in files:
        try:
            add_photo(product, cast(BinaryIO, file), size=file.size or 0, by=request.user)
        except Refused as no:
            messages.error(request, say(no))
            return False
    return True


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
    crop = Crop(found.crop_left, found.crop_top, found.crop_right, found.crop_bottom)
    given = {"photo": found, "product": found.product, "form": form, "crop": crop, "choices": _choices(found, crop)}
    return phone_page(request, "photo", found.product.maker, status=422 if form.errors else 200, **given)


def _change(request: Request, found: ProductPhoto, form: PhotoForm) -> None:
    described = describe_photo(found, alt_id=form.cleaned_data["alt_id"], by=request.user)
    crop = _preset(request.POST.get("bentuk", ""), found) or form.cleaned_data["potong"]
    if crop is not None:
        crop_photo(described, crop, by=request.user)


def _preset(shape: str, found: ProductPhoto) -> Crop | None:
    """Return the part for a shape that was chosen without drawing it: whole, or 4:5 or 1:1 at a place."""
    name, _colon, place = shape.partition(":")
    ratios = {"45": 4 / 5, "11": 1.0}
    if name == "utuh":
        return Crop()
    if name not in ratios:
        return None
    wide = found.width / found.height
    share = min(1000, round(1000 * ratios[name] / wide)), min(1000, round(1000 * wide / ratios[name]))
    start = {"awal": 0.0, "tengah": 0.5, "akhir": 1.0}.get(place, 0.5)
    left, top = round((1000 - share[0]) * start), round((1000 - share[1]) * start)
    return Crop(left, top, left + share[0], top + share[1])


def _choices(found: ProductPhoto, crop: Crop) -> list[dict[str, Any]]:
    upright = found.height > found.width
    first, last = (_("atas"), _("bawah")) if upright else (_("kiri"), _("kanan"))
    shapes = [("utuh", _("Utuh"))]
    for name, label in (("45", "4:5"), ("11", "1:1")):
        shapes += [(f"{name}:tengah", f"{label} · {_('tengah')}")]
        shapes += [(f"{name}:awal", f"{label} · {first}"), (f"{name}:akhir", f"{label} · {last}")]
    return [
        {"value": value, "label": label, "crop": ",".join(map(str, part)), "current": part == crop}
        for value, label in shapes
        if (part := _preset(value, found)) is not None
    ]


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


def _attempt(request: Request, product: Product, action: Any) -> bool:
    try:
        if product.state == ProductState.SUBMITTED:
            raise Refused("product_waits_for_curator")
        action()
    except Refused as no:
        messages.error(request, say(no))
        return False
    return True


def _waits(product: Product) -> str:
    return (
        _("Perubahan dikirim ke kurator. Pembeli masih melihat yang lama.")
        if product.published_at and product.state == ProductState.PUBLISHED
        else ""
    )


def _back(pk: UUID) -> HttpResponseRedirect:
    return redirect(reverse("catalog:mine_product", args=[pk]) + "#foto")
