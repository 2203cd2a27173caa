"""What was asked and promised, and what became of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kriya.core.clock import today
from kriya.visits.models import Adoption, Feedback, FollowUp, Promise, TaskKind, Topic, Visit, VisitState, VisitTask
from kriya.visits.models.visits import OVER
from kriya.visits.queries.history import earlier_of
from kriya.visits.queries.missed import missed_ones


@dataclass(frozen=True)
class Earlier:
    """An earlier visit as its hosts should know it before the guests are here again."""

    visit: Visit
    promises: Sequence[Promise]
    adoptions: Sequence[Adoption]


def before(visit: Visit) -> list[Earlier]:
    """Return the earlier visits of the institution with what was promised and adopted; as many questions for one as for
    a hundred."""
    rows = earlier_of(visit)
    promises = list(Promise.objects.filter(visit__in=rows).order_by("side", "due_on", "pk"))
    adoptions = list(Adoption.objects.filter(visit__in=rows).order_by("-on", "pk"))
    return [
        Earlier(
            one,
            [promise for promise in promises if promise.visit_id == one.pk],
            [adoption for adoption in adoptions if adoption.visit_id == one.pk],
        )
        for one in rows
    ]


def is_late(promise: Promise) -> bool:
    """Tell whether a promise is open and its day is over."""
    return (
        promise.kept_at is None
        and promise.dropped_at is None
        and promise.due_on is not None
        and promise.due_on < today()
    )


@dataclass(frozen=True)
class Thought:
    """What guests thought: how many said something, how good it was on average, what they want to copy."""

    answers: Sequence[Feedback]
    stars: float | None
    wants: Sequence[tuple[str, int]]


def thought_of(visit: Visit) -> Thought:
    """Return what the guests of a visit thought, in one question."""
    rows = list(visit.feedback.order_by("at", "pk"))
    wants = Counter(topic for row in rows for topic in row.wants if topic in Topic.values)
    stars = sum(row.stars for row in rows) / len(rows) if rows else None
    return Thought(rows, stars, [(str(Topic(topic).label), n) for topic, n in wants.most_common()])


@dataclass(frozen=True)
class ToDo:
    """What waits for a host: tasks, own promises and follow-ups that are open, the most urgent first."""

    on: date | None
    kind: str
    words: str
    owner: str
    visit: Visit

    @property
    def is_late(self) -> bool:
        """Tell whether its day is over."""
        return self.on is not None and self.on < today()


def to_do() -> list[ToDo]:
    """Return everything open of all visits, in five questions; follow-ups stand on the day they came due.

    What was to be prepared for a visit waits no more once that was held or called off.
    """
    tasks = VisitTask.objects.filter(done_at=None).select_related("visit__institution")
    tasks = tasks.exclude(kind=TaskKind.PREPARE, visit__state__in=(*OVER, VisitState.HELD))
    promises = Promise.objects.filter(kept_at=None, dropped_at=None).select_related("visit__institution")
    asks = FollowUp.objects.filter(done_at=None).select_related("visit__institution")
    found = [ToDo(row.due_on, "task", row.title, row.owner, row.visit) for row in tasks]
    found += [ToDo(row.due_on, row.side, row.words, row.owner, row.visit) for row in promises]
    found += [ToDo(row.due_on, "follow_up", str(row.days), "", row.visit) for row in asks]
    found += [ToDo(one.due_on, "missed", str(one.days), "", one.visit) for one in missed_ones()]
    return sorted(found, key=lambda one: (one.on is None, one.on or date.max, one.words))
