"""Record that personal data of guests was shown (UU 27/2022, articles 20 and 31)."""

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.visits.models import Visit, VisitDataShown


def record_showing(visit: Visit, what: str, *, to: User) -> None:
    """Record that somebody saw names or numbers of a visit in full, each time anew."""
    VisitDataShown(visit=visit, what=what, shown_at=now(), shown_to=to).save()
