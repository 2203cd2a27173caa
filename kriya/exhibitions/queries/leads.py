"""Cards that were taken: whom to call today, what came of each."""

from django.db.models import F, Q, QuerySet

from kriya.core.clock import today
from kriya.core.personal import masked
from kriya.exhibitions.models import OPEN_OUTCOMES, Exhibition, Lead


def leads(exhibition: Exhibition | None = None, *, due: bool = False) -> QuerySet[Lead]:
    """Return cards, of one exhibition or of all; with `due` those to be called by today. The most urgent first."""
    rows = Lead.objects.select_related("exhibition", "maker", "taken_by")
    rows = rows.filter(exhibition=exhibition) if exhibition is not None else rows
    if due:
        rows = rows.filter(outcome__in=OPEN_OUTCOMES).filter(Q(follow_on=None) | Q(follow_on__lte=today()))
    return rows.order_by(F("follow_on").asc(nulls_last=True), "-taken_at", "pk")


def hidden(lead: Lead) -> str:
    """Return how a lead is reached, with all but the end hidden."""
    name, at, domain = lead.email.partition("@")
    mail = f"{masked(name, 1)}{at}{domain}" if lead.email else ""
    return " · ".join(part for part in (masked(lead.phone), mail) if part)
