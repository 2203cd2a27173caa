"""Builders for goods and money: a showroom with pieces on consignment, a till, and sales as a till tells them."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, cycle, islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.catalog.actions.products import add_product
from kriya.core.clock import now, standing_at
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.inventory.actions.locations import add_location, give_locations
from kriya.inventory.actions.lots import Coming, add_lot, add_lots
from kriya.inventory.models import Level, Location, LocationKind, Lot
from kriya.ledger.terms import Terms
from kriya.makers.models import Maker
from kriya.sales.told import LineTold, SaleTold, TenderTold
from tests import build

_counters = count(1)


@dataclass
class Showroom:
    """A council with a showroom, a stall at an exhibition and makers; `place` is the showroom."""

    council: Council
    places: dict[str, Location]
    makers: list[Maker] = field(default_factory=list)

    @property
    def place(self) -> Location:
        return self.places[LocationKind.SHOWROOM]

    def lot(
        self, maker: Maker | None = None, *, pieces: int = 10, price: int = 100_000, days: int = 0, **terms: Any
    ) -> Lot:
        """Pieces of a maker (of none: the first) at the showroom, there since `days` days; 30 % commission unless terms
        say otherwise."""
        return self.lots(1, maker, pieces=pieces, price=price, days=days, **terms)[0]

    def lots(
        self,
        count: int,
        *makers: Maker | None,
        pieces: int = 10,
        price: int = 100_000,
        days: int = 0,
        **terms: Any,
    ) -> list[Lot]:
        """So many lots, each as lot() makes one, of these makers in turn."""
        owners = [maker or self.makers[0] for maker in makers or self.makers[:1]]
        said = Terms(**{"basis_points": 3000, "agreed_price": price, **terms}).as_json()
        coming = [
            Coming(
                product=add_product(maker=owner, name=f"Sarung {next(_counters)}", price=price),
                maker=owner,
                pieces=pieces,
                price=price,
                terms=said,
                location=self.place,
            )
            for owner in islice(cycle(owners), count)
        ]
        with standing_at(now() - timedelta(days=days)):
            return add_lots(coming, by=None)

    def public_goods(self, *, pieces: int = 10, price: int = 100_000) -> Lot:
        """Pieces that the council bought with public money."""
        product = add_product(maker=self.makers[0], name=f"Vas {next(_counters)}", price=price)
        return add_lot(product=product, maker=None, pieces=pieces, price=price, terms={}, location=self.place, by=None)

    def level(self, lot: Lot, place: Location | None = None) -> int:
        """How many pieces of a lot are at a place, by the cache."""
        found = Level.objects.filter(lot=lot, location=place or self.place).values_list("pieces", flat=True).first()
        return found or 0


def showroom(slug: str = "pekalongan", *, makers: int = 2) -> Showroom:
    """A showroom with makers and no pieces yet."""
    council = build.pekalongan() if slug == "pekalongan" else build.gunungkidul()
    with council_scope(council):
        places = give_locations()
        places["stall"] = add_location(LocationKind.EXHIBITION, "Inacraft 2026")
        people = [build.maker(f"Batik {name}") for name in ("Tejo", "Siti", "Wulan", "Karto")[:makers]]
    return Showroom(council, places, people)


def told(
    at: Showroom,
    *lines: tuple[Lot, int],
    cash: int | None = None,
    tenders: tuple[TenderTold, ...] | None = None,
    key: UUID | None = None,
    off: int = 0,
    **more: Any,
) -> SaleTold:
    """A sale as it is told; paid in cash exactly unless `tenders` say otherwise. `off` is a discount on each line."""
    total = sum(lot.price * pieces - off for lot, pieces in lines) - more.get("discount", 0)
    paid = tenders if tenders is not None else (TenderTold("cash", total if cash is None else cash),)
    return SaleTold(
        id=key or new_id(),
        channel=more.pop("channel", "showroom"),
        location=more.pop("location", at.place.pk),
        lines=tuple(LineTold(pieces, lot=lot.pk, discount=off) for lot, pieces in lines),
        tenders=paid,
        **more,
    )


def message(at: Showroom, *lines: tuple[Lot, int], shift: UUID | None = None, **more: Any) -> dict[str, Any]:
    """A sale as a till sends it, paid in cash exactly unless `tenders` say otherwise."""
    total = sum(lot.price * pieces for lot, pieces in lines)
    number = next(_counters)
    said = {
        "kind": "sale",
        "version": 1,
        "id": str(new_id()),
        "location": str(at.place.pk),
        "lines": [{"lot": str(lot.pk), "pieces": pieces, "price": lot.price} for lot, pieces in lines],
        "tenders": [{"kind": "cash", "amount": total}],
        "counter": number,
        "receipt": f"A1-{number:06}",
        "device_at": now().isoformat(),
    }
    return {**said, **({"shift": str(shift)} if shift else {}), **more}


def questions(client: Client, path: str) -> int:
    """How often a page asks the database, once what is looked up only at first is known."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200, path
    return len(asked)
