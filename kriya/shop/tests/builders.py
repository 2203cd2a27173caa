"""A shop that is open, and buyers."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product
from kriya.core.checks.running import run_checks
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.models import Lot
from kriya.ledger.qris import crc
from kriya.ledger.queries.balances import trust
from kriya.makers.actions.consent import give_consent
from kriya.shop.actions.carts import put
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.placing import Buyer, Destination, place_order
from kriya.shop.actions.rules import keep_rules
from kriya.shop.models import DeliveryRate, Order, OrderLine, ShopRules
from tests.trade import Showroom, showroom

RINI = Buyer("Rini Ayuningtyas", "+6281200001111", "rini@contoh.invalid")
HER_HOUSE = Destination("table:", "Jl. Mawar 3", "33.74.01.1001", "50131")
PICK_UP = Destination("pick_up:")


@dataclass
class Shop:
    """A showroom that also sells online, inside an open scope."""

    room: Showroom
    carts: dict[str, UUID] = field(default_factory=dict)

    def show(self, lot: Lot) -> Lot:
        """Let the public see the product of a lot."""
        Product.objects.filter(pk=lot.product_id).update(weight_g=400)
        publish_product(Product.objects.get(pk=lot.product_id))
        return lot

    def lot(self, **more: Any) -> Lot:
        """Pieces that can be bought online."""
        return self.show(self.room.lot(**more))

    def made_to_order(self, *, price: int = 200_000, days: int = 14) -> Product:
        """A product that is made when it is ordered."""
        product = add_product(
            maker=self.room.makers[0],
            name=f"Kain pesanan {new_id().hex[-4:]}",
            price=price,
            kind="to_order",
            order_days=days,
        )
        publish_product(product)
        return product

    def order(
        self,
        *lots: tuple[Lot, int],
        to: Destination = HER_HOUSE,
        buyer: Buyer = RINI,
        method: str = "transfer",
        **more: Any,
    ) -> Order:
        """An order of these lots' products."""
        cart = None
        for lot, pieces in lots:
            cart = put(cart.pk if cart else None, lot.product_id, lot.variant_id, pieces)
        assert cart is not None
        return place_order(cart, buyer, to, method=method, key=more.pop("key", None) or new_id(), **more)


def open_shop(**rules: Any) -> None:
    """Open the shop of the scope: a bank account, and a rate for Central Java and for the rest."""
    said = {"is_open": True, "bank_name": "Bank Contoh", "bank_account": "0012345", "provider": "practice", **rules}
    keep_rules(ShopRules(**said))
    rates = (("33", 1_000, 15_000), ("33", 5_000, 30_000), ("", 5_000, 60_000))
    DeliveryRate.objects.bulk_create(
        [DeliveryRate.of_scope(region_code=code, up_to_g=up_to, price=price) for code, up_to, price in rates]
    )


def opened(**rules: Any) -> Shop:
    """A shop that is open; call it outside, then open its council's scope."""
    room = showroom()
    with council_scope(room.council):
        for maker in room.makers:
            give_consent(maker, ["name"], source="formulir", by=None)
        open_shop(**rules)
    return Shop(room)


def lines_of(order: Order) -> list[OrderLine]:
    return list(OrderLine.objects.filter(order=order).order_by("position"))


def paid(order: Order, amount: int | None = None, method: str = "transfer") -> Order:
    payment = ask_payment(order, method)
    take_in(payment, payment.amount if amount is None else amount)
    return Order.objects.get(pk=order.pk)


def holds() -> None:
    """The books hold: every check of the installation finds nothing."""
    assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []
    assert trust().is_proved


def qris_field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02}{value}"


def static_qris(name: str = "DEKRANASDA KOTA", *more: str) -> str:
    merchant = qris_field("00", "ID.CO.QRIS.WWW") + qris_field("02", "ID1020000000001") + qris_field("03", "UMI")
    parts = [
        qris_field("00", "01"),
        qris_field("01", "11"),
        qris_field("51", merchant),
        qris_field("52", "5970"),
        qris_field("53", "360"),
        *more,
    ]
    body = "".join([*parts, qris_field("58", "ID"), qris_field("59", name), qris_field("60", "PEKALONGAN")]) + "6304"
    return body + crc(body)
