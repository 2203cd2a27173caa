"""Hand a maker its way in: a one-time link, a QR card, a number to ask codes with."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kriya.accounts.actions.links import issue_login_link
from kriya.accounts.cards import A4, A6, Card, login_cards
from kriya.accounts.gate import staff
from kriya.accounts.languages import speaking_to
from kriya.accounts.phones import whatsapp
from kriya.accounts.queries.people import once_here
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_ids
from kriya.design.messages import fits
from kriya.makers.actions.logins import give_login, give_login_to, take_login
from kriya.makers.forms.login import LoginForm
from kriya.makers.models import Maker, MakerLogin
from kriya.makers.views.records.answering import tell
from kriya.makers.views.records.finding import crumbs, find_maker

MOST_CARDS = 200


@never_cache
@staff(Can.EDIT_REGISTER)
def logins(request: Request, pk: UUID) -> HttpResponse:
    """Show who may log in for a maker; POST lets one more person."""
    maker = find_maker(pk)
    form = LoginForm(request.POST or None, maker=maker)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if fits(form, lambda: give_login(maker, by=request.user, **given)):
            tell(request, _("%(name)s boleh masuk untuk %(maker)s.") % {"name": given["name"], "maker": maker.name})
            return redirect("makers:give_login", pk)
    rows = maker.logins.select_related("user", "given_by").order_by("given_at")
    context = {"maker": maker, "form": form, "logins": rows, "crumbs": crumbs(maker, (_("Akses masuk"), ""))}
    return render(request, "makers/logins/logins.html", context)


@never_cache
@require_POST
@staff(Can.EDIT_REGISTER)
def link(request: Request, pk: UUID, login: UUID) -> HttpResponse:
    """Make a one-time link and show it once, as QR and as a WhatsApp message; pressed again, the first one dies."""
    found = _find(pk, login)
    url = issue_login_link(found.user, by=request.user)
    with speaking_to(found.user):
        text = _("Tautan masuk %(council)s untuk %(name)s (sekali pakai, 7 hari): %(url)s")
    message = text % {"council": request.council.short_name, "name": found.user.name, "url": url}
    context = {
        "login": found,
        "url": url,
        "chat": whatsapp(found.user.phone or "", message),
        "crumbs": crumbs(found.maker, (_("Akses masuk"), reverse("makers:give_login", args=[pk])), (_("Tautan"), "")),
    }
    return render(request, "makers/logins/link.html", context)


@never_cache
@require_POST
@staff(Can.EDIT_REGISTER)
def card(request: Request, pk: UUID, login: UUID) -> HttpResponse:
    """Make a one-time QR card as PDF, A6."""
    found = _find(pk, login)
    made = Card(found.user.name, found.maker.name, issue_login_link(found.user, by=request.user))
    return _pdf(login_cards([made], A6))


@never_cache
@require_POST
@staff(Can.EDIT_REGISTER)
def cards(request: Request) -> HttpResponse:
    """Make cards for several makers at once (`maker` = keys), four on an A4 sheet; a maker without login gets one."""
    chosen = Maker.objects.in_register().filter(pk__in=_keys(request)).order_by("name", "pk")[:MOST_CARDS]
    made = []
    for maker in chosen:
        found = maker.logins.select_related("user").order_by("given_at").first() or give_login(maker, by=request.user)
        made.append(Card(found.user.name, maker.name, issue_login_link(found.user, by=request.user)))
    if not made:
        tell(request, _("Pilih dulu UMKM yang perlu kartu."))
        return redirect("makers:list")
    return _pdf(login_cards(made, A4))


@require_POST
@staff(Can.EDIT_REGISTER)
def take(request: Request, pk: UUID, login: UUID) -> HttpResponse:
    """Let a person no longer log in for a maker; can be undone."""
    found = _find(pk, login)
    take_login(found, by=request.user)
    undo = reverse("makers:login_restore", args=[pk, found.user_id])
    tell(request, _("%(name)s tidak bisa masuk lagi.") % {"name": found.user.name}, undo=undo)
    return redirect("makers:give_login", pk)


@require_POST
@staff(Can.EDIT_REGISTER)
def restore(request: Request, pk: UUID, user: int) -> HttpResponse:
    """Let somebody log in again who could before."""
    maker = find_maker(pk)
    somebody = get_object_or_404(once_here(), pk=user)
    give_login_to(maker, somebody, by=request.user)
    tell(request, _("%(name)s boleh masuk lagi.") % {"name": somebody.name})
    return redirect("makers:give_login", pk)


def _find(pk: UUID, login: UUID) -> MakerLogin:
    return get_object_or_404(MakerLogin.objects.select_related("user", "maker"), pk=login, maker=pk)


def _pdf(content: bytes) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="kartu-masuk.pdf"'}
    )


def _keys(request: Request) -> list[UUID]:
    return read_ids(request.POST.getlist("maker")[:MOST_CARDS])
