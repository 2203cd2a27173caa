"""Calls and applications as tables."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.core.clock import now, today
from kriya.design.formats import number, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.participation.choosing import Line, Sheet, score_of
from kriya.participation.models import Application, ApplicationState, Call, Decision, Place
from kriya.participation.queries.judging import Sealed, ToJudge
from kriya.participation.words import Names, points, why_words

PLACE_TONES: Final = {"offered": "wait", "taken": "good"}
OUTCOME_TONES: Final = {"accept": "good", "wait": "wait", "refuse": "plain"}


def days_of(call: Any) -> str:
    """Return the days of a call, once where it is a single one."""
    if call.starts_on == call.ends_on:
        return when(call.starts_on)
    return mark_safe(f"{when(call.starts_on)} – {when(call.ends_on)}")  # noqa: S308 - when() escapes


def call_badge(call: Call) -> str:
    """Return how far a call is."""
    if call.cancelled_at:
        return badge(_("dibatalkan"), "bad")
    if not call.published_at:
        return badge(_("draf"), "plain")
    if call.ends_on < today():
        return badge(_("selesai"), "plain")
    if call.is_open(now()):
        return badge(pgettext("keadaan", "pendaftaran dibuka"), "good")
    if now() < call.opens_at:
        return badge(_("segera dibuka"), "wait")
    return badge(pgettext("keadaan", "pendaftaran ditutup"), "dye")


def calls_table(calls: Iterable[Any]) -> Table:
    """Return calls with how many applied and how many places are held."""
    columns = (
        Column("title", _("Program"), sub="days"),
        Column("kind", _("Jenis")),
        Column("sent", _("Pendaftar"), align="end"),
        Column("places", _("Tempat terisi"), align="end", wrap=False),
        Column("state", _("Keadaan")),
    )
    return Table(columns, [_call_row(call) for call in calls], caption=_("Program"))


def _call_row(call: Any) -> TableRow:
    cells = {
        "title": call.title,
        "days": days_of(call),
        "kind": call.get_kind_display(),
        "sent": number(call.sent),
        "places": f"{number(call.holding)} / {number(call.places)}",
        "state": call_badge(call),
    }
    return TableRow(cells, url=reverse("participation:call", args=[call.pk]))


def applications_table(rows: Iterable[Application]) -> Table:
    """Return who applied, with what was decided and whether they hold a place."""
    columns = (
        Column("maker", _("UMKM"), sub="where"),
        Column("sent", _("Dikirim"), sub="way", wrap=False),
        Column("decision", _("Keputusan")),
        Column("place", _("Tempat")),
    )
    return Table(columns, [_application_row(one) for one in rows], caption=_("Pendaftar"))


def _application_row(one: Any) -> TableRow:
    decision = next(iter(one.decisions.all()), None)
    place = next(iter(one.places.all()), None)
    cells = {
        "maker": one.maker.name,
        "where": one.maker.district_name,
        "sent": when(one.sent_at) if one.state == ApplicationState.SENT else badge(one.get_state_display(), "plain"),
        "way": one.get_channel_display(),
        "decision": decision_badge(decision) if decision else "",
        "place": place_badge(place) if place else "",
    }
    return TableRow(cells, url=reverse("participation:application", args=[one.pk]))


def decision_badge(decision: Decision) -> str:
    """Return what was decided; a mark where nobody was told yet."""
    mark = badge(decision.get_outcome_display(), OUTCOME_TONES[decision.outcome])
    return (
        mark if decision.applied_at else format_html('{} <small class="faint">{}</small>', mark, _("belum diumumkan"))
    )


def place_badge(place: Place) -> str:
    """Return how a place stands."""
    return badge(place.get_state_display(), PLACE_TONES.get(place.state, "plain"))


def judging_table(rows: Iterable[ToJudge], call: Call) -> Table:
    """Return what a juror judges, with the own points and, where that is allowed, the others'."""
    columns = (
        Column("who", _("Pendaftar"), sub="craft"),
        Column("mine", _("Nilai Anda"), align="end", wrap=False),
        Column("others", _("Juri lain"), align="end", wrap=False),
    )
    return Table(columns, [_judging_row(row, call) for row in rows], caption=_("Yang dinilai"))


def _own(row: ToJudge, call: Call) -> str:
    if row.stepped_aside:
        return badge(_("tidak menilai"), "plain")
    if row.mine is None:
        return badge(_("belum"), "wait")
    return points(score_of([Sheet("", row.mine.points)], call.terms.criteria))


def _judging_row(row: ToJudge, call: Call) -> TableRow:
    who = _("Pendaftar %(n)s") % {"n": row.number} if call.is_blind else row.application.maker.name
    cells = {"who": who, "mine": _own(row, call), "others": number(row.others)}
    return TableRow(cells, url=reverse("participation:judge", args=[row.application.pk]))


def ranking_table(sealed: Sealed, applications: Mapping[str, Any], names: Names) -> Table:
    """Return a sealed ranking line by line, each with why."""
    columns = (
        Column("at", pgettext("program", "Urutan"), align="end", wrap=False),
        Column("maker", _("UMKM"), sub="where"),
        Column("score", _("Nilai rata-rata"), align="end", wrap=False),
        Column("median", _("Nilai tengah"), align="end", wrap=False),
        Column("deduction", _("Giliran"), align="end", wrap=False),
        Column("total", _("Jumlah"), align="end", wrap=False),
        Column("why", _("Mengapa")),
    )
    middle = sealed.medians()
    rows = [_ranking_row(line, middle.get(line.key), applications[line.key], names) for line in sealed.lines]
    return Table(columns, rows, caption=_("Peringkat"))


def _ranking_row(line: Line, middle: int | None, application: Any, names: Names) -> TableRow:
    mark = badge(_("masuk"), "good") if line.is_chosen else badge(_("menunggu"), "wait")
    cells = {
        "at": line.position,
        "maker": application.maker.name,
        "where": application.maker.district_name,
        "score": points(line.score),
        "median": points(middle),
        "deduction": points(-line.deduction) if line.deduction else "",
        "total": points((line.score or 0) - line.deduction),
        "why": format_html("{} {}", mark, why_words(line.why, line.group, names, chosen=line.is_chosen)),
    }
    return TableRow(cells, url=reverse("participation:application", args=[application.pk]))
