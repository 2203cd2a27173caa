"""News for makers: whom the officer still tells, with one tap into WhatsApp; and how each maker wants to be told."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did, fits
from kriya.makers.models import Maker
from kriya.showroom.actions.news import choose_channel, mark_told
from kriya.showroom.documents.news import words_of
from kriya.showroom.models import News, NewsChannel
from kriya.showroom.queries.news import Reach, reach_of, roots_of, to_tell, told

PAGE: Final = 30


class ChannelForm(forms.Form):
    """How a maker wants to be told."""

    cara = forms.ChoiceField(label=gettext_lazy("Cara dikabari"), choices=NewsChannel.choices, widget=forms.RadioSelect)


@require_safe
@staff(Can.SEE_PERSONAL)
def news_list(request: Request) -> HttpResponse:
    """Show what makers were not told yet, or what they were told."""
    done = request.GET.get("tab") == "sudah"
    page = Paginator(told() if done else to_tell(), PAGE).get_page(request.GET.get("hal"))
    reach = reach_of({one.maker_id for one in page.object_list})
    given = {
        "page": page,
        "rows": [_row(one, reach[one.maker_id]) for one in page.object_list],
        "tabs": [
            {"label": _("Belum dikabari"), "url": "?", "count": to_tell().count(), "current": not done},
            {"label": _("Sudah"), "url": "?tab=sudah", "count": None, "current": done},
        ],
        "done": done,
        "crumbs": [(_("Galeri"), ""), (_("Kabar perajin"), "")],
    }
    return render(request, "showroom/news/list.html", given)


def _row(one: News, reach: Reach) -> dict[str, Any]:
    words = words_of(one)
    by_phone = one.told_at is None and one.channel != NewsChannel.EMAIL and reach.phone
    return {
        "news": one,
        "words": words,
        "whatsapp": whatsapp(reach.phone, words) if by_phone else "",
        "waits_for_letter": one.told_at is None and one.channel == NewsChannel.EMAIL,
    }


@require_POST
@staff(Can.SEE_PERSONAL)
def tell_maker(request: Request, pk: UUID) -> HttpResponse:
    """Say that the maker was told."""
    found = get_object_or_404(News.objects.select_related("maker"), pk=pk)
    did(request, lambda: mark_told(found, by=request.user), _("%(maker)s sudah dikabari.") % {"maker": found.maker})
    return redirect("showroom:news")


@staff(Can.SEE_PERSONAL)
def maker_channel(request: Request, pk: UUID) -> HttpResponse:
    """Say how a maker wants to be told, and show what it was told."""
    asked = get_object_or_404(Maker, pk=pk)
    maker = Maker.objects.get(pk=roots_of([asked.pk])[asked.pk])
    reach = reach_of([maker.pk])[maker.pk]
    form = ChannelForm(request.POST or None, initial={"cara": reach.channel})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and fits(form, lambda: choose_channel(maker, form.cleaned_data["cara"]), "cara"):
        return redirect("showroom:news_maker", maker.pk)
    rows = News.objects.filter(maker=maker).select_related("maker", "told_by").order_by("-made_at", "-pk")
    given = {
        "maker": maker,
        "form": form,
        "reach": reach,
        "rows": [_row(one, reach) for one in rows[:PAGE]],
        "crumbs": [(_("Galeri"), ""), (_("Kabar perajin"), reverse("showroom:news")), (maker.name, "")],
    }
    return render(request, "showroom/news/maker.html", given, status=422 if form.errors else 200)
