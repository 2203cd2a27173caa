"""The shop of the demo: open in Pekalongan, with orders in every state; in Gunung Kidul still closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final, NamedTuple

from PIL import Image, ImageDraw

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import Kind, PublishedProduct
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.inventory.models import Lot
from kriya.inventory.queries.stock import on_sale
from kriya.shop.actions.carts import put
from kriya.shop.actions.ending import cancel, expire_due
from kriya.shop.actions.following import keep_proof, say_to_shop
from kriya.shop.actions.making import accept
from kriya.shop.actions.paying import ask_payment, take_in
from kriya.shop.actions.placing import Buyer, Destination, place_order
from kriya.shop.actions.rules import keep_rules
from kriya.shop.actions.sending import finish, send
from kriya.shop.models import DeliveryRate, Order, OrderLine, Voucher
from kriya.shop.queries.offers import SHELVES
from kriya.shop.queries.rules import shop_rules
from kriya.shop.queries.sending import sendable

OPEN: Final = "pekalongan"
_RATES: Final = (
    ("33.75", 1_000, 10_000, "1–2"), ("33.75", 5_000, 20_000, "1–2"), ("33", 1_000, 15_000, "2–3"),
    ("33", 5_000, 35_000, "2–3"), ("3", 1_000, 22_000, "2–4"), ("", 1_000, 45_000, "4–8"), ("", 5_000, 120_000, "4–8"),
)  # fmt: skip


class Told(NamedTuple):
    """An order of the demo: who, where to, how paid, how many days ago, and what became of it."""

    name: str
    phone: str
    to: Destination
    method: str
    days: int
    state: str
    language: str = "id"

    @property
    def buyer(self) -> Buyer:
        return Buyer(self.name, self.phone, language=self.language)


_FETCH: Final = Destination("pick_up:")
ORDERS: Final = (
    Told("Rini Ayuningtyas", "+6281200000101", Destination("table:", "Jl. Mawar No. 3", "33.74.01.1001", "50134"), "transfer", 19, "done"),
    Told("Made Suryani", "+6281200000102", Destination("table:", "Jl. Kenanga No. 8", "51.71.01.1001", "80229"), "practice", 16, "done", "en"),
    Told("Bambang Setiadi", "+6281200000103", _FETCH, "practice", 13, "done"),
    Told("Dewi Larasati", "+6281200000104", Destination("table:", "Jl. Melati No. 21", "33.75.01.1002", "51111"), "transfer", 9, "expired"),
    Told("Hana Widodo", "+6281200000105", Destination("table:", "Jl. Anggrek No. 5", "32.73.01.1001", "40152"), "transfer", 7, "cancelled"),
    Told("Agus Prabowo", "+6281200000106", Destination("table:", "Jl. Teratai No. 12", "33.74.01.1001", "50134"), "practice", 4, "sent"),
    Told("Citra Maharani", "+6281200000107", Destination("table:", "Jl. Flamboyan No. 2", "33.75.01.1004", "51112"), "practice", 1, "paid"),
    Told("Yoga Pratama", "+6281200000108", _FETCH, "transfer", 1, "paid"),
    Told("Lina Kartika", "+6281200000109", Destination("table:", "Jl. Dahlia No. 17", "33.74.01.1001", "50134"), "transfer", 0, "told"),
    Told("Fajar Nugroho", "+6281200000110", Destination("table:", "Jl. Cempaka No. 4", "33.75.01.1006", "51113"), "transfer", 0, "awaiting"),
)  # fmt: skip


def seed_shop(people: Mapping[str, User]) -> None:
    """Write how the shop works; where it is open, let buyers of the last weeks order."""
    is_open = current_council().slug == OPEN
    rules = shop_rules()
    rules.is_open, rules.provider, rules.origin_postal_code = is_open, "practice", "51111"
    rules.bank_name, rules.bank_account, rules.bank_holder = "Bank Contoh", "001 234 5678", current_council().name
    keep_rules(rules)
    for code, up_to, price, days in _RATES if is_open else ():
        DeliveryRate.objects.create(region_code=code, up_to_g=up_to, price=price, days=f"{days} hari")
    if is_open:
        Voucher.objects.create(
            code="SELAMAT10", kind="share", value=1000, at_most=50_000, from_on=today() - timedelta(days=30),
            until_on=today() + timedelta(days=90), most_uses=200, bearer="council",
        )  # fmt: skip
        _seed_orders(people)


def _seed_orders(people: Mapping[str, User]) -> None:
    levels = on_sale().filter(location__kind__in=SHELVES).order_by("-pieces", "lot__code")
    shown = set(PublishedProduct.objects.of(current_council().pk).values_list("pk", flat=True))
    left = {level.lot: int(level.free) for level in levels if level.lot.product_id in shown}  # type: ignore[attr-defined]
    for place, told in enumerate(ORDERS):
        chosen = _pieces(left, told.days, 2 if place % 3 == 0 else 1)
        if chosen:
            _order(told, chosen, people)
    _commission(people)
    expire_due()


def _pieces(left: dict[Lot, int], days: int, count: int) -> list[Lot]:
    """Choose lots that were there so many days ago; where it can be, a piece stays for whoever tries the shop."""
    before = today() - timedelta(days=days)
    there = [lot for lot, pieces in left.items() if pieces > 0 and lot.taken_in_on < before]
    chosen = sorted(there, key=lambda lot: left[lot] == 1)[:count]
    for lot in chosen:
        left[lot] -= 1
    # The next buyer chooses something else first.
    for lot in chosen:
        left[lot] = left.pop(lot)
    return chosen


def _order(told: Told, lots: Sequence[Lot], people: Mapping[str, User]) -> None:
    at = now() - timedelta(days=told.days, hours=3)
    with standing_at(at):
        cart = None
        for lot in lots:
            cart = put(cart.pk if cart else None, lot.product_id, lot.variant_id, 1)
        if cart is None:
            return
        order = place_order(cart, told.buyer, told.to, method=told.method, key=new_id())
        payment = ask_payment(order, told.method)
    with standing_at(at + timedelta(hours=1)):
        if told.state == "told":
            say_to_shop(order, "Bukti transfernya sudah saya kirim, ya.")
            keep_proof(payment, _proof(payment.amount), size=0)
        if told.state == "cancelled":
            cancel(order, reason="Salah pilih ukuran", by=None, from_buyer=True)
        if told.state in {"paid", "sent", "done"}:
            take_in(payment, payment.amount, by=people[Role.TREASURER] if told.method == "transfer" else None)
    if told.state in {"sent", "done"}:
        _send(Order.objects.get(pk=order.pk), told, at, people)


def _send(order: Order, told: Told, at: datetime, people: Mapping[str, User]) -> None:
    parcel = ("", "") if told.to.delivery == _FETCH.delivery else ("JNE", f"CGK{order.number[-4:]}00{told.days:02}")
    with standing_at(at + timedelta(days=1)):
        send(
            order,
            [(one.line, one.left) for one in sendable(order)],
            courier=parcel[0],
            tracking=parcel[1],
            by=people[Role.STAFF],
        )
    if told.state == "done" and parcel[0]:
        with standing_at(at + timedelta(days=4)):
            finish(order, from_buyer=True)


def _commission(people: Mapping[str, User]) -> None:
    """Order something that is made first: its deposit came, its maker said when."""
    offers = PublishedProduct.objects.of(current_council().pk).filter(kind=Kind.TO_ORDER, price__gt=0)
    product = offers.exclude(pk__in=on_sale().values("lot__product")).order_by("published_at").first()
    if product is None:
        return
    with standing_at(now() - timedelta(days=2)):
        cart = put(None, product.product_id, None, 1)
        buyer = Buyer("Sekar Arumdani", "+6281200000111")
        order = place_order(cart, buyer, _FETCH, method="practice", key=new_id())
        payment = ask_payment(order, "practice")
        take_in(payment, payment.amount)
    with standing_at(now() - timedelta(days=1)):
        line = OrderLine.objects.get(order=order)
        accept(line, promised_on=today() + timedelta(days=product.order_days or 14), by=people[Role.STAFF])


def _proof(amount: int) -> BytesIO:
    """Return a picture that stands for the one of a bank's app."""
    paper = Image.new("RGB", (360, 640), "#fbf8f1")
    pen = ImageDraw.Draw(paper)
    for place, line in enumerate(("Bank Contoh (latihan)", "Transfer berhasil", f"Rp{amount:,}".replace(",", "."))):
        pen.text((40, 80 + 60 * place), line, fill="#22304f")
    out = BytesIO()
    paper.save(out, "PNG")
    return out
