"""The way of a maker: what it learned, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kriya.core.clock import now
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker, MakerCraft
from kriya.participation.eligibility import is_below
from kriya.participation.models import Call, Certificate, PlaceState
from kriya.training.models import Course, Training


@dataclass(frozen=True)
class Path:
    """What a maker has a valid certificate of, what it took part in without one, and what comes next."""

    done: tuple[Course, ...]
    begun: tuple[Course, ...]
    next: tuple[Course, ...]


def path_of(maker: Maker) -> Path:
    """Return a maker's way: five questions.

    Next is a course that suits one of its crafts (or all), that it does not have yet, and whose forerunner it has.
    """
    mine = family(maker.pk)
    courses = list(Course.objects.select_related("craft", "after").order_by("name"))
    taught = Training.objects.filter(call__held__maker__in=mine, call__held__state=PlaceState.TAKEN)
    begun = set(taught.values_list("course", flat=True))
    valid = Certificate.objects.filter(place__maker__in=mine, revoked_at=None).values("place__call")
    done = set(Training.objects.filter(call__in=valid).values_list("course", flat=True))
    crafts = list(MakerCraft.objects.filter(maker__in=mine).values_list("craft__code", flat=True))
    return Path(
        tuple(one for one in courses if one.pk in done),
        tuple(one for one in courses if one.pk in begun - done),
        tuple(one for one in courses if _is_next(one, done, begun, crafts)),
    )


def open_trainings(courses: Iterable[Course]) -> dict[UUID, Call]:
    """Return for each course the training that can be applied for now, of several the one that closes first."""
    instant = now()
    rows = Training.objects.filter(
        course__in=list(courses), call__published_at__isnull=False, call__cancelled_at=None,
        call__opens_at__lte=instant, call__closes_at__gt=instant,
    )  # fmt: skip
    found: dict[UUID, Call] = {}
    for row in rows.select_related("call").order_by("call__closes_at", "call"):
        found.setdefault(row.course_id, row.call)
    return found


def _is_next(course: Course, done: set[UUID], begun: set[UUID], crafts: list[str]) -> bool:
    if course.retired_at is not None or course.pk in done | begun:
        return False
    if course.after_id is not None and course.after_id not in done:
        return False
    return course.craft is None or any(is_below(code, course.craft.code) for code in crafts)
