"""All programmes: who took part, what it cost, who answered, and who sells more."""

from datetime import date, timedelta
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.charts import Bars, Item
from kriya.design.formats import rupiah
from kriya.design.tables import Column, Table, TableRow
from kriya.exhibitions.days import span
from kriya.outcomes.queries.asks import open_asks
from kriya.outcomes.queries.summary import Line, lines
from kriya.outcomes.views.words import address, kind_words, of
from kriya.participation.models import CallKind

PAGE: Final = 30
CHARTED: Final = 10


@require_safe
@staff(Can.READ_PROGRAMMES)
def overview(request: Request) -> HttpResponse:
    """Show every programme that is over (?jenis= of one kind), the latest first."""
    kind = request.GET.get("jenis", "")
    every = lines(until=_yesterday())
    chosen = _of_kind(every, kind)
    page = Paginator(chosen, PAGE).get_page(request.GET.get("hal"))
    given = {
        "page": page,
        "table": _table(page.object_list),
        "chart": _chart(chosen),
        "tabs": _tabs(every, kind),
        "sums": _sums(chosen),
        "waiting": open_asks(today()).count(),
        "may_tell": request.membership.can(Can.SEE_PERSONAL),
        "may_export": request.membership.can(Can.EXPORT),
        "query": f"?jenis={kind}" if kind in CallKind.values else "",
        "crumbs": [(pgettext("menu", "Program"), ""), (_("Apa hasilnya"), "")],
    }
    return render(request, "outcomes/staff/overview.html", given)


def chosen_of(kind: str) -> list[Line]:
    """Return the programmes that are over, of a kind where one is named."""
    return _of_kind(lines(until=_yesterday()), kind)


def _yesterday() -> date:
    """Return the last day on which a programme ended that is over: on its own last day it still runs."""
    return today() - timedelta(days=1)


def _of_kind(every: list[Line], kind: str) -> list[Line]:
    return [one for one in every if one.programme.kind == kind] if kind in CallKind.values else every


def _tabs(every: list[Line], kind: str) -> list[dict[str, Any]]:
    kinds = [("", _("Semua")), *((one.value, capfirst(str(one.label))) for one in CallKind)]
    return [
        {"label": label, "url": f"?jenis={value}" if value else "?", "current": kind == value,
         "count": sum(1 for one in every if not value or one.programme.kind == value)}
        for value, label in kinds
    ]  # fmt: skip


def _sums(chosen: list[Line]) -> dict[str, int | None]:
    people, cost = sum(one.people for one in chosen), sum(one.cost for one in chosen if one.people)
    last = [one.followed.last for one in chosen]
    return {
        "programmes": len(chosen),
        "people": people,
        "each": round(cost / people) if people and cost else None,
        "asked": sum(one.asked for one in last),
        "answered": sum(one.answered for one in last),
        "more": sum(one.more for one in last),
    }


def _table(rows: Any) -> Table:
    columns = (
        Column("name", _("Program"), sub="what"),
        Column("people", _("Peserta"), align="end"),
        Column("cost", pgettext("program", "Biaya"), align="end", wrap=False),
        Column("each", _("Biaya tiap peserta"), align="end", wrap=False),
        Column("answered", _("Menjawab"), align="end", wrap=False),
        Column("more", _("Menjual lebih banyak"), align="end", wrap=False),
    )
    return Table(columns, [_row(one) for one in rows])


def _row(one: Line) -> TableRow:
    last = one.followed.last
    cells = {
        "name": one.programme.title,
        "what": f"{capfirst(kind_words(one.programme))} · {span(one.programme.starts_on, one.programme.ends_on)}",
        "people": one.people or "",
        "cost": rupiah(one.cost) if one.cost else "",
        "each": rupiah(one.each) if one.each is not None else "",
        "answered": of(last.answered, last.asked),
        "more": of(last.more, last.answered),
    }
    return TableRow(cells, url=address(one.programme))


def _chart(chosen: list[Line]) -> Bars | None:
    """Return how many of a hundred who answered sell more, by programme: the latest that were answered."""
    told = [one for one in chosen if not one.followed.last.is_small][:CHARTED]
    if len(told) < 2:
        return None
    items = [
        Item(
            _("%(title)s (%(n)s menjawab)") % {"title": one.programme.title, "n": one.followed.last.answered},
            round(one.followed.last.more * 100 / one.followed.last.answered),
        )
        for one in told
    ]
    return Bars(
        title=_("Menjual lebih banyak setelah program"),
        subtitle=_("Dari seratus yang menjawab, menurut mereka sendiri"),
        first=_("Program"), unit=_("Dari 100"), items=items, whole=100,
    )  # fmt: skip
