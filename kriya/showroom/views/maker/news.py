"""How I want to be told what happens to my goods and money."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.design.messages import did
from kriya.makers.views.maker.finding import find_mine, mine_nav
from kriya.showroom.actions.news import choose_channel
from kriya.showroom.models import NewsChannel
from kriya.showroom.queries.news import reach_of


@maker_only
def channel(request: Request, pk: UUID) -> HttpResponse:
    """Choose one way."""
    maker = find_mine(request, pk)
    if request.method == "POST":
        wanted = request.POST.get("cara", "")
        if did(request, lambda: choose_channel(maker, wanted), _("Tersimpan.")):
            return redirect("showroom:mine_money", pk)
    reach = reach_of([maker.pk])[maker.pk]
    given = {"maker": maker, "channels": NewsChannel.choices, "reach": reach, "nav": mine_nav(maker, "uang")}
    return render(request, "showroom/mine/channel.html", given)
