"""Lower prices: what the schedule proposes, asking the maker by a link, and what was answered."""

from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.phones import whatsapp
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now, today
from kriya.design.formats import when
from kriya.design.messages import attempt
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.inventory.models import ON_SALE, Lot
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.actions.markdowns import ask
from kriya.showroom.forms.goods import prices_wanted
from kriya.showroom.models import Markdown, News, NewsChannel, NewsKind
from kriya.showroom.queries.markdowns import proposals

PAGE: Final = 50


@require_safe
@staff(Can.READ_REGISTER)
def markdowns(request: Request) -> HttpResponse:
    """Show whose pieces have stood long enough to ask, and what was asked."""
    due = sorted((one for one in proposals() if one.lot.maker), key=lambda one: (str(one.lot.maker), one.lot.maker_id))
    rows = Markdown.objects.select_related("maker").prefetch_related("lines").order_by("-asked_at", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("hal"))
    columns = (
        Column("maker", _("Perajin")),
        Column("lots", _("Barang"), align="end"),
        Column("state", _("Jawaban"), sub="note"),
        Column("asked", _("Ditanyakan"), wrap=False),
    )
    given = {
        "due": [(maker, len(list(group))) for maker, group in groupby(due, key=lambda one: one.lot.maker)],
        "page": page,
        "table": Table(columns, [_row(one) for one in page.object_list]),
        "makers": Maker.objects.in_register().only("name").order_by("name"),
        "may_keep": request.membership.can(Can.KEEP_GOODS),
        "crumbs": [(_("Galeri"), ""), (_("Turun harga"), "")],
    }
    return render(request, "showroom/staff/markdowns.html", given)


def _row(one: Markdown) -> TableRow:
    if one.accepted is None:
        state = badge(_("belum dijawab"), "wait") if one.expires_at > now() else badge(_("lewat waktu"), "bad")
    else:
        state = badge(_("setuju"), "good") if one.accepted else badge(_("tidak setuju"), "bad")
    cells = {
        "maker": one.maker.name,
        "lots": len(one.lines.all()),
        "state": state,
        "note": one.answer_note,
        "asked": when(one.asked_at, "date"),
    }
    return TableRow(cells)


@staff(Can.KEEP_GOODS)
def ask_markdown(request: Request, pk: UUID) -> HttpResponse:
    """Ask a maker whether pieces may cost less; the link is shown once, to be sent."""
    maker = get_object_or_404(Maker.objects.all(), pk=pk)
    lots = Lot.objects.filter(maker__in=family(pk), levels__pieces__gt=0, levels__location__kind__in=ON_SALE)
    shown = list(lots.distinct().order_by("taken_in_on", "name", "pk"))
    asked = None
    if request.method == "POST":
        asked = attempt(request, lambda: ask(maker, prices_wanted(request.POST, shown), by=request.user))
    proposed = {one.lot.pk: one.after for one in proposals()}
    given: dict[str, Any] = {
        "maker": maker,
        "lots": [(lot, request.POST.get(f"harga_{lot.pk}", proposed.get(lot.pk, ""))) for lot in shown],
        "begins": request.POST.get("mulai") or f"{today():%Y-%m-%d}",
        "crumbs": [(_("Galeri"), ""), (_("Turun harga"), reverse("showroom:markdowns")), (maker.name, "")],
    }
    if asked is not None and _is_sent(asked[0]):
        given["sent"] = True
    elif asked is not None:
        link = f"{settings.SITE_URL}/{request.council.slug}/turun-harga/{asked[1]}/"
        given |= {"link": link, "whatsapp": _whatsapp(request, maker, link), "news": _news_of(asked[0]).first()}
    return render(request, "showroom/staff/markdown_ask.html", given)


def _is_sent(asked: Markdown) -> bool:
    """Tell whether the question goes to its maker by itself, as a letter."""
    return _news_of(asked).filter(channel=NewsChannel.EMAIL).exists()


def _news_of(asked: Markdown) -> QuerySet[News]:
    return News.objects.filter(kind=NewsKind.MARKDOWN, about=asked.pk)


def _whatsapp(request: Request, maker: Maker, link: str) -> str:
    phone = maker.phones.order_by("position", "pk").first()
    words = _("%(council)s bertanya: bolehkah harga barang Anda diturunkan? Jawab di sini: %(link)s") % {
        "council": request.council.short_name, "link": link,
    }  # fmt: skip
    return whatsapp(phone.number if phone else "", words)
