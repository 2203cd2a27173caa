"""Visits as rows of a table."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.design.formats import number, unknown, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.visits.models import Visit, VisitState
from kriya.visits.queries.listing import is_overdue

TONES = {
    VisitState.ASKED: "wait",
    VisitState.OFFERED: "wait",
    VisitState.AGREED: "dye",
    VisitState.HELD: "good",
    VisitState.DECLINED: "plain",
    VisitState.WITHDRAWN: "plain",
    VisitState.CALLED_OFF: "bad",
}


def visit_table(visits: Sequence[Visit], times: Mapping[UUID, int], *, caption: str) -> Table:
    """Return visits as a table: who, when, how many, the how-many-th time, and where it stands."""
    columns = [
        Column("who", _("Lembaga"), sub="head"),
        Column("on", _("Hari")),
        Column("people", _("Orang"), "end"),
        Column("time", _("Kali ke"), "end"),
        Column("state", _("Keadaan")),
    ]
    return Table(columns, [_row(visit, times.get(visit.pk)) for visit in visits], caption=caption)


def _row(visit: Visit, time: int | None) -> TableRow:
    people = visit.came if visit.came is not None else visit.people
    cells: dict[str, Any] = {
        "who": visit.institution.name,
        "head": ", ".join(part for part in (visit.head_name, visit.head_title) if part),
        "on": when(visit.on) if visit.on else _wished(visit),
        "people": number(people) if people is not None else unknown(None),
        "time": number(time) if time else "",
        "state": state_badge(visit),
    }
    return TableRow(cells, reverse("visits:one", args=[visit.pk]))


def state_badge(visit: Visit) -> Any:
    """Return where a visit stands, as a mark."""
    if is_overdue(visit):
        return badge(_("harinya lewat, belum dicatat"), "wait")
    return badge(str(VisitState(visit.state).label), TONES[VisitState(visit.state)])


def _wished(visit: Visit) -> str:
    count = len(visit.wished)
    return ngettext("%(n)s hari diusulkan", "%(n)s hari diusulkan", count) % {"n": count} if count else ""
