"""Figures of training: trainings held, makers trained, hours, certificates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

from kriya.core.indicators import Basis, Choice, Family, Indicator, Measure, Unit, Words
from kriya.core.money import Rupiah, split
from kriya.core.scoping import current_council
from kriya.ledger.days import end_of, start_of
from kriya.participation.queries.who import Who, summed, who_are

_SESSIONS: Final = """
SELECT s.call_id, s.id, (extract(epoch FROM s.ends_at - s.starts_at) / 60)::bigint
FROM participation_session s JOIN participation_call c ON c.council_id = s.council_id AND c.id = s.call_id
WHERE s.council_id = %(council)s AND c.kind = 'training' AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
    AND s.dropped_at IS NULL AND s.starts_at >= %(from)s AND s.starts_at < %(to)s
"""
_PRESENT: Final = """
SELECT p.session_id, l.maker_id FROM participation_presence p
JOIN participation_place l ON l.council_id = p.council_id AND l.id = p.place_id
WHERE p.council_id = %(council)s AND p.annulled_at IS NULL AND p.session_id = ANY(%(sessions)s)
"""
_CERTIFIED: Final = """
SELECT l.maker_id FROM participation_certificate f
JOIN participation_place l ON l.council_id = f.council_id AND l.id = f.place_id
JOIN participation_call c ON c.council_id = l.council_id AND c.id = l.call_id AND c.kind = 'training'
WHERE f.council_id = %(council)s AND f.revoked_at IS NULL AND f.issued_at >= %(from)s AND f.issued_at < %(to)s
"""
_HOUR: Final = 60
_BASIS: Final = Basis(
    numerator=Words("UMKM yang tercatat hadir sedikitnya di satu sesi", "makers noted present at one session or more"),
    denominator=Words(
        "semua pelatihan yang bersesi pada periode itu; diketahui bila kehadirannya dicatat",
        "all trainings with a session in the period; known where presence was noted",
    ),
    source=Words("Daftar hadir pelatihan", "Presence lists of trainings"),
    owner=Words("pengurus, bagian pelatihan", "council staff, training"),
    valid_from=date(2024, 1, 1),
    counted=Words("pelatihan", "trainings"),
)


@dataclass(frozen=True)
class Taught:
    """What was taught over the days of a choice. `minutes` are those each maker was there; `certified` are makers, once
    for each certificate."""

    trainings: int
    noted: int
    minutes: Mapping[Who, int]
    certified: Sequence[Who]

    def hours(self) -> dict[Who, int]:
        """Return the whole hours of each maker; together they are the hours of all, rounded down."""
        makers = sorted(self.minutes)
        if not sum(self.minutes.values()):
            return {}
        whole = Rupiah(sum(self.minutes.values()) // _HOUR)
        return dict(zip(makers, split(whole, [self.minutes[maker] for maker in makers]), strict=True))


def gather(choice: Choice) -> Taught:
    """Ask what was taught to whom: four questions."""
    told: dict[str, Any] = {"council": current_council().pk}
    told |= {"from": start_of(choice.first_day), "to": end_of(choice.last_day)}
    sessions = {session: (call, minutes) for call, session, minutes in _asked(_SESSIONS, told)}
    present: list[tuple[UUID, UUID]] = _asked(_PRESENT, {**told, "sessions": list(sessions)})
    certified = [maker for (maker,) in _asked(_CERTIFIED, told)]
    who = who_are({maker for _session, maker in present} | set(certified))
    minutes: dict[Who, int] = {}
    # A maker with two places, since it was two, was at one session once.
    for session, maker in {(session, who[maker]) for session, maker in present}:
        minutes[maker] = minutes.get(maker, 0) + sessions[session][1]
    return Taught(
        len({call for call, _minutes in sessions.values()}),
        len({sessions[session][0] for session, _maker in present}),
        minutes,
        [who[maker] for maker in certified],
    )


def _asked(question: str, told: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        found: list[Any] = cursor.fetchall()
    return found


def _measured(found: Taught, amounts: Mapping[Who, int]) -> Measure:
    by = {
        name: summed((getattr(maker, name), amount) for maker, amount in amounts.items())
        for name in ("gender", "district")
    }
    atoms = [maker.atom(amount) for maker, amount in sorted(amounts.items()) if amount]
    return Measure(sum(amounts.values()), found.noted, found.trainings, by, atoms)


def _held(found: Taught) -> Measure:
    return Measure(found.trainings, found.trainings, found.trainings)


def _makers(found: Taught) -> Measure:
    return _measured(found, dict.fromkeys(found.minutes, 1))


def _certificates(found: Taught) -> Measure:
    return Measure(len(found.certified), found.noted, found.trainings)


TRAINING: Final = Family(
    "training",
    gather,
    (
        Indicator(
            "training.events",
            Words("Pelatihan", "Trainings"),
            Words(
                "Pelatihan yang bersesi pada periode itu; yang dibatalkan tidak dihitung.",
                "Trainings with a session in the period; those called off are left out.",
            ),
            Unit.EVENTS,
            1,
            _held,
            _BASIS,
            public=(),
            is_flow=True,
        ),
        Indicator(
            "training.makers",
            Words("UMKM yang dilatih", "Makers trained"),
            Words(
                "UMKM yang tercatat hadir sedikitnya di satu sesi pelatihan pada periode itu, dihitung sekali.",
                "Makers noted present at one session of a training in the period or more, each counted once.",
            ),
            Unit.MAKERS,
            1,
            _makers,
            _BASIS,
            public=("gender", "district"),
            has_atoms=True,
            is_flow=True,
        ),
        Indicator(
            "training.hours",
            Words("Jam belajar", "Hours of learning"),
            Words(
                "Lama sesi yang dihadiri, dijumlahkan atas semua UMKM yang hadir, dalam jam penuh.",
                "Length of the sessions attended, summed over every maker present, in whole hours.",
            ),
            Unit.HOURS,
            1,
            lambda found: _measured(found, found.hours()),
            _BASIS,
            public=(),
            has_atoms=True,
            is_flow=True,
        ),
        Indicator(
            "training.certificates",
            Words("Sertifikat pelatihan", "Certificates of training"),
            Words(
                "Sertifikat yang terbit pada periode itu dan masih berlaku.",
                "Certificates issued in the period that are still valid.",
            ),
            Unit.PAPERS,
            1,
            _certificates,
            _BASIS,
            is_flow=True,
        ),
    ),
    Words("Pelatihan", "Training"),
)
