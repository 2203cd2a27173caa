"""The record of a maker: one calm page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.makers.actions.life import undoable_step
from kriya.makers.models import Maker, PaperKind
from kriya.makers.queries.corrections import unanswered
from kriya.makers.queries.duplicates.merged import merges_into
from kriya.makers.queries.record import Record, record_of
from kriya.makers.queries.timeline import Kind, Timeline, timeline_of
from kriya.makers.queries.timeline.whole import PAGE
from kriya.makers.views.records.answering import to_kept
from kriya.makers.views.records.facts import sections
from kriya.makers.views.records.finding import address_of, crumbs, find_as_it_was, powers
from kriya.makers.views.records.life import buttons
from kriya.makers.views.records.tables import charts_of, figures_of, figures_table, papers_table

_WANTED_PAPERS = (PaperKind.NIB, PaperKind.BRAND)
_MOST = 2000
# The record of a maker that was merged leads to the one that is kept, unless it is asked for as it was.
_AS_IT_WAS = "asli"


@staff(Can.READ_REGISTER)
def record(request: Request, pk: UUID) -> HttpResponse:
    """Show a maker and everything that is known of it."""
    maker = find_as_it_was(pk)
    if maker.merged_into is not None and _AS_IT_WAS not in request.GET:
        return to_kept(request, maker, maker.merged_into)
    known = record_of(maker)
    may = powers(request)
    context = {
        "maker": maker,
        "record": known,
        "sections": sections(known, personal=may["sees_personal"]),
        "papers": papers_table(known, may),
        "missing_papers": _missing_papers(known),
        "figures": figures_table(known, may),
        "charts": charts_of(known),
        "crumbs": crumbs(maker)[:-1] + [(maker.name, "")],
        "steps": buttons(maker) if may["can_review"] else [],
        "undoable": undoable_step(maker) if may["can_review"] else None,
        "merges": merges_into(maker) if may["can_edit"] else [],
        "wishes": unanswered(maker) if may["can_edit"] else [],
        "login_url": address_of("makers:give_login", maker.pk) if may["can_edit"] else "",
        "public_url": address_of("makers:public_maker", maker.slug) if known.is_public else "",
        **figures_of(known),
        **(_history(request, maker, may) if may["reads_history"] else {}),
        **may,
    }
    return render(request, "makers/records/record.html", context)


def _missing_papers(known: Record) -> list[tuple[str, str]]:
    there = {state.paper.kind for state in known.papers}
    return [(kind.value, str(kind.label)) for kind in _WANTED_PAPERS if kind not in there]


def _history(request: Request, maker: Maker, may: dict[str, bool]) -> dict[str, Any]:
    asked = request.GET.get("riwayat", "")
    kind = asked if asked in Kind.values else ""
    until = request.GET.get("sampai", "")
    shown = min(int(until), _MOST) if until.isdecimal() and len(until) < 6 else PAGE
    timeline = timeline_of(maker, personal=may["sees_personal"], kind=kind, shown=max(shown, 1))
    older = f"?{f'riwayat={kind}&' if kind else ''}sampai={shown + PAGE}#riwayat"
    return {"timeline": timeline, "filters": _filters(timeline, kind), "older": older}


def _filters(timeline: Timeline, kind: str) -> list[dict[str, Any]]:
    chips = [{"label": _("Semua"), "url": "?#riwayat", "current": not kind, "count": timeline.total}]
    chips += [
        {"label": label, "url": f"?riwayat={value}#riwayat", "current": kind == value, "count": timeline.counts[value]}
        for value, label in Kind.choices
        if timeline.counts[value]
    ]
    return chips
