"""Figures of taking part: who applied to what began in a period, who was chosen, who came."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db import connection

from kriya.core.indicators import Basis, Choice, Dimension, Family, Indicator, Measure, Unit, Words
from kriya.core.scoping import current_council
from kriya.participation.models import CallKind
from kriya.participation.queries.who import summed

KINDS: Final = {
    CallKind.TRAINING.value: Words("Pelatihan", "Trainings"),
    CallKind.EXHIBITION.value: Words("Pameran", "Exhibitions"),
    CallKind.ASSISTANCE.value: Words("Fasilitasi", "Assistance"),
}
# A call counts in the period in which it begins: then its applications are in and its places given.
_ASKED: Final = """
WITH calls AS MATERIALIZED (
    SELECT c.id, c.kind, EXISTS (
        SELECT FROM participation_session s JOIN participation_presence p ON p.council_id = s.council_id
            AND p.session_id = s.id WHERE s.council_id = c.council_id AND s.call_id = c.id AND p.annulled_at IS NULL
    ) AS noted
    FROM participation_call c WHERE c.council_id = %(council)s AND c.published_at IS NOT NULL
        AND c.cancelled_at IS NULL AND c.starts_on BETWEEN %(since)s AND %(until)s
)
SELECT c.kind, c.noted, EXISTS (
        SELECT FROM participation_decision d
        WHERE d.council_id = a.council_id AND d.application_id = a.id AND d.applied_at IS NOT NULL
    ), coalesce(p.state = 'taken', false), EXISTS (
        SELECT FROM participation_presence h
        WHERE h.council_id = a.council_id AND h.place_id = p.id AND h.annulled_at IS NULL
    )
FROM calls c JOIN participation_application a ON a.council_id = %(council)s AND a.call_id = c.id AND a.state = 'sent'
LEFT JOIN participation_place p ON p.council_id = a.council_id AND p.application_id = a.id
"""
BASIS: Final = Basis(
    numerator=Words("pendaftaran terkirim ke program itu", "applications sent to these calls"),
    denominator=Words(
        "semua pendaftaran ke program yang dimulai pada periode itu",
        "all applications to calls that began in the period",
    ),
    source=Words("Pendaftaran, keputusan, dan daftar hadir program", "Applications, decisions and presence of calls"),
    owner=Words("pengurus, bagian program", "council staff, programmes"),
    valid_from=date(2024, 1, 1),
)


class Applied(NamedTuple):
    """One application: to what kind of call, whether presence was noted there, whether it was decided, whether its
    maker took a place, and came."""

    kind: str
    noted: bool
    decided: bool
    taken: bool
    came: bool


@dataclass(frozen=True)
class Taking:
    """What was sent to the calls that began over the days of a choice."""

    applied: Sequence[Applied]

    def count(self, among: Callable[[Applied], bool] = lambda _one: True) -> int:
        return sum(among(one) for one in self.applied)

    def by_kind(self, among: Callable[[Applied], bool] = lambda _one: True) -> dict[str, dict[str, int]]:
        return {"call_kind": summed((one.kind, 1) for one in self.applied if among(one))}


def gather(choice: Choice) -> Taking:
    """Ask what was sent, decided and taken: one question."""
    told = {"council": current_council().pk, "since": choice.first_day, "until": choice.last_day}
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, told)
        return Taking([Applied(*row) for row in cursor.fetchall()])


def _is_chosen(one: Applied) -> bool:
    """Tell whether a maker took part: decided, or given a place out of order."""
    return one.taken


def _applications(found: Taking) -> Measure:
    return Measure(found.count(), found.count(), found.count(), found.by_kind())


def _chosen(found: Taking) -> Measure:
    known = found.count(lambda one: one.decided or one.taken)
    return Measure(found.count(_is_chosen), known, found.count(), found.by_kind(_is_chosen))


def _present(found: Taking) -> Measure:
    known = found.count(lambda one: one.taken and one.noted)
    came = found.count(lambda one: one.taken and one.came)
    return Measure(came, known, found.count(_is_chosen), found.by_kind(lambda one: one.taken and one.came))


_PLACES: Final = Basis(
    Words("tempat yang dipegang dan didatangi", "places that were taken and used"),
    Words("tempat yang dipegang peserta", "places that were taken"),
    BASIS.source,
    BASIS.owner,
    BASIS.valid_from,
)
PARTICIPATION: Final = Family(
    "participation",
    gather,
    (
        Indicator(
            "participation.applications",
            Words("Pendaftaran program", "Applications"),
            Words(
                "Pendaftaran terkirim ke pelatihan, pameran, dan fasilitasi yang dimulai pada periode itu; yang "
                "ditarik dan draf tidak dihitung.",
                "Applications sent to trainings, exhibitions and assistance that began in the period; drafts and those "
                "taken back are left out.",
            ),
            Unit.APPLICATIONS,
            1,
            _applications,
            BASIS,
            is_flow=True,
        ),
        Indicator(
            "participation.chosen",
            Words("Tempat yang diberikan", "Places taken"),
            Words(
                "Pendaftaran yang berujung tempat: diterima lalu dijawab ya, atau diberi petugas dengan alasan. "
                "Diketahui bila sudah diputuskan.",
                "Applications that led to a place: accepted and answered with yes, or given with a reason. Known once "
                "decided.",
            ),
            Unit.PLACES,
            1,
            _chosen,
            BASIS,
            is_flow=True,
        ),
        Indicator(
            "participation.present",
            Words("Peserta yang hadir", "Participants who came"),
            Words(
                "Tempat yang pemegangnya tercatat hadir sedikitnya sekali. Diketahui bila kehadiran dicatat.",
                "Places whose maker was noted present at least once. Known where the presence of the call was noted.",
            ),
            Unit.PLACES,
            1,
            _present,
            _PLACES,
            is_flow=True,
        ),
    ),
    Words("Ikut program", "Taking part"),
    (Dimension("call_kind", Words("Jenis program", "Kind of programme"), "given", KINDS),),
)
