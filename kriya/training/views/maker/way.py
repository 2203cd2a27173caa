"""The way of a maker: what it learned, and what comes next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.core.ids import read_id
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.training.queries.paths import open_trainings, path_of


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show what the maker (of several: ?usaha=) learned, and what comes next."""
    wanted, makers = read_id(request.GET.get("usaha")), my_makers(request)
    maker = (makers.filter(pk=wanted).first() if wanted else None) or makers.first()
    way = path_of(maker) if maker else None
    calls = open_trainings(way.next) if way else {}
    context = {
        "maker": maker,
        "way": way,
        "following": [(one, calls.get(one.pk)) for one in way.next] if way else [],
        "nav": mine_nav(maker, "ikut") if maker else [],
    }
    return render(request, "training/maker/way.html", context)
