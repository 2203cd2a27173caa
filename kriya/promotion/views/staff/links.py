"""One short link: make it, read what it brought, print it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.models import Collection, Product
from kriya.core.ids import read_id
from kriya.councils.addresses import origin
from kriya.design.messages import attempt_form, undoable
from kriya.makers.models import Maker
from kriya.promotion.actions.links import Target, make_link, put_away, take_back
from kriya.promotion.forms import LinkForm
from kriya.promotion.models import Link
from kriya.promotion.posters.printing import Paper, poster_pdf
from kriya.promotion.posters.words import poster_of
from kriya.promotion.queries.funnel import funnels
from kriya.promotion.queries.links import links_shown
from kriya.promotion.targets import path_of
from kriya.promotion.views.staff.tables import goal_of
from kriya.showroom.views.answering import pdf_answer


@staff(Can.PROMOTE)
def new(request: Request) -> HttpResponse:
    """Make a link: to what the address names (?produk=, ?umkm=, ?koleksi=), or to what the form says."""
    target = _named(request)
    form = LinkForm(request.POST or None, target=target, initial={"campaign": read_id(request.GET.get("kampanye"))})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        goal = form.target or Target()
        more = {"campaign": said["campaign"], "name": said["name"], "by": request.user}
        made = attempt_form(form, lambda: make_link(goal, said["channel"], **more))
        if made is not None:
            messages.success(request, _("Tautan %(code)s siap dipakai.") % {"code": made.code})
            return redirect("promotion:link", made.pk)
    title = pgettext("promosi", "Tautan baru")
    thing = target and (target.product or target.maker or target.collection)
    context = {
        "form": form,
        "title": title,
        "lead": _("Menuju ke %(name)s.") % {"name": thing} if thing else "",
        "crumbs": [(_("Promosi"), reverse("promotion:campaigns")), (title, "")],
        "back": reverse("promotion:campaigns"),
    }
    return render(request, "promotion/staff/form.html", context, status=422 if form.errors else 200)


def _named(request: Request) -> Target | None:
    if pk := read_id(request.GET.get("produk")):
        return Target(product=get_object_or_404(Product.objects.all(), pk=pk))
    if pk := read_id(request.GET.get("umkm")):
        return Target(maker=get_object_or_404(Maker.objects.all(), pk=pk))
    if pk := read_id(request.GET.get("koleksi")):
        return Target(collection=get_object_or_404(Collection.objects.all(), pk=pk))
    return None


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a link: its address, its picture to scan, what it brought, and what can be printed."""
    link = _link(pk)
    up = reverse("promotion:campaign", args=[link.campaign_id]) if link.campaign_id else reverse("promotion:loose")
    above = link.campaign.name if link.campaign else _("Tautan tanpa kampanye")
    context = {
        "link": link,
        "title": link.name or goal_of(link),
        "goal": goal_of(link),
        "goal_url": f"{request.council_prefix}/{path_of(link)}",
        "address": address_of(request, link),
        "whole": funnels([link])[link.pk],
        "papers": list(Paper),
        "can_edit": request.membership.can(Can.PROMOTE),
        "crumbs": [(_("Promosi"), reverse("promotion:campaigns")), (above, up), (link.code, "")],
    }
    return render(request, "promotion/staff/link.html", context)


@require_POST
@staff(Can.PROMOTE)
def away(request: Request, pk: UUID) -> HttpResponse:
    """Take a link out of the lists."""
    link = _link(pk)
    put_away(link)
    undoable(request, _("%(code)s masuk arsip. Yang sudah tercetak tetap berlaku.") % {"code": link.code},
             reverse("promotion:link_back", args=[pk]))  # fmt: skip
    return redirect("promotion:link", pk)


@require_POST
@staff(Can.PROMOTE)
def back(request: Request, pk: UUID) -> HttpResponse:
    """Show a link in the lists again."""
    take_back(_link(pk))
    messages.success(request, _("Tautan kembali ke daftar."))
    return redirect("promotion:link", pk)


@require_safe
@staff(Can.READ_SALES)
def poster(request: Request, pk: UUID) -> HttpResponse:
    """Print a link: a poster, or a card that stands on a table (?kertas=)."""
    asked = request.GET.get("kertas", Paper.A4.value)
    if asked not in Paper.values:
        raise Http404
    link = _link(pk)
    said = poster_of(link, address_of(request, link))
    return pdf_answer(poster_pdf(said, Paper(asked)), f"poster-{link.code}-{asked}")


def address_of(request: Request, link: Link) -> str:
    """Return what a link is called everywhere: short, and the same in every language."""
    return f"{origin(request)}/s/{link.code}"


def _link(pk: UUID) -> Link:
    every = links_shown() | links_shown(put_away=True)
    return get_object_or_404(every, pk=pk)
