"""What of programmes and visits somebody in the office should know this morning: one question for each number."""

from dataclasses import dataclass

from kriya.assistance.models import Case, CaseState
from kriya.assistance.queries.cases import LATE, SOON, Wanted, narrowed
from kriya.core.clock import today
from kriya.outcomes.queries.asks import open_asks
from kriya.visits.models import Visit, VisitState


@dataclass(frozen=True)
class ProgrammesToday:
    """How much of each kind waits: wishes for help, steps near or late, makers to be asked, delegations to answer."""

    wishes: int
    soon: int
    late: int
    asks: int
    visits: int


def programmes_today() -> ProgrammesToday:
    """Return what waits: five questions, however many programmes."""
    return ProgrammesToday(
        wishes=Case.objects.filter(state=CaseState.ASKED).count(),
        soon=narrowed(Wanted(only=SOON)).count(),
        late=narrowed(Wanted(only=LATE)).count(),
        asks=open_asks(today()).count(),
        visits=Visit.objects.filter(state=VisitState.ASKED).count(),
    )
