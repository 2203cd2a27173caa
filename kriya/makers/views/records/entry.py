"""Enter a maker and change one: a form that keeps what was typed, whatever happens."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.refusal import Refused, say
from kriya.makers.actions.register import change_maker, enter_alone, register_maker
from kriya.makers.forms.conflict import Conflict, settle
from kriya.makers.forms.maker import MakerForm
from kriya.makers.models import Maker
from kriya.makers.views.records.answering import to_kept
from kriya.makers.views.records.finding import crumbs, find_as_it_was
from kriya.makers.views.records.likes import NOT_THE_SAME, likes_of


@staff(Can.EDIT_REGISTER)
def create(request: Request) -> HttpResponse:
    """Enter a maker into the register."""
    form = MakerForm(request.POST or None, instance=Maker(), council=request.council)
    if request.method == "POST" and form.is_valid():
        # Before looking who is there: the second of two clicks sees what the first has entered.
        enter_alone(form.cleaned_data["name"])
        if NOT_THE_SAME not in request.POST and (found := likes_of(form)):
            return _page(request, form, None, likes=found)
        columns = form.columns()
        maker = register_maker(
            name=columns.pop("name"),
            by=request.user,
            phones=form.chosen_phones(),
            crafts=form.chosen_crafts(),
            **columns,
        )
        _tell(request, _("%(name)s sudah dicatat.") % {"name": maker.name}, form)
        return redirect("makers:create" if "lagi" in request.POST else maker_address(maker))
    return _page(request, form, None)


@staff(Can.EDIT_REGISTER)
def edit(request: Request, pk: UUID) -> HttpResponse:
    """Change what the register says about a maker."""
    maker = find_as_it_was(pk)
    if maker.merged_into is not None and request.method == "GET":
        return to_kept(request, maker, maker.merged_into)
    form = MakerForm(request.POST or None, instance=maker, council=request.council)
    if request.method == "POST" and form.is_valid():
        try:
            change_maker(
                maker,
                revision=form.cleaned_data["revision"],
                phones=form.chosen_phones(),
                crafts=form.chosen_crafts(),
                **form.columns(),
            )
        except Refused as no:
            return _refused(request, form, maker, no)
        _tell(request, _("Perubahan disimpan."), form)
        return redirect(maker_address(maker))
    return _page(request, form, maker)


def _refused(request: Request, form: MakerForm, maker: Maker, no: Refused) -> HttpResponse:
    if no.code == "maker_changed_meanwhile":
        conflict = settle(form, find_as_it_was(maker.pk))
        return _page(request, conflict.form, maker, conflict)
    form.add_error(None, say(no))
    return _page(request, form, maker)


def maker_address(maker: Maker) -> str:
    """Return the address of a maker's record."""
    return crumbs(maker)[-1][1]


def _tell(request: Request, said: str, form: MakerForm) -> None:
    messages.success(request, said)
    for warning in form.warnings():
        messages.warning(request, warning)


def _page(
    request: Request, form: MakerForm, maker: Maker | None, conflict: Conflict | None = None, likes: Any = ()
) -> HttpResponse:
    title = _("Ubah data UMKM") if maker else _("Catat UMKM baru")
    here = (_("Ubah") if maker else title, "")
    watch = {"hx-get": reverse("makers:villages"), "hx-target": "#desa", "hx-trigger": "change"}
    form.fields["district_code"].widget.attrs |= watch
    context: dict[str, Any] = {"form": form, "maker": maker, "title": title, "crumbs": crumbs(maker, here)}
    likes_url = reverse("makers:likes_of", args=[maker.pk]) if maker else reverse("makers:likes")
    context |= {"conflict": conflict, "likes": likes, "ask": not maker, "likes_url": likes_url}
    return render(request, "makers/records/entry.html", context, status=_status(form, conflict, likes))


def _status(form: MakerForm, conflict: Conflict | None, likes: Any) -> int:
    if conflict or likes:
        return 409
    return 422 if form.is_bound and form.errors else 200
