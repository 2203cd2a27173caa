"""Figures of what came of programmes: who answered, and who says that it sells more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kriya.core.indicators import Atom, Basis, Choice, Dimension, Family, Indicator, Measure, Unit, Words
from kriya.outcomes.models import WAVES, Ask, FollowUpAnswer, Sold
from kriya.showroom.queries.news import roots_of

_BASIS: Final = Basis(
    numerator=Words("usaha yang menjawab seperti itu", "businesses that answered so"),
    denominator=Words(
        "usaha yang ditanya setelah pelatihan, pameran, atau fasilitasi",
        "businesses asked after training, exhibitions or assistance",
    ),
    source=Words("Jawaban perajin sendiri lewat tautan atau petugas", "Makers' own answers by link or officer"),
    owner=Words("pengurus, bagian program", "council staff, programmes"),
    valid_from=date(2024, 1, 1),
)
_WAVE: Final = Dimension(
    "follow_up_wave",
    Words("Lama setelah program", "Time after the programme"),
    order="given",
    keys={str(days): Words(f"{days} hari", f"{days} days") for days in WAVES},
    overlapping=True,
)


@dataclass(frozen=True)
class Facts:
    """Which makers were asked in a period, which answered and which sell more, by the days after a programme."""

    asked: Mapping[int, frozenset[UUID]]
    answered: Mapping[int, frozenset[UUID]]
    more: Mapping[int, frozenset[UUID]]


def gather(choice: Choice) -> Facts:
    """Ask who was to be asked within the days of a choice, and what was said: three questions."""
    rows = list(Ask.objects.filter(due_on__range=(choice.first_day, choice.last_day)))
    said = dict(FollowUpAnswer.objects.filter(ask__in=rows).values_list("ask", "sold"))
    roots = roots_of({row.maker_id for row in rows})

    def makers(chosen: Sequence[Ask]) -> dict[int, frozenset[UUID]]:
        return {days: frozenset(roots[row.maker_id] for row in chosen if row.days == days) for days in WAVES}

    return Facts(
        makers(rows),
        makers([row for row in rows if row.pk in said]),
        makers([row for row in rows if said.get(row.pk) == Sold.MORE]),
    )


def _all(groups: Mapping[int, frozenset[UUID]]) -> frozenset[UUID]:
    return frozenset().union(*groups.values())


def _measure(found: Mapping[int, frozenset[UUID]], known: Mapping[int, frozenset[UUID]], facts: Facts) -> Measure:
    value = _all(found)
    by = {"follow_up_wave": {str(days): len(found[days]) for days in WAVES if known[days]}}
    atoms = [Atom(str(maker), {}, 1) for maker in sorted(value)]
    return Measure(len(value) if _all(known) else None, len(_all(known)), len(_all(facts.asked)), by, atoms)


OUTCOMES: Final = Family(
    "outcomes",
    gather,
    (
        Indicator(
            "outcomes.answered",
            Words("Menjawab setelah program", "Answered after a programme"),
            Words(
                "Usaha yang menjawab paling sedikit satu pertanyaan yang jatuh tempo pada periode itu, 30, 90, atau "
                "180 hari setelah program. Totalnya adalah usaha yang ditanya.",
                "Businesses that answered at least one question due in the period, 30, 90 or 180 days after a "
                "programme. The total is the businesses asked.",
            ),
            Unit.MAKERS,
            1,
            lambda facts: _measure(facts.answered, facts.asked, facts),
            _BASIS,
            public=(),
            has_atoms=True,
            is_flow=True,
        ),
        Indicator(
            "outcomes.selling_more",
            Words("Menjual lebih banyak setelah program", "Sell more after a programme"),
            Words(
                "Usaha yang menurut jawabannya sendiri menjual lebih banyak daripada sebelum program. Diketahui dari "
                "yang menjawab; ini kata mereka setelah program, bukan bukti sebabnya.",
                "Businesses that by their own word sell more than before the programme. Known of those who answered; "
                "it is what they say after the programme, no proof of its cause.",
            ),
            Unit.MAKERS,
            1,
            lambda facts: _measure(facts.more, facts.answered, facts),
            _BASIS,
            public=(),
            has_atoms=True,
            is_flow=True,
        ),
    ),
    Words("Apa hasilnya", "What came of it"),
    (_WAVE,),
)
