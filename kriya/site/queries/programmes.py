"""What of programmes and visits somebody in the office should know this morning."""

from dataclasses import dataclass

from kriya.assistance.models import Case, CaseState
from kriya.assistance.queries.cases import LATE, SOON, Wanted, narrowed
from kriya.core.clock import today
from kriya.core.counting import counted
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
    """Return what waits: one question, however many programmes."""
    waits = counted(
        wishes=Case.objects.filter(state=CaseState.ASKED),
        soon=narrowed(Wanted(only=SOON)),
        late=narrowed(Wanted(only=LATE)),
        asks=open_asks(today()),
        visits=Visit.objects.filter(state=VisitState.ASKED),
    )
    return ProgrammesToday(**waits)
