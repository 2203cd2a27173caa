"""What hosts and guests read of the day: the order with its hours, who signed, what was seen, given and bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from kriya.core.personal import masked
from kriya.ledger.days import zone
from kriya.promotion.queries.funnel import Funnel, funnels
from kriya.visits.models import AgendaItem, Guest, SeenPiece, SupplyMove, Visit, VisitCost, VisitGift


@dataclass(frozen=True)
class Hour:
    """A part of the day with its hours; None where the visit's hours are not known."""

    item: AgendaItem
    starts_at: datetime | None
    ends_at: datetime | None


def agenda_of(visit: Visit) -> list[Hour]:
    """Return the order of the day, each part after the one before, in one question."""
    at = timezone.localtime(visit.starts_at, zone()) if visit.starts_at else None
    found = []
    for item in visit.agenda.order_by("position"):
        end = at + timedelta(minutes=item.minutes) if at else None
        found.append(Hour(item, at, end))
        at = end
    return found


@dataclass(frozen=True)
class GuestLine:
    """A guest as hosts read one without asking for more: names shortened, numbers masked."""

    guest: Guest
    name: str
    title: str
    phone: str


def guests_of(visit: Visit) -> list[GuestLine]:
    """Return who signed, in the order of signing."""
    return [
        GuestLine(guest, short_name(guest.name), guest.title, masked(guest.phone))
        for guest in visit.guests.order_by("signed_at", "pk")
    ]


def short_name(name: str) -> str:
    """Return a name as it may stand on a screen that many see: the first word, of the others their first letters."""
    first, *others = name.split() or [""]
    return " ".join([first, *(f"{word[0]}." for word in others)])


@dataclass(frozen=True)
class Spent:
    """What a visit cost: pieces given and refreshments served at their cost, and the rest. Whole rupiah."""

    gifts: Sequence[VisitGift]
    served: Sequence[SupplyMove]
    costs: Sequence[VisitCost]

    @property
    def total(self) -> int:
        stock = sum(one.cost for one in self.gifts) + sum(one.cost_out for one in self.served)
        return stock + sum(one.amount for one in self.costs)


def spent_on(visit: Visit) -> Spent:
    """Return what a visit cost, in three questions."""
    return Spent(
        list(visit.gifts.select_related("lot__maker").order_by("at", "pk")),
        list(visit.served.select_related("supply").order_by("at", "pk")),
        list(visit.costs.order_by("at", "pk")),
    )


def seen_on(visit: Visit) -> list[SeenPiece]:
    """Return the pieces that were shown, with their makers, in the order of the tour."""
    return list(visit.seen.select_related("lot__product", "lot__maker").order_by("seen_at", "pk"))


def bought_through(visit: Visit) -> Funnel | None:
    """Return what was bought by the code of a visit, less what came back; None where it has no code."""
    return funnels([visit.link])[visit.link.pk] if visit.link is not None else None
