"""Presence and results as tables."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kriya.design.formats import number, percent, when
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.participation.models import Call, Presence, Session
from kriya.participation.queries.presence import Attendance
from kriya.participation.queries.results import Participant, Results


def attendance_table(call: Call, rows: Sequence[Attendance], sessions: Sequence[Session]) -> Table:
    """Return each participant with how many sessions it was at, and whether that is enough for a certificate."""
    columns = (
        Column("maker", _("UMKM"), sub="where"),
        Column("there", _("Hadir"), align="end", wrap=False),
        Column("share", _("Bagian"), align="end", wrap=False),
        Column("enough", _("Sertifikat")),
    )
    return Table(columns, [_attendance_row(call, row, len(sessions)) for row in rows], caption=_("Kehadiran peserta"))


def _attendance_row(call: Call, row: Attendance, of: int) -> TableRow:
    enough = row.is_enough(call.certificate_percent)
    cells = {
        "maker": row.place.maker.name,
        "where": row.place.maker.district_name,
        "there": f"{number(len(row.there))} / {number(of)}",
        "share": percent(row.share if of else None),
        "enough": badge(_("cukup"), "good") if enough else badge(_("belum cukup"), "plain"),
    }
    return TableRow(cells, url=reverse("participation:application", args=[row.place.application_id]))


def results_table(results: Results) -> Table:
    """Return each participant with presence, tests and certificate."""
    columns = (
        Column("maker", _("UMKM"), sub="where"),
        Column("share", _("Hadir"), align="end", wrap=False),
        Column("before", _("Tes sebelum"), align="end", wrap=False),
        Column("after", _("Tes sesudah"), align="end", wrap=False),
        Column("certificate", _("Sertifikat")),
    )
    return Table(columns, [_result_row(one) for one in results.participants], caption=_("Hasil tiap peserta"))


def _result_row(one: Participant) -> TableRow:
    place, given = one.attendance.place, one.certificate
    mark = ""
    if given is not None:
        there = reverse("participation:certificate", args=[given.pk])
        state = badge(_("dicabut"), "bad") if given.revoked_at else badge(_("berlaku"), "good")
        mark = format_html('{} <a href="{}">{}</a>', state, there, _("lihat"))
    cells = {
        "maker": place.maker.name,
        "where": place.maker.district_name,
        "share": percent(one.attendance.share if one.attendance.of else None),
        "before": _score(one.before),
        "after": _score(one.after),
        "certificate": mark,
    }
    return TableRow(cells)


def _score(score: tuple[int, int] | None) -> str:
    return f"{number(score[0])} / {number(score[1])}" if score else number(None)


def presence_lines(rows: Iterable[tuple[object, object]], annulled: Mapping[UUID, Presence]) -> list[dict[str, object]]:
    """Return who is present, with when it was noted; of whoever is not, what was annulled and why."""
    return [
        {
            "name": place.maker.name,  # type: ignore[attr-defined]
            "owner": place.maker.owner_name,  # type: ignore[attr-defined]
            "pk": str(place.pk),  # type: ignore[attr-defined]
            "presence": presence,
            "at": when(presence.at, "clock") if presence else "",  # type: ignore[attr-defined]
            "annulled": None if presence else annulled.get(place.pk),  # type: ignore[attr-defined]
        }
        for place, presence in rows
    ]
