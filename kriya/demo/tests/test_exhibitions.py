"""The demo's fairs: two years of them, closed with every piece accounted for, and the books right."""

import pytest

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product, ProductState
from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.demo.exhibitions import seed_exhibitions
from kriya.demo.sales import seed_sales
from kriya.demo.showroom import seed_showroom
from kriya.exhibitions.models import Closing, Exhibition, Lead
from kriya.exhibitions.queries.closing import late_sales
from kriya.exhibitions.queries.exhibitions import every_exhibition, state_of
from kriya.exhibitions.queries.law import law, summed
from kriya.exhibitions.queries.results import result_of
from kriya.inventory.models import Location, LocationKind
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def test_the_fairs_of_the_demo_have_a_past():
    council = build.pekalongan()
    people = {role: build.member(council, role, name=f"Orang {role}") for role in Role if role != Role.MAKER}
    with council_scope(council):
        makers = [build.maker(f"Batik {name}") for name in ("Tejo", "Siti", "Wulan")]
        for number in range(24):
            add_product(maker=makers[number % 3], name=f"Kain {number}", price=50_000 + number * 1000)
        Product.objects.update(state=ProductState.PUBLISHED)
        lots = seed_showroom(24, by=people[Role.STAFF])
        seed_exhibitions(people)
        seed_sales(lots, Location.objects.get(kind=LocationKind.SHOWROOM), people)
        states = sorted(str(state_of(one, closed=one.closed)) for one in every_exhibition())
        assert states == ["closed"] * 4 + ["planned", "running"]
        for one in Exhibition.objects.filter(closings__state="closed"):
            assert summed(law(one)).left == 0
            assert result_of(one).sold.pieces > 5
        with_difference = Closing.objects.exclude(stock_take=None).get()
        assert with_difference.asked_by != with_difference.closed_by
        assert len(late_sales(with_difference.exhibition)) == 1
        years = result_of(Exhibition.objects.filter(series="Pekan Kriya Jateng").order_by("-starts_on")[0]).years
        assert len(years) == 2
        assert all(year.sold.total and year.cost and year.leads.orders for year in years)
        assert Lead.objects.filter(consented_at=None).exclude(phone="").count() == 0
    assert [(result.name, result.differences) for result in run_checks() if not result.ok] == []
