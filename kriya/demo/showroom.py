"""The showroom of the demo: places, pieces on consignment under labels, and a till; so that a cashier can sell at once."""

import random
from datetime import timedelta
from typing import Final

from kriya.accounts.models import User
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import now, standing_at
from kriya.core.scoping import current_council
from kriya.inventory.actions.locations import add_location, give_locations
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.models import LocationKind, Lot, LotKind
from kriya.ledger.actions.rules import set_money_rules
from kriya.ledger.terms import Bearer, Terms
from kriya.sales.actions.tills import register_till
from kriya.showroom.actions.labels import set_label_rules

TERMS: Final = Terms(basis_points=2000, discount_bearer=Bearer.SHARED, floor=8500, hold_days=3)
STEP: Final = 100
OLDEST: Final = 190
TERM: Final = 180
"""Days: how long ago the first pieces came in, and how long they may stay."""
GRACE: Final = 30
_AGES: Final = {3: TERM + 5, 5: TERM + 12, 7: TERM + GRACE + 10, 9: TERM - 6}
"""For how many days some lots have been here, by their number: in grace, past it, and about to reach their term."""


def seed_showroom(count: int, *, by: User) -> list[Lot]:
    """Take `count` products of the council of the scope into its showroom, the newest first, and register a till."""
    chance = random.Random(f"showroom of {current_council().slug}")
    places = give_locations()
    store = add_location(LocationKind.STORE, "Gudang")
    set_label_rules(line="Dibuat dengan tangan")
    set_money_rules(by=by, cash_step=STEP, static_qris=demo_qris(current_council().short_name))
    showroom = places[LocationKind.SHOWROOM]
    shown = Product.objects.filter(state=ProductState.PUBLISHED, price__gt=0).select_related("maker")
    lots = []
    for number, product in enumerate(shown.order_by("-published_at")[:count]):
        one = product.kind == "one"
        terms = Terms(**{**TERMS.__dict__, "agreed_price": product.price or 0})
        days = chance.randrange(OLDEST)
        with standing_at(now() - timedelta(days=_AGES.get(number, days))):
            lots.append(
                add_lot(
                    product=product,
                    maker=product.maker,
                    pieces=1 if one else chance.randrange(2, 9),
                    price=product.price or 0,
                    terms=terms.as_json(),
                    location=store if chance.random() < 0.1 else showroom,
                    by=by,
                    kind=LotKind.ONE if one else LotKind.BATCH,
                    term_days=TERM,
                    grace_days=GRACE,
                )
            )
    register_till("Tablet galeri", "G1", showroom, by=by)
    return lots


def demo_qris(city: str) -> str:
    """Return a static QRIS of no merchant: whole by its sum, and refused by every bank."""
    name = f"GALERI {city}".upper()[:25]
    national = _field("00", "ID.CO.QRIS.WWW") + _field("02", "ID1020000000001") + _field("03", "UMI")
    acquirer = _field("00", "ID.CO.CONTOH.WWW") + _field("01", "936000000000000000") + _field("03", "UMI")
    fields = (
        ("00", "01"), ("01", "11"), ("26", acquirer), ("51", national), ("52", "5947"), ("53", "360"), ("58", "ID"),
        ("59", name), ("60", city.upper()[:15]), ("61", "51111"),
    )  # fmt: skip
    body = "".join(_field(tag, value) for tag, value in fields) + "6304"
    return f"{body}{_sum(body):04X}"


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _sum(text: str) -> int:
    """Return CRC-16/CCITT-FALSE."""
    found = 0xFFFF
    for byte in text.encode():
        found ^= byte << 8
        for _bit in range(8):
            found = ((found << 1) ^ 0x1021 if found & 0x8000 else found << 1) & 0xFFFF
    return found
