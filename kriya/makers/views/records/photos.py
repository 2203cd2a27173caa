"""Photos of a maker: hand in, describe, put first, take away, bring back."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, fits
from kriya.makers.actions.photos import add_photo, describe_photo, put_first, remove_photo, restore_photo
from kriya.makers.forms.small import AltTextForm, PhotoForm
from kriya.makers.models import Maker, MakerPhoto
from kriya.makers.views.records.answering import back, form_page, tell
from kriya.makers.views.records.finding import find_maker


def _find(pk: UUID, photo: UUID) -> tuple[Maker, MakerPhoto]:
    maker = find_maker(pk)
    return maker, get_object_or_404(maker.photos.all(), pk=photo)


@staff(Can.EDIT_REGISTER)
def add(request: Request, pk: UUID) -> HttpResponse:
    """Take a photo in."""
    maker = find_maker(pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        alt_text = form.cleaned_data["alt_text"]
        if fits(form, lambda: add_photo(maker, form.handed_in(), alt_text=alt_text, by=request.user), "photo"):
            tell(request, _("Foto ditambahkan."))
            return back(maker, "foto")
    return form_page(request, maker, form, _("Tambah foto"), upload="photo")


@staff(Can.EDIT_REGISTER)
def change(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Say what a photo shows."""
    maker, found = _find(pk, photo)
    form = AltTextForm(request.POST or None, initial={"alt_text": found.alt_text})
    if request.method == "POST" and form.is_valid():
        describe_photo(found, alt_text=form.cleaned_data["alt_text"])
        tell(request, _("Keterangan disimpan."))
        return back(maker, "foto")
    shown = reverse("makers:photo_file", args=[maker.pk, found.pk])
    remove_url = reverse("makers:photo_remove", args=[maker.pk, found.pk])
    return form_page(request, maker, form, _("Keterangan foto"), picture=shown, remove_url=remove_url)


@staff(Can.READ_REGISTER)
@cache_control(private=True, max_age=3600)
@require_GET
def picture(_request: Request, pk: UUID, photo: UUID) -> FileResponse:
    """Hand out a photo to the office; the public gets it elsewhere, and by consent."""
    _maker, found = _find(pk, photo)
    if not found.file.storage.exists(found.file.name or ""):
        raise Http404
    return FileResponse(found.file.open("rb"), content_type="image/jpeg")


@staff(Can.EDIT_REGISTER)
@require_POST
def first(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Make a photo the first."""
    maker, found = _find(pk, photo)
    put_first(found)
    tell(request, _("Foto ini sekarang foto utama."))
    return back(maker, "foto")


@staff(Can.EDIT_REGISTER)
@require_POST
def remove(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    maker, found = _find(pk, photo)
    key = found.pk
    remove_photo(found)
    tell(request, _("Foto dihapus."), undo=reverse("makers:photo_restore", args=[maker.pk, key]))
    return back(maker, "foto")


@staff(Can.EDIT_REGISTER)
@require_POST
def restore(request: Request, pk: UUID, photo: UUID) -> HttpResponse:
    """Bring a photo back."""
    maker = find_maker(pk)
    if attempt(request, lambda: restore_photo(maker, photo)):
        tell(request, _("Foto dikembalikan."))
    return back(maker, "foto")
