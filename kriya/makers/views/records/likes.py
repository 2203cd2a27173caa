"""Makers of the register that may be the one being typed: said while typing, asked about before it is entered twice."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.forms.maker import MakerForm
from kriya.makers.models import Maker
from kriya.makers.queries.duplicates.likes import find_like
from kriya.makers.views.records.finding import find_as_it_was

NOT_THE_SAME = "bukan_kembar"


@staff(Can.EDIT_REGISTER)
@require_POST
def of_new(request: Request) -> HttpResponse:
    """Show who may be the maker that somebody is typing. By POST: a NIK does not belong into an address."""
    form = MakerForm(request.POST, instance=Maker(), council=request.council)
    return render(request, "makers/records/likes.html", {"likes": likes_of(form), "ask": True})


@staff(Can.EDIT_REGISTER)
@require_POST
def of_known(request: Request, pk: UUID) -> HttpResponse:
    """Show who may be the same as the maker that somebody is changing."""
    form = MakerForm(request.POST, instance=find_as_it_was(pk), council=request.council)
    return render(request, "makers/records/likes.html", {"likes": likes_of(form), "ask": False})


def likes_of(form: MakerForm) -> list[dict[str, str]]:
    """Return makers that may be the one in the form: name, address of the record, and why."""
    form.is_valid()
    said = form.cleaned_data
    phones = [phone.number for name in form.phone_lines for phone in said.get(name) or []]
    name, owner, nik = said.get("name", ""), said.get("owner_name", ""), said.get("nik", "")
    if not (name or owner or nik or phones):
        return []
    itself = None if form.instance._state.adding else form.instance.pk
    village = form.place.village if form.place else ""
    found = find_like(name, owner, village, phones, nik, exclude_pk=itself)
    return [
        {
            "name": like.maker.name,
            "url": reverse("makers:record", args=[like.maker.pk]),
            "about": " · ".join(filter(None, [like.maker.owner_name, like.maker.village_name, ", ".join(like.words)])),
        }
        for like in found
    ]
