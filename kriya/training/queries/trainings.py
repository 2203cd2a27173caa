"""Trainings with what they teach, by whom and when."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from kriya.participation.models import Call, CallKind, Session
from kriya.participation.queries.calls import public_calls
from kriya.participation.queries.presence import sessions_of
from kriya.training.models import Course, Module, Teaching, Trainer, Training


def details_of(call: Call) -> dict[str, Any]:
    """Return what anyone reads of a training beside its call: its course with modules, its sessions with trainers."""
    training = Training.objects.filter(call=call).select_related("course").first()
    course = training.course if training else None
    modules = course.modules.order_by("position") if course else []
    sessions = list(sessions_of(call))
    trainers = trainers_of(sessions)
    return {
        "course": {"name": course.name, "level": course.level, "about": course.about} if course else None,
        "modules": [{"title": one.title, "aim": one.aim, "minutes": one.minutes} for one in modules],
        "sessions": [
            {
                "id": str(one.pk),
                "title": one.title,
                "starts_at": one.starts_at.isoformat(),
                "ends_at": one.ends_at.isoformat(),
                "room": one.room.name if one.room else "",
                "trainers": [trainer.name for trainer in trainers[one.pk] if trainer.consented_at is not None],
            }
            for one in sessions
        ],
    }


def public_id_of(slug: str) -> UUID | None:
    """Return the id of a public training by its address."""
    found: UUID | None = public_calls(CallKind.TRAINING).filter(slug=slug).values_list("call_id", flat=True).first()
    return found


def trainers_of(sessions: Iterable[Session]) -> dict[UUID, list[Trainer]]:
    """Return who teaches each session, by name."""
    found: dict[UUID, list[Trainer]] = defaultdict(list)
    rows = Teaching.objects.filter(session__in=list(sessions)).select_related("trainer").order_by("trainer__name")
    for row in rows:
        found[row.session_id].append(row.trainer)
    return found


def elsewhere(session: Session) -> dict[str, object] | None:
    """Return which trainer of a session teaches another one at its times, and which."""
    mine = Teaching.objects.filter(session=session).values("trainer")
    busy = Teaching.objects.filter(trainer__in=mine, starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)
    row = busy.exclude(session=session).select_related("trainer", "session__call").order_by("starts_at", "pk").first()
    return {"who": row.trainer.name, "other": f"{row.session.title} ({row.session.call.title})"} if row else None


def _minutes() -> Subquery:
    """Return how long a course takes: a question of its own, since two joins would count each module twice."""
    modules = Module.objects.filter(course=OuterRef("pk")).order_by().values("course")
    return Subquery(modules.annotate(whole=Sum("minutes")).values("whole"))


def courses_shown() -> QuerySet[Course]:
    """Return the courses that are taught, with how long they take and how often they were, by level and name."""
    found = Course.objects.filter(retired_at=None).select_related("craft", "after")
    return found.annotate(
        minutes=_minutes(), taught=Count("trainings", distinct=True)
    ).order_by("name")  # fmt: skip


def trainers_shown() -> QuerySet[Trainer]:
    """Return trainers with how many sessions they taught or will, by name."""
    return Trainer.objects.annotate(sessions=Count("teachings")).order_by("name")
