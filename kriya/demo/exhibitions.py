"""Two years of exhibitions in the demo: some closed, the last of them with a sale that came late, one that runs, one that is to come."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.demo.showroom import STEP, TERMS
from kriya.exhibitions.actions.booths import allot, draw_booths
from kriya.exhibitions.actions.closing import approve_closing, ask_closing
from kriya.exhibitions.actions.exhibitions import plan_exhibition, publish_exhibition
from kriya.exhibitions.actions.leads import follow_up, take_lead
from kriya.exhibitions.actions.preparing import set_display, set_travellers, tick, use_patterns
from kriya.exhibitions.actions.prices import set_prices
from kriya.exhibitions.actions.taking_part import add_cost, add_participant
from kriya.exhibitions.forms.booths import read_plan
from kriya.exhibitions.models import Booth, ChecklistItem, Exhibition, Outcome
from kriya.inventory.actions.lots import Coming, add_lots
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Level, Location, LocationKind, Lot
from kriya.ledger.days import start_of
from kriya.ledger.terms import Terms
from kriya.makers.models import Maker
from kriya.sales.actions.recording import record_sales
from kriya.sales.actions.tills import register_till
from kriya.sales.models import Channel
from kriya.sales.told import LineTold, SaleTold, TenderTold
from kriya.showroom.actions.losses import answer_transfer, give_away
from kriya.showroom.actions.returns import hand_back

MAKERS: Final = 6
PIECES: Final = 3
_PLAN: Final = "A1 3x3 2\nA2 3x3 2\nA3 3x3\n\nB1 4,5x3 3\nB2 4,5x3"
_COSTS: Final = (
    ("space", "Sewa lahan stan", 18_000_000, "apbd", "DPA Dindagkop-UKM"),
    ("transport", "Angkutan barang pulang pergi", 3_500_000, "council", ""),
    ("lodging", "Penginapan penjaga stan", 2_400_000, "apbd", "DPA Dindagkop-UKM"),
    ("display", "Rangka pajang dan lampu", 1_750_000, "sponsor", "Bank Jateng"),
    ("promotion", "Brosur dan kartu nama", 600_000, "council", ""),
)
_LEADS: Final = (
    ("Ratih Wulandari", "Rumah Syal Menteng", "Jakarta", "reseller", "40 syal katun untuk toko, warna tanah", 8_000_000, 6_500_000),
    ("Kenji Watanabe", "Nuno Gallery", "Kyoto", "export", "Kain tulis untuk pameran tekstil tahun depan", 35_000_000, 0),
    ("Ibu Lestari", "Sekretariat PKK", "Surabaya", "institution", "Cendera mata tamu, 120 buah", 12_000_000, 11_400_000),
    ("Bima Prakoso", "", "Bandung", "buyer", "Kemeja seragam keluarga, 9 potong", 4_500_000, 0),
    ("Dewi Anggraini", "Majalah Griya", "Jakarta", "media", "Liputan tentang perajin muda", None, 0),
)  # fmt: skip


@dataclass(frozen=True)
class _Fair:
    """A fair of the demo: its series, where it is, and when its latest one began (days ago)."""

    series: str
    level: str
    host: str
    venue: str
    city: str
    ago: int
    days: int
    about: str


_FAIRS: Final = (
    _Fair("Pekan Kriya Jateng", "provincial", "Dekranasda Provinsi Jawa Tengah", "PRPP", "Semarang", 52, 4,
          "Perajin dari 35 kabupaten dan kota berkumpul empat hari, dengan demo membatik dan menganyam."),
    _Fair("Pameran Kerajinan Nasional", "national", "Asosiasi Eksportir Kerajinan", "Jakarta Convention Center", "Jakarta", 240, 5,
          "Pameran kerajinan terbesar: pembeli toko dan pembeli luar negeri datang memilih langsung."),
)  # fmt: skip


def seed_exhibitions(people: Mapping[str, User]) -> None:
    """Hold each fair this year and the year before, close both; let one run now and plan the next."""
    chance = random.Random(f"exhibitions of {current_council().slug}")
    products = _products()
    if not products:
        return
    for fair in _FAIRS:
        for year in (1, 0):
            begun = today() - timedelta(days=fair.ago + 364 * year)
            _hold(_plan(fair, begun, products, people), products, chance, people, late=fair is _FAIRS[0] and not year)
    _run(products, chance, people)
    _plan_next(products, people)


def _products() -> list[Product]:
    """Return pieces of a few makers, some of each."""
    shown = Product.objects.filter(state=ProductState.PUBLISHED, price__gt=0).select_related("maker")
    found: dict[Any, list[Product]] = {}
    for product in shown.order_by("-published_at", "pk"):
        found.setdefault(product.maker_id, []).append(product)
    fullest = sorted(found.values(), key=lambda own: -len(own))[:MAKERS]
    return [product for own in fullest for product in own[:PIECES]]


def _plan(fair: _Fair, begins: date, products: Sequence[Product], people: Mapping[str, User]) -> Exhibition:
    """Plan a fair two months ahead of its first day: who takes part, where they stand, what it costs."""
    ends = begins + timedelta(days=fair.days - 1)
    with standing_at(min(now(), start_of(begins) - timedelta(days=60))):
        made = plan_exhibition(
            by=people[Role.STAFF], name=f"{fair.series} {begins.year}", series=fair.series, level=fair.level,
            host=fair.host, venue=fair.venue, city=fair.city, starts_on=begins, ends_on=ends, hours="10.00–21.00",
            about_id=fair.about, target=sum(product.price or 0 for product in products) // 100_000 * 100_000 or None,
        )  # fmt: skip
        makers = list(dict.fromkeys(product.maker for product in products))
        rows = [add_participant(made, maker, fee=150_000, subsidy=1_500_000) for maker in makers]
        draw_booths(made, read_plan(_PLAN))
        booths = [
            booth for booth in Booth.objects.filter(exhibition=made).order_by("y", "x") for _n in range(booth.shares)
        ]
        for row, booth in zip(rows, booths, strict=False):
            allot(booth, row, from_on=begins, until_on=ends)
        for kind, what, amount, payer, name in _COSTS:
            add_cost(made, kind=kind, what=what, amount=amount, payer=payer, payer_name=name)
        set_display(made, {product.pk: 3 for product in products})
        use_patterns(made, owner=people[Role.STAFF])
        travels = {"departs_on": begins - timedelta(days=1), "returns_on": ends + timedelta(days=1)}
        set_travellers(
            made,
            [
                {"name": people[Role.STAFF].name, "duty": "ketua rombongan", "transport": "mobil dinas", "lodging": "Hotel Pandanaran", **travels},
                {"name": people[Role.CASHIER].name, "duty": "kasir", "transport": "mobil dinas", "lodging": "Hotel Pandanaran", **travels},
            ],
        )  # fmt: skip
        publish_exhibition(made, by=people[Role.STAFF])
    _tick(made, people[Role.STAFF])
    return made


def _tick(exhibition: Exhibition, by: User) -> None:
    """What was due by yesterday is done, but for what runs now."""
    for item in ChecklistItem.objects.filter(exhibition=exhibition, due_on__lt=today() - timedelta(days=2)):
        with standing_at(start_of(item.due_on) + timedelta(hours=9)):
            tick(item, by=by)


def _bring(exhibition: Exhibition, products: Sequence[Product], at: datetime, by: User) -> list[Lot]:
    """Take pieces in: half at the fair itself, half by the showroom with a paper."""
    showroom = Location.objects.get(kind=LocationKind.SHOWROOM)
    coming = [
        Coming(
            product=product, maker=product.maker, pieces=3, price=product.price or 0,
            terms=Terms(**{**TERMS.__dict__, "agreed_price": product.price or 0}).as_json(),
            location=exhibition.location if number % 2 else showroom,
        )
        for number, product in enumerate(products)
    ]  # fmt: skip
    with standing_at(at):
        lots = add_lots(coming, by=by)
        paper = send(showroom, exhibition.location, [(lot, 3) for lot in lots[::2]], by=by, carrier="Pak Joko")
    with standing_at(at + timedelta(hours=8)):
        for line in paper.lines.select_related("transfer").order_by("pk"):
            answer_transfer(line, accepted=line.pieces, by=by)
    return lots


def _sold(
    exhibition: Exhibition,
    lots: Sequence[Lot],
    chance: random.Random,
    by: User,
    days: int,
    *,
    prices: Mapping[Any, int],
) -> None:
    """Sell some pieces a day; what is sold is there."""
    left = {lot.pk: 3 for lot in lots}
    for number in range(days):
        told = []
        for _sale in range(chance.randrange(2, 5)):
            at = start_of(exhibition.starts_on + timedelta(days=number)) + timedelta(
                minutes=chance.randrange(620, 1200)
            )
            there = [lot for lot in lots if left[lot.pk] > 1]
            if at < now() and there:
                lot = chance.choice(there)
                left[lot.pk] -= 1
                told.append(
                    _told(exhibition, lot, prices.get(lot.pk, lot.price), at, chance.choice(("cash", "cash", "qris")))
                )
        if told:
            with standing_at(min(now(), start_of(exhibition.starts_on + timedelta(days=number)) + timedelta(hours=21))):
                record_sales(sorted(told, key=lambda one: one.device_at or now()), by=by)


def _told(exhibition: Exhibition, lot: Lot, price: int, at: datetime, kind: str) -> SaleTold:
    paid = (price + STEP // 2) // STEP * STEP if kind == "cash" else price
    return SaleTold(
        id=new_id(), channel=Channel.EXHIBITION, location=exhibition.location_id,
        lines=(LineTold(1, lot=lot.pk, price=price),),
        tenders=(TenderTold(kind, paid, reference="" if kind == "cash" else f"P{at:%m%d%H%M}{lot.code[:4]}"),),
        device_at=at,
    )  # fmt: skip


def _hold(
    exhibition: Exhibition,
    products: Sequence[Product],
    chance: random.Random,
    people: Mapping[str, User],
    *,
    late: bool,
) -> None:
    """Hold a fair: bring, sell, give one away, hand back what is left, close. With `late` a sale arrives afterwards."""
    staff = people[Role.STAFF]
    lots = _bring(exhibition, products, start_of(exhibition.starts_on) - timedelta(hours=20), staff)
    _sold(exhibition, lots, chance, people[Role.CASHIER], exhibition.days, prices={})
    _meet(exhibition, staff)
    after = start_of(exhibition.ends_on) + timedelta(days=1, hours=9)
    with standing_at(after):
        give_away(lots[0], exhibition.location, 1, reason="cendera mata untuk pembuka pameran", by=staff)
        missing = lots[1] if late and len(lots) > 1 else None
        _hand_back(exhibition, staff, missing=missing)
        closing = ask_closing(exhibition, note="satu barang tidak ditemukan saat berkemas" if missing else "", by=staff)
        if missing is not None:
            approve_closing(closing, by=people[Role.CHAIR])
    if missing is not None:
        sold_at = start_of(exhibition.ends_on) + timedelta(hours=17)
        with standing_at(after + timedelta(days=1)):
            record_sales([_told(exhibition, missing, missing.price, sold_at, "cash")], by=people[Role.CASHIER])


def _hand_back(exhibition: Exhibition, by: User, *, missing: Lot | None) -> None:
    """Give what is left back to its makers, one piece of the missing lot excepted."""
    rows = Level.objects.filter(location=exhibition.location_id, pieces__gt=0).select_related("lot__maker")
    levels = [row for row in rows.order_by("lot__maker", "pk") if row.lot.maker is not None]
    for maker, group in groupby(levels, key=lambda row: row.lot.maker):
        lines = [(row.lot, exhibition.location, row.pieces - (row.lot == missing)) for row in group]
        wanted = [line for line in lines if line[2]]
        if wanted and isinstance(maker, Maker):
            hand_back(maker, wanted, received_by=maker.owner_name or maker.name, by=by)


def _meet(exhibition: Exhibition, by: User) -> None:
    """Take cards, and do something about those of fairs that are over."""
    for number, (name, organisation, city, kind, wants, worth, ordered) in enumerate(_LEADS):
        at = start_of(exhibition.starts_on) + timedelta(hours=11 + number)
        if at > now():
            continue
        with standing_at(at):
            lead = take_lead(
                exhibition, key=new_id(), consents=number != 3, by=by, name=name, organisation=organisation, city=city,
                kind=kind, wants=wants, worth=worth, phone="" if number == 3 else f"+62812{number}5550{number}{number}7",
                email="" if number == 3 else f"tamu{number}@contoh.id",
                follow_on=exhibition.ends_on + timedelta(days=7 + number),
            )  # fmt: skip
        called = at + timedelta(days=12)
        if called < now() and (ordered or number == 4):
            with standing_at(called):
                outcome = Outcome.ORDERED if ordered else Outcome.DECLINED
                follow_up(lead, note="sudah ditelepon, contoh dikirim", outcome=outcome, ordered=ordered, by=by)


def _run(products: Sequence[Product], chance: random.Random, people: Mapping[str, User]) -> None:
    """A fair in town that runs today, with a till of its own and prices of its own."""
    fair = _Fair(
        "Bazar Akhir Tahun", "local", current_council().name, "Alun-alun", current_council().short_name, 1, 4,
        "Empat hari bersama perajin di tengah kota, dengan pertunjukan setiap sore.",
    )  # fmt: skip
    exhibition = _plan(fair, today() - timedelta(days=1), products, people)
    lots = _bring(exhibition, products, start_of(exhibition.starts_on) - timedelta(hours=20), people[Role.STAFF])
    prices = {lot.pk: lot.price * 11 // 10_000 * 1_000 for lot in lots[:3]}
    with standing_at(start_of(exhibition.starts_on) + timedelta(hours=1)):
        set_prices(exhibition, prices, by=people[Role.STAFF])
        register_till("Kasir bazar", "B1", exhibition.location, by=people[Role.STAFF])
    _sold(exhibition, lots, chance, people[Role.CASHIER], 2, prices=prices)
    _meet(exhibition, people[Role.STAFF])


def _plan_next(products: Sequence[Product], people: Mapping[str, User]) -> None:
    """The national fair of next year, a hundred days ahead."""
    _plan(_FAIRS[1], today() + timedelta(days=100), products, people)
