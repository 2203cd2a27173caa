"""Figures of exhibitions: fairs held, makers exhibited, sales there; each fair in the period in which it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from kriya.core.indicators import Atom, Basis, Choice, Dimension, Family, Indicator, Measure, Unit, Words
from kriya.core.scoping import current_council
from kriya.exhibitions.models import Level
from kriya.participation.queries.who import summed, who_are

LEVELS: Final = {
    Level.LOCAL.value: Words("Kota atau kabupaten", "City or regency"),
    Level.PROVINCIAL.value: Words("Provinsi", "Province"),
    Level.NATIONAL.value: Words("Nasional", "National"),
    Level.INTERNATIONAL.value: Words("Internasional", "International"),
}
_HELD: Final = """
SELECT e.id, e.level, e.location_id, EXISTS (
    SELECT FROM exhibitions_closing c
    WHERE c.council_id = e.council_id AND c.exhibition_id = e.id AND c.state = 'closed')
FROM exhibitions_exhibition e
WHERE e.council_id = %(council)s AND e.cancelled_at IS NULL AND e.ends_on BETWEEN %(since)s AND %(until)s
    AND e.ends_on <= %(as_of)s
"""
_SHOWN: Final = """
SELECT exhibition_id, maker_id FROM exhibitions_participant
WHERE council_id = %(council)s AND withdrawn_at IS NULL AND exhibition_id = ANY(%(held)s)
"""
_SOLD: Final = """
SELECT s.location_id, sum(l.total)::bigint FROM sales_sale s
JOIN sales_saleline l ON l.council_id = s.council_id AND l.sale_id = s.id
WHERE s.council_id = %(council)s AND s.location_id = ANY(%(places)s) AND s.happened_on <= %(as_of)s GROUP BY 1
UNION ALL
SELECT s.location_id, -sum(b.total)::bigint FROM sales_refund r
JOIN sales_refundline b ON b.council_id = r.council_id AND b.refund_id = r.id
JOIN sales_saleline l ON l.council_id = b.council_id AND l.id = b.line_id
JOIN sales_sale s ON s.council_id = l.council_id AND s.id = l.sale_id
WHERE r.council_id = %(council)s AND s.location_id = ANY(%(places)s) AND r.happened_on <= %(as_of)s GROUP BY 1
"""
_BASIS: Final = Basis(
    numerator=Words("pameran, pesertanya, dan penjualannya", "fairs, their participants and sales"),
    denominator=Words(
        "semua pameran yang berakhir pada periode itu; diketahui bila sudah ditutup",
        "all fairs that ended in the period; known once closed",
    ),
    source=Words("Daftar peserta dan penutupan pameran", "Participants and closings of fairs"),
    owner=Words("pengurus, bagian pameran", "council staff, exhibitions"),
    valid_from=date(2024, 1, 1),
    counted=Words("pameran", "fairs"),
)


class Fair(NamedTuple):
    """A fair that ended over the days of a choice."""

    id: UUID
    level: str
    place: UUID | None
    is_closed: bool


@dataclass(frozen=True)
class Held:
    """The fairs, who took part at which level, and what was sold at each, in rupiah less what came back."""

    fairs: Sequence[Fair]
    shown: Sequence[tuple[str, str]]
    sold: Mapping[UUID, int]

    @property
    def closed(self) -> int:
        return sum(fair.is_closed for fair in self.fairs)


def gather(choice: Choice) -> Held:
    """Ask what was held, who took part and what was sold: four questions."""
    told: dict[str, Any] = {"council": current_council().pk, "as_of": choice.as_of}
    told |= {"since": choice.first_day, "until": choice.last_day}
    fairs = [Fair(*row) for row in _asked(_HELD, told)]
    levels = {fair.id: fair.level for fair in fairs}
    rows = _asked(_SHOWN, {**told, "held": list(levels)})
    who = who_are({maker for _fair, maker in rows})
    shown = sorted({(who[maker].maker, levels[fair]) for fair, maker in rows})
    places = [fair.place for fair in fairs if fair.place is not None]
    return Held(fairs, shown, summed(_asked(_SOLD, {**told, "places": places})))


def _asked(question: str, told: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        found: list[Any] = cursor.fetchall()
    return found


def _events(found: Held) -> Measure:
    by = {"fair_level": summed((fair.level, 1) for fair in found.fairs)}
    return Measure(len(found.fairs), len(found.fairs), len(found.fairs), by)


def _makers(found: Held) -> Measure:
    """Count each maker once, also one that went to two levels: the parts do not sum to the whole."""
    makers = sorted({maker for maker, _level in found.shown})
    by = {"fair_level": summed((level, 1) for _maker, level in found.shown)}
    atoms = [Atom(maker, {}, 1) for maker in makers]
    return Measure(len(makers), found.closed, len(found.fairs), by, atoms)


def _sales(found: Held) -> Measure:
    by = {"fair_level": summed((fair.level, found.sold.get(fair.place, 0)) for fair in found.fairs if fair.place)}
    return Measure(sum(found.sold.values()), found.closed, len(found.fairs), by)


EXHIBITIONS: Final = Family(
    "exhibitions",
    gather,
    (
        Indicator(
            "exhibitions.events",
            Words("Pameran yang diikuti", "Exhibitions"),
            Words(
                "Pameran yang berakhir pada periode itu; yang dibatalkan tidak dihitung.",
                "Fairs that ended in the period; those called off are left out.",
            ),
            Unit.EVENTS,
            1,
            _events,
            _BASIS,
            public=("fair_level",),
            is_flow=True,
        ),
        Indicator(
            "exhibitions.makers",
            Words("UMKM yang dipamerkan", "Makers exhibited"),
            Words(
                "UMKM yang ikut sedikitnya satu pameran yang berakhir pada periode itu, masing-masing dihitung sekali.",
                "Makers that took part in a fair that ended in the period, each counted once.",
            ),
            Unit.MAKERS,
            1,
            _makers,
            _BASIS,
            public=(),
            has_atoms=True,
            is_flow=True,
        ),
        Indicator(
            "exhibitions.sales",
            Words("Penjualan di pameran", "Sales at exhibitions"),
            Words(
                "Rupiah yang terjual di tempat pameran yang berakhir pada periode itu, dikurangi yang kembali. Sudah "
                "termasuk dalam omzet melalui dewan; jangan dijumlahkan dengannya.",
                "Rupiah sold at fairs that ended in the period, less returns. It is part of the sales through the "
                "council: do not add the two.",
            ),
            Unit.RUPIAH,
            1,
            _sales,
            _BASIS,
            is_flow=True,
        ),
    ),
    Words("Pameran", "Exhibitions"),
    (Dimension("fair_level", Words("Tingkat pameran", "Level of the fair"), "given", LEVELS, overlapping=True),),
)
