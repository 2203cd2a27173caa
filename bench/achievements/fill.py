"""Fill a new database with one council of MAKERS makers and LINES sale lines over a quarter, then time its closing and deck.

Rows are written in bulk past the actions; the books are told in one entry for each maker, so that the checks agree.
Prints JSON: seconds of counting, preparing, approving, and of each deck and report; how often the database was asked.
"""

import json
import os
import random
import subprocess
import sys
import time
from datetime import date
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
MIGRATE = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
subprocess.run(MIGRATE, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=True)

import django

django.setup()

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.deck.material import material_of
from kriya.achievements.deck.write import pptx_of
from kriya.achievements.period import Period
from kriya.achievements.report.paper import report_pdf
from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.models import Lot
from kriya.makers.models import Maker, MakerCraft, Status, Step, YearlyFigure
from tests import build

MAKERS, LINES, A_SALE = int(sys.argv[1]), int(sys.argv[2]), 2
QUARTER = Period(2026, 2)
CHANNELS = ("showroom",) * 6 + ("exhibition",) * 2 + ("market", "shop")
BATCH = 5_000


def main() -> None:
    council = build.pekalongan(crafts=True)
    sari, wulan = build.member(council, Role.STAFF, "Sari"), build.member(council, Role.CHAIR, "Wulan")
    chance = random.Random(8)
    with council_scope(council):
        place = give_locations()["showroom"]
        _makers(chance)
    _sales(council, place)
    _analyze()
    print(json.dumps(_timed(council, sari, wulan)))


def _makers(chance: random.Random) -> None:
    crafts = list(Craft.objects.filter(parent__isnull=False)[:12])
    districts = [f"33.75.0{n}" for n in range(1, 5)]
    makers = [
        Maker.of_scope(
            name=f"Usaha {n}", slug=f"usaha-{n}", status=Status.FOSTERED, joined_year=2015 + n % 11,
            owner_gender=chance.choice(("woman", "woman", "man")), district_code=chance.choice(districts),
        )
        for n in range(MAKERS)
    ]  # fmt: skip
    Maker.objects.bulk_create(makers, batch_size=BATCH)
    Step.objects.bulk_create([Step.of_scope(maker=one, kind=Status.FOSTERED) for one in makers], batch_size=BATCH)
    chosen = [chance.choice(crafts) for _ in makers]
    MakerCraft.objects.bulk_create(
        [MakerCraft.of_scope(maker=one, craft=craft, is_main=True) for one, craft in zip(makers, chosen, strict=True)],
        batch_size=BATCH,
    )
    figures = [
        YearlyFigure.of_scope(maker=one, year=year, labour_men=2, labour_women=chance.randrange(1, 9), labour_total=None, yearly_sales=60_000_000, source="bench")
        for one in makers
        for year in (2023, 2024, 2025)
    ]  # fmt: skip
    YearlyFigure.objects.bulk_create(figures, batch_size=BATCH)
    products = [
        Product.of_scope(maker=one, craft=craft, name=f"Kain {n}", slug=f"kain-{n}", price=150_000)
        for n, (one, craft) in enumerate(zip(makers, chosen, strict=True))
    ]
    Product.objects.bulk_create(products, batch_size=BATCH)
    lots = [
        Lot.of_scope(
            code=f"B{n:07}", kind="batch", product=product, maker=maker, name=product.name, price=150_000, terms={},
            agreed_price=150_000, taken_in_on=date(2026, 1, 5),
        )
        for n, (product, maker) in enumerate(zip(products, makers, strict=True))
    ]  # fmt: skip
    Lot.objects.bulk_create(lots, batch_size=BATCH)


def _sales(council: Any, place: Any) -> None:
    """Sell: each sale on some day of the quarter by some channel, with two lines of some lots; then tell the books."""
    told = {
        "council": council.pk, "place": place.pk, "first": QUARTER.first, "days": (QUARTER.last - QUARTER.first).days + 1,
        "sales": LINES // A_SALE, "lines": A_SALE, "channels": list(CHANNELS), "last": QUARTER.last,
    }  # fmt: skip
    with council_scope(council), connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        for statement in _FILL.split(";\n"):
            cursor.execute(statement, told)


