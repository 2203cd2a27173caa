"""Who works on how much: open, late and finished cases by officer and by service."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

from kriya.assistance.models import OPEN_STATES, Case, CaseState
from kriya.assistance.queries.cases import is_late
from kriya.core.clock import today
from kriya.ledger.days import start_of


@dataclass(frozen=True)
class Load:
    """What one officer, or one service, has on its hands, and what it finished this year; `days` is how long a
    finished case took on average, None where none was finished."""

    key: Any
    name: str
    open: int
    late: int
    done: int
    days: float | None


def by_officer() -> list[Load]:
    """Return the load of each officer, the most first; waiting wishes have no officer (key None)."""
    return _loads("owner", "owner__name")


def by_service() -> list[Load]:
    """Return the load of each service, the most first."""
    return _loads("service", "service__name")


def _loads(key: str, name: str) -> list[Load]:
    on = today()
    this_year = Q(state=CaseState.DONE, ended_at__gte=start_of(on.replace(month=1, day=1)))
    took = ExpressionWrapper(F("ended_at") - F("began_at"), output_field=DurationField())
    rows = (
        Case.objects.annotate(late=is_late(on))
        .order_by()
        .values(key, name)
        .annotate(
            open=Count("pk", filter=Q(state__in=OPEN_STATES)),
            behind=Count("pk", filter=Q(state=CaseState.RUNNING, late=True)),
            done=Count("pk", filter=this_year),
            took=Avg(took, filter=this_year),
        )
        .filter(Q(open__gt=0) | Q(done__gt=0))
    )
    loads = [
        Load(
            row[key],
            row[name] or "",
            row["open"],
            row["behind"],
            row["done"],
            row["took"].total_seconds() / 86_400 if row["took"] is not None else None,
        )
        for row in rows
    ]
    return sorted(loads, key=lambda load: (-load.open, -load.done, load.name))
