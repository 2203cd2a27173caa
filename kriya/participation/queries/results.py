"""What came of a call: presence, tests, certificates, what participants say, and what each of them cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from kriya.participation.models import Call, Certificate, Feedback, TestKind, TestScore
from kriya.participation.queries.presence import Attendance, attendance_of
from kriya.participation.terms import Payer


@dataclass(frozen=True)
class Participant:
    """One participant and what came of it; a test is (points, most)."""

    attendance: Attendance
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    certificate: Certificate | None


@dataclass(frozen=True)
class Results:
    """All that came of a call. Averages are of 100, None where nobody was asked; n says of how many."""

    participants: tuple[Participant, ...]
    feedback: tuple[Feedback, ...]
    public_cost: int
    percent: int

    @property
    def came(self) -> int:
        """How many were there at all."""
        return sum(bool(one.attendance.there) for one in self.participants)

    @property
    def passed(self) -> int:
        """How many were there often enough for a certificate."""
        return sum(one.attendance.is_enough(self.percent) for one in self.participants)

    @property
    def both(self) -> list[tuple[float, float]]:
        """The shares of points of those who took both tests: only they can be compared."""
        return [
            (one.before[0] / one.before[1], one.after[0] / one.after[1])
            for one in self.participants
            if one.before and one.after
        ]

    @property
    def mean_before(self) -> float | None:
        return sum(before for before, _after in self.both) / len(self.both) if self.both else None

    @property
    def mean_after(self) -> float | None:
        return sum(after for _before, after in self.both) / len(self.both) if self.both else None

    @property
    def rating(self) -> float | None:
        return sum(one.rating for one in self.feedback) / len(self.feedback) if self.feedback else None

    @property
    def cost_each(self) -> int | None:
        """What APBD and sponsors paid for each who came, in whole rupiah; None where nobody came."""
        return round(self.public_cost / self.came) if self.came and self.public_cost else None


def results_of(call: Call) -> Results:
    """Return what came of a call: seven questions, however many took part."""
    rows = attendance_of(call)
    places = [row.place.pk for row in rows]
    scores = {(one.place_id, one.kind): (one.points, one.most) for one in TestScore.objects.filter(place__in=places)}
    certificates = certificates_of(places)
    feedback = Feedback.objects.filter(place__in=places).select_related("place__maker").order_by("-said_at", "pk")
    paid = sum(cost.amount for cost in call.terms.costs if cost.payer != Payer.MAKER)
    people = tuple(
        Participant(
            row,
            scores.get((row.place.pk, TestKind.BEFORE)),
            scores.get((row.place.pk, TestKind.AFTER)),
            certificates.get(row.place.pk),
        )
        for row in rows
    )
    return Results(people, tuple(feedback), paid, call.certificate_percent)


def certificates_of(places: list[UUID]) -> Mapping[UUID, Certificate]:
    """Return the newest certificate of each place, valid or not."""
    found = Certificate.objects.filter(place__in=places).order_by("issued_at", "pk")
    return {one.place_id: one for one in found}
