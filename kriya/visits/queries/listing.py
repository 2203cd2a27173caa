"""The lists of visits as hosts read them."""

from typing import Any, Final

from django.db.models import F, QuerySet

from kriya.core.clock import today
from kriya.visits.models import Direction, Visit, VisitState

TABS: Final = ("menunggu", "akan-datang", "selesai", "keluar", "batal")
_WAITING: Final = (VisitState.ASKED, VisitState.OFFERED)
_GONE: Final = (VisitState.DECLINED, VisitState.WITHDRAWN, VisitState.CALLED_OFF)


def visits_of(tab: str) -> QuerySet[Visit]:
    """Return the visits of a list with their institutions: what needs somebody first."""
    rows: Any = Visit.objects.select_related("institution")
    incoming = rows.filter(direction=Direction.INCOMING)
    match tab:
        case "menunggu":
            found = incoming.filter(state__in=_WAITING).order_by("asked_at", "pk")
        case "akan-datang":
            found = incoming.filter(state=VisitState.AGREED).order_by("on", "starts_at", "pk")
        case "keluar":
            found = rows.filter(direction=Direction.OUTGOING).order_by(F("on").desc(nulls_first=True), "pk")
        case "batal":
            found = incoming.filter(state__in=_GONE).order_by("-asked_at", "pk")
        case _:
            found = incoming.filter(state=VisitState.HELD).order_by("-on", "pk")
    return found  # type: ignore[no-any-return]


def counts() -> dict[str, int]:
    """Return how many visits stand in each list."""
    rows = Visit.objects.values_list("direction", "state")
    found = dict.fromkeys(TABS, 0)
    for direction, state in rows:
        found[_tab(direction, state)] += 1
    return found


def _tab(direction: str, state: str) -> str:
    if direction == Direction.OUTGOING:
        return "keluar"
    if state in _WAITING:
        return "menunggu"
    if state in _GONE:
        return "batal"
    return "akan-datang" if state == VisitState.AGREED else "selesai"


def is_overdue(visit: Visit) -> bool:
    """Tell whether a visit's day is over and nobody said yet how it was."""
    return visit.state == VisitState.AGREED and visit.on is not None and visit.on < today()