_FILL = """
INSERT INTO sales_sale (id, council_id, channel, location_id, receipt, total, discount, rounding, attribution, buyer_name, buyer_phone, note, device_at, happened_at, happened_on, recorded_at, payload_hash)
SELECT gen_random_uuid(), %(council)s, (%(channels)s::text[])[1 + floor(random() * cardinality(%(channels)s::text[]))::int], %(place)s, '', %(lines)s * 150000, 0, 0, '', '', '', '', on_ + time '10:00', on_ + time '10:00', on_, on_ + time '10:01', ''
FROM (SELECT %(first)s::date + floor(random() * %(days)s)::int AS on_ FROM generate_series(1, %(sales)s)) days;
INSERT INTO sales_saleline (id, council_id, sale_id, position, lot_id, maker_id, name, maker_name, pieces, price, discount, total, net, commission, ppn, fee)
SELECT gen_random_uuid(), %(council)s, s.id, s.place, o.id, o.maker_id, o.name, '', 1, 150000, 0, 150000, 120000, 30000, 0, 0
FROM (SELECT id, place, 1 + floor(random() * (SELECT count(*) FROM inventory_lot))::int AS lot FROM sales_sale CROSS JOIN generate_series(1, %(lines)s) place) s
JOIN (SELECT id, maker_id, name, row_number() OVER (ORDER BY id) AS number FROM inventory_lot) o ON o.number = s.lot;
INSERT INTO ledger_transaction (id, council_id, source, document, happened_at, happened_on, posted_at, lines, note, payload_hash)
SELECT gen_random_uuid(), %(council)s, 'sale', maker_id, %(last)s::date, %(last)s, %(last)s::date, 2, '', '' FROM (SELECT DISTINCT maker_id FROM sales_saleline) makers;
INSERT INTO ledger_entry (id, council_id, transaction_id, account, maker_id, amount, payable_on, posted_at)
SELECT gen_random_uuid(), %(council)s, t.id, side.account, CASE WHEN side.account = 'maker' THEN t.document END, side.sign * e.net, CASE WHEN side.account = 'maker' THEN %(last)s::date END, t.posted_at
FROM ledger_transaction t JOIN (SELECT maker_id, sum(net) AS net FROM sales_saleline GROUP BY 1) e ON e.maker_id = t.document
CROSS JOIN (VALUES ('maker', -1), ('cash_office', 1)) side (account, sign)
"""


def _analyze() -> None:
    with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("ANALYZE")


def _timed(council: Any, sari: Any, wulan: Any) -> dict[str, Any]:
    took: dict[str, Any] = {"makers": MAKERS, "lines": LINES, "at": now().isoformat()}
    with council_scope(council), CaptureQueriesContext(connection) as asked:
        begin = time.perf_counter()
        closing = prepare(QUARTER, by=sari)
        took["prepare"] = time.perf_counter() - begin
        explain(closing, {one["code"]: "bench" for one in closing.soundness})
        begin = time.perf_counter()
        snapshot = approve(closing, by=wulan)
        took["approve"] = time.perf_counter() - begin
    took["questions"] = len(asked)
    with council_scope(council):
        begin = time.perf_counter()
        material = material_of(snapshot)
        took["material"] = time.perf_counter() - begin
        for name, make in (("deck_id", lambda: pptx_of(material, "id")), ("deck_en", lambda: pptx_of(material, "en")), ("report", lambda: report_pdf(material, "id"))):  # fmt: skip
            begin = time.perf_counter()
            took[f"{name}_bytes"] = len(make())
            took[name] = time.perf_counter() - begin
        took["sales"] = snapshot.figures["indicators"][
            [one["code"] for one in snapshot.figures["indicators"]].index("trade.sales")
        ]["value"]
    return took


main()
