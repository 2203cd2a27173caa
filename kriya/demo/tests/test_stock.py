"""The demo's shelves have a past: pieces came before they were sold, some are on their way, two places were counted."""

import pytest
from django.db.models import F

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product, ProductState
from kriya.core.checks.running import run_checks
from kriya.core.clock import now, today
from kriya.core.scoping import council_scope
from kriya.demo.intakes import seed_intakes
from kriya.demo.news import LATELY, seed_news
from kriya.demo.sales import seed_sales
from kriya.demo.showroom import seed_showroom
from kriya.demo.stock import seed_stock
from kriya.inventory.models import Location, LocationKind, Lot, Movement, Reason, StockTake
from kriya.showroom.queries.news import to_tell, told
from kriya.showroom.queries.transfers import transfers
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def test_the_shelves_of_the_demo_have_a_past():
    council = build.pekalongan()
    people = {role: build.member(council, role, name=f"Orang {role}") for role in Role if role != Role.MAKER}
    with council_scope(council):
        makers = [build.maker(f"Batik {name}") for name in ("Tejo", "Siti", "Wulan")]
        for number in range(60):
            add_product(maker=makers[number % 3], name=f"Kain {number}", price=50_000 + number * 1000)
        Product.objects.update(state=ProductState.PUBLISHED)
        lots = seed_showroom(60, by=people[Role.STAFF])
        seed_sales(lots, Location.objects.get(kind=LocationKind.SHOWROOM), people)
        seed_intakes(by=people[Role.STAFF])
        seed_stock(people)
        seed_news(by=people[Role.STAFF])
        came = dict(Movement.objects.filter(reason=Reason.INTAKE).values_list("lot", "happened_at"))
        sold = Movement.objects.filter(reason=Reason.SALE)
        assert sold.count() > 30
        assert all(move.happened_at > came[move.lot_id] for move in sold)
        assert Lot.objects.filter(term_ends_on__lt=today(), grace_ends_on__gte=today()).count() >= 2
        assert Lot.objects.filter(grace_ends_on__lt=today()).count() == 1
        assert not Lot.objects.filter(term_ends_on__lte=F("taken_in_on")).exists()
        assert [transfers(done=done).count() for done in (False, True)] == [1, 2]
        # In the first days of a month the makers were paid a moment ago, and nobody told them yet.
        untold = [news for news in to_tell() if news.kind != "settled" or news.made_at < now() - LATELY]
        assert {news.kind for news in untold} == {"expiring", "taken_in"}
        assert {news.kind for news in told()} <= {"settled"}
        assert sorted(StockTake.objects.values_list("state", flat=True)) == ["counting", "posted"]
    assert [(result.name, result.differences) for result in run_checks() if not result.ok] == []
