"""What is to go back to its makers: asked for, or past its term."""

from datetime import timedelta

from django.db.models import QuerySet, Sum

from kriya.core.clock import today
from kriya.inventory.models import HELD, Level, Lot
from kriya.ledger.queries.families import family
from kriya.makers.models import Maker
from kriya.showroom.models import Return, TakeBackRequest

AHEAD = timedelta(days=14)


def requests_waiting() -> QuerySet[TakeBackRequest]:
    """Return what makers ask back, the oldest first."""
    return TakeBackRequest.objects.filter(answered_at=None).select_related("maker", "lot").order_by("asked_at", "pk")


def ending_lots() -> QuerySet[Lot]:
    """Return makers' lots whose term ends within two weeks or has ended, each with the pieces `held`."""
    lots = Lot.objects.filter(maker__isnull=False, term_ends_on__lte=today() + AHEAD, levels__location__kind__in=HELD)
    rows = lots.annotate(held=Sum("levels__pieces")).filter(held__gt=0).select_related("maker")
    return rows.order_by("term_ends_on", "name", "pk")


def held_levels(maker: Maker) -> list[Level]:
    """Return where pieces of a maker are that can be handed back."""
    rows = Level.objects.filter(lot__maker__in=family(maker.pk), location__kind__in=HELD, pieces__gt=0)
    return list(rows.select_related("lot", "location").order_by("lot__name", "lot", "location__name", "pk"))


def returns_made() -> QuerySet[Return]:
    """Return the returns, the newest first, each with the sum of its pieces."""
    return Return.objects.select_related("maker").annotate(sum=Sum("lines__pieces")).order_by("-at", "pk")
