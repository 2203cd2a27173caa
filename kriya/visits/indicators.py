"""Figures of visits: delegations received, by whom they were sent, and how many people came."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from kriya.core.indicators import Basis, Choice, Dimension, Family, Indicator, Measure, Unit, Words
from kriya.visits.models import Direction, InstitutionKind, Visit, VisitState

_KINDS: Final = {
    InstitutionKind.COUNCIL.value: Words("Dekranasda", "Crafts council"),
    InstitutionKind.OFFICE.value: Words("Dinas atau badan", "Government office"),
    InstitutionKind.PKK.value: Words("TP PKK", "PKK"),
    InstitutionKind.SCHOOL.value: Words("Sekolah", "School"),
    InstitutionKind.UNIVERSITY.value: Words("Perguruan tinggi", "University"),
    InstitutionKind.ASSOCIATION.value: Words("Komunitas atau asosiasi", "Association"),
    InstitutionKind.BUSINESS.value: Words("Perusahaan", "Company"),
    InstitutionKind.OTHER.value: Words("Lainnya", "Other"),
}
_BASIS: Final = Basis(
    numerator=Words("kunjungan yang terlaksana dan tamunya", "visits that took place, and their guests"),
    denominator=Words(
        "semua kunjungan tamu yang terlaksana pada periode itu; tamu diketahui bila jumlahnya dicatat",
        "all visits of guests that took place in the period; guests are known where their number was noted",
    ),
    source=Words("Catatan kunjungan", "The book of visits"),
    owner=Words("pengurus, bagian penerimaan tamu", "council staff, hospitality"),
    valid_from=date(2023, 1, 1),
    counted=Words("kunjungan", "visits"),
)
Held = Sequence[tuple[str, int | None]]
"""Of each visit who sent it, and how many came."""


def gather(choice: Choice) -> Held:
    """Ask which delegations came over the days of a choice: one question. Of visits from before the system, too."""
    last = min(choice.last_day, choice.as_of)
    rows: Any = Visit.objects.filter(
        state=VisitState.HELD, direction=Direction.INCOMING, on__range=(choice.first_day, last)
    )
    return [
        (kind, people if came is None else came)
        for kind, came, people in rows.order_by("on", "pk").values_list("institution__kind", "came", "people")
    ]


def _received(held: Held) -> Measure:
    return Measure(len(held), len(held), len(held), {"visitor_kind": dict(Counter(kind for kind, _came in held))})


def _guests(held: Held) -> Measure:
    known = [came for _kind, came in held if came is not None]
    return Measure(sum(known) if known or not held else None, len(known), len(held))


VISITS: Final = Family(
    "visits",
    gather,
    (
        Indicator(
            "visits.received",
            Words("Kunjungan diterima", "Delegations received"),
            Words(
                "Rombongan dari luar yang datang pada periode itu, menurut lembaga yang mengirimnya.",
                "Delegations that came in the period, by what sent them.",
            ),
            Unit.VISITS,
            1,
            _received,
            _BASIS,
            public=("visitor_kind",),
            is_flow=True,
        ),
        Indicator(
            "visits.guests",
            Words("Tamu yang datang", "Guests who came"),
            Words(
                "Orang yang datang bersama rombongan itu; yang jumlahnya tidak dicatat tidak dihitung nol.",
                "People who came with them; where their number was not noted it is not taken for zero.",
            ),
            Unit.PEOPLE,
            1,
            _guests,
            _BASIS,
            public=(),
            is_flow=True,
        ),
    ),
    Words("Kunjungan", "Visits"),
    (Dimension("visitor_kind", Words("Pengirim rombongan", "Who sent it"), keys=_KINDS),),
)
