"""What pieces cost at an exhibition: more at once, less when their maker agreed, as for any lower price."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.exhibitions.models import Exhibition
from kriya.inventory.actions.prices import drop_place_price, set_place_price
from kriya.inventory.models import Level, Lot
from kriya.makers.models import Maker
from kriya.showroom.actions.markdowns import ask
from kriya.showroom.models import Markdown


@dataclass(frozen=True)
class Priced:
    """How many prices hold from now on, and which questions went to makers, each with the secret of its link."""

    set: int
    asked: list[tuple[Markdown, str]]


@transaction.atomic
def set_prices(exhibition: Exhibition, wanted: Mapping[UUID, int], *, by: User | None) -> Priced:
    """Let lots cost these prices, in rupiah, at an exhibition. The lot's own price takes its exhibition price away.

    A higher price, and any of the council's own goods, holds at once; a lower one when its maker has answered the link
    (showroom/actions/markdowns.py). Refuse nothing, and lots that are not there.
    """
    if not wanted:
        raise Refused("place_price_empty")
    if exhibition.location.closed_at is not None:
        raise Refused("exhibition_is_closed")
    lots = list(Lot.objects.filter(pk__in=wanted).select_related("maker").order_by("maker", "pk"))
    here = set(Level.objects.filter(location=exhibition.location_id, lot__in=lots).values_list("lot", flat=True))
    lower: list[tuple[Lot, int]] = []
    count = 0
    for lot in lots:
        if lot.pk not in here:
            raise Refused("place_price_lot_not_here", label=lot.code)
        price = wanted[lot.pk]
        if price < lot.price and lot.maker is not None:
            lower.append((lot, price))
            continue
        count += 1
        if price == lot.price:
            drop_place_price(lot, exhibition.location)
        else:
            set_place_price(lot, exhibition.location, price, by=by)
    return Priced(count, _ask(exhibition, lower, by))


def _ask(exhibition: Exhibition, lower: list[tuple[Lot, int]], by: User | None) -> list[tuple[Markdown, str]]:
    asked = []
    for maker, group in groupby(lower, key=lambda pair: pair[0].maker):
        if isinstance(maker, Maker):
            wanted = [(lot, price, today()) for lot, price in group]
            asked.append(ask(maker, wanted, by=by, place=exhibition.location))
    return asked
