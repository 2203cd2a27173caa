"""Who am I in the register, what of it is public, which papers end, what do my figures say."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.design.messages import fits
from kriya.makers.actions.consent import give_consent, withdraw_consent
from kriya.makers.actions.corrections import ask_correction
from kriya.makers.forms.correction import CorrectionForm
from kriya.makers.models import Maker, SizeClass
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.queries.record import record_of
from kriya.makers.views.maker.finding import find_mine, mine_page, my_makers

GIVEN_BY_ONESELF = "Perajin sendiri, lewat ponsel"


@maker_only
@require_safe
def mine(request: Request) -> HttpResponse:
    """Show the person's maker; whoever has several chooses."""
    makers = list(my_makers(request))
    if len(makers) == 1:
        return _one(request, makers[0])
    return render(request, "makers/mine/choose.html", {"makers": makers, "nav": []})


@maker_only
@require_safe
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show who a maker is in the register."""
    return _one(request, find_mine(request, pk))


def _one(request: Request, maker: Maker) -> HttpResponse:
    known = record_of(maker)
    several = my_makers(request).count() > 1
    wishes = maker.corrections.order_by("-asked_at")[:5]
    return mine_page(request, maker, "saya", record=known, several=several, wishes=wishes, form=CorrectionForm())


@maker_only
@require_safe
def public(request: Request, pk: UUID) -> HttpResponse:
    """Show what of a maker is public, each thing with its switch."""
    maker = find_mine(request, pk)
    known = record_of(maker)
    address = reverse("makers:public_maker", args=[maker.slug]) if known.is_public else ""
    return mine_page(request, maker, "publik", record=known, states=_states(known), address=address)


def _states(known: object) -> list[tuple[object, str]]:
    words = {
        ConsentSubject.NAME: _("Nama usaha dan nama saya"),
        ConsentSubject.PHONE: _("Nomor telepon saya"),
        ConsentSubject.ADDRESS: _("Alamat dan titik petanya"),
        ConsentSubject.PHOTO: _("Foto"),
        ConsentSubject.SALES: _("Penjualan"),
    }
    return [(state, words[ConsentSubject(state.subject)]) for state in known.consents]  # type: ignore[attr-defined]


@maker_only
@require_POST
def switch(request: Request, pk: UUID) -> HttpResponse:
    """Give a permission or take it back; the public pages follow at once."""
    maker, subject = find_mine(request, pk), request.POST.get("hal", "")
    if subject not in ConsentSubject.values:
        raise Http404
    label = ConsentSubject(subject).label
    if request.POST.get("boleh"):
        give_consent(maker, [subject], source=GIVEN_BY_ONESELF, by=request.user)
        messages.success(request, _("Sekarang boleh tampil: %(what)s.") % {"what": label})
    else:
        withdraw_consent(maker, [subject], by=request.user)
        messages.success(request, _("Tidak tampil lagi: %(what)s.") % {"what": label})
    return redirect("makers:mine_public", maker.pk)


@maker_only
@require_safe
def papers(request: Request, pk: UUID) -> HttpResponse:
    """Show a maker's papers, those that end soonest first."""
    maker = find_mine(request, pk)
    known = record_of(maker)
    ending = sorted(known.papers, key=lambda state: (state.days is None, state.days or 0))
    return mine_page(request, maker, "dokumen", papers=ending, first=next(iter(ending), None))


@maker_only
@require_safe
def figures(request: Request, pk: UUID) -> HttpResponse:
    """Show what the office knows of a maker's years."""
    maker = find_mine(request, pk)
    known = record_of(maker)
    size = SizeClass(known.sizing.size).label if known.sizing.size else ""
    return mine_page(request, maker, "angka", record=known, newest=next(iter(known.figures), None), size=size)


@maker_only
def correct(request: Request, pk: UUID) -> HttpResponse:
    """Take what a maker wants to be corrected."""
    maker = find_mine(request, pk)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if fits(form, lambda: ask_correction(maker, text=text, by=request.user), "text"):
            messages.success(request, _("Pesan terkirim. Petugas akan menjawab di halaman ini."))
            return redirect("makers:mine_one", maker.pk)
    return mine_page(request, maker, "koreksi", form=form)
