"""A maker's way through what the council offers: for the office, and on its own telephone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import maker_only, staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import read_id
from kriya.design.formats import rupiah
from kriya.exhibitions.days import span
from kriya.makers.models import Maker
from kriya.makers.views.maker.finding import mine_nav, my_makers
from kriya.outcomes.models import Ask, FollowUpAnswer
from kriya.outcomes.queries.followed import Followed, followed
from kriya.outcomes.queries.journeys import Leg, journey_of
from kriya.outcomes.tokens import token_of
from kriya.outcomes.views.words import address, kind_words


@require_safe
@staff(Can.READ_PROGRAMMES)
def of_a_maker(request: Request, pk: UUID) -> HttpResponse:
    """Show what a maker took part in, and what came of it."""
    maker = get_object_or_404(Maker, pk=pk)
    may_read_sales = request.membership.can(Can.READ_SALES)
    legs = journey_of(maker.pk, on=today())
    given = {
        "maker": maker,
        "entries": [_entry(leg, sales=may_read_sales) for leg in legs],
        "crumbs": [
            (_("UMKM binaan"), reverse("makers:list")),
            (maker.name, reverse("makers:record", args=[maker.pk])),
            (_("Perjalanan"), ""),
        ],
    }
    return render(request, "outcomes/staff/journey.html", given)


def _entry(leg: Leg, *, sales: bool) -> dict[str, Any]:
    one = leg.programme
    said = [f"{_asked(ask)}: {_answered(answer) or _silent(ask)}." for ask, answer in leg.asks]
    sold = [_sold(leg)] if sales and leg.joined else []
    paper = [_("Bersertifikat.")] if leg.certificate else []
    state = [] if leg.joined else [_("Mendaftar, tidak terpilih.")]
    return {
        "at": one.ends_on,
        "title": one.title,
        "by": f"{kind_words(one)}, {span(one.starts_on, one.ends_on)}",
        "text": " ".join([*state, *paper, *said, *sold]),
        "url": address(one),
        "tone": "good" if leg.joined else "",
    }


def _asked(ask: Ask) -> str:
    return _("%(days)s hari setelahnya") % {"days": ask.days}


def _answered(answer: FollowUpAnswer | None) -> str:
    if answer is None:
        return ""
    words = _("menjual %(sold)s") % {"sold": answer.get_sold_display()}
    return f"{words} (“{answer.changed}”)" if answer.changed else words


def _silent(ask: Ask) -> str:
    return _("belum menjawab") if ask.closes_on >= today() else _("tidak menjawab")


def _sold(leg: Leg) -> str:
    before = rupiah(leg.around.before)
    if leg.around.after is None:
        return _("Terjual lewat dewan 3 bulan sebelumnya: %(before)s.") % {"before": before}
    return _("Terjual lewat dewan 3 bulan sebelumnya %(before)s, 3 bulan setelahnya %(after)s.") % {
        "before": before, "after": rupiah(leg.around.after),
    }  # fmt: skip


@require_safe
@maker_only
def mine(request: Request) -> HttpResponse:
    """Show the maker (of several: ?usaha=) its own way, with the questions that wait for its answer."""
    wanted, makers = read_id(request.GET.get("usaha")), my_makers(request)
    maker = (makers.filter(pk=wanted).first() if wanted else None) or makers.first()
    legs = [leg for leg in journey_of(maker.pk, on=today()) if leg.joined] if maker else []
    back = followed([leg.programme for leg in legs])
    given = {
        "maker": maker,
        "open": [
            {"title": leg.programme.title, "url": reverse("outcomes:said", args=[token_of(ask.pk)])}
            for leg in legs
            for ask, answer in leg.asks
            if answer is None and ask.closes_on >= today()
        ],
        "rows": [_mine(leg, back[leg.programme.pk]) for leg in legs],
        "nav": mine_nav(maker, "ikut") if maker else [],
    }
    return render(request, "outcomes/mine.html", given)


def _mine(leg: Leg, back: Followed) -> dict[str, Any]:
    last = next((answer for _ask, answer in reversed(leg.asks) if answer), None)
    return {
        "title": leg.programme.title,
        "days": span(leg.programme.starts_on, leg.programme.ends_on),
        "answer": _answered(last) if last else "",
        "sold": _sold(leg),
        "group": _of_all(back),
    }


def _of_all(back: Followed) -> str:
    """Return what all participants said: no figure where so few answered that one could tell who said what."""
    if back.last.is_small:
        return _("Jawaban peserta lain belum cukup untuk ditampilkan (kurang dari lima).") if back.last.asked else ""
    return _("%(answered)s dari %(asked)s peserta menjawab; %(more)s menjual lebih banyak setelahnya.") % {
        "answered": back.last.answered, "asked": back.last.asked, "more": back.last.more,
    }  # fmt: skip
