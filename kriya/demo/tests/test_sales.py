"""The demo's three months of sales are whole: the books are proved, nobody is asked to look, two settlements stand."""

import pytest

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.core.scoping import council_scope
from kriya.demo.sales import bring_of_login, seed_sales
from kriya.ledger.queries.balances import trust
from kriya.makers.models import MakerLogin
from kriya.sales.models import Sale, Task
from kriya.showroom.models import Settlement
from tests import build
from tests.trade import showroom

pytestmark = pytest.mark.django_db


def test_the_sales_of_the_demo_are_whole():
    at = showroom()
    people = {
        role: build.member(at.council, role, name=f"Orang {role}")
        for role in (Role.STAFF, Role.CASHIER, Role.TREASURER)
    }
    with council_scope(at.council):
        lots = [at.lot(maker, days=100) for maker in at.makers for _lot in range(10)]
        MakerLogin(maker=at.makers[0], user=people[Role.STAFF]).save()
        add_product(maker=at.makers[0], name="Selendang", price=90_000)
        (own,) = bring_of_login(at.place, by=people[Role.STAFF])
        assert at.level(own) == 6
        lots.append(own)
        assert seed_sales(lots, at.place, people) == Sale.objects.count() > 60
        assert trust().is_proved
        assert not Task.objects.exists()
        assert sorted(Settlement.objects.values_list("state", flat=True)) == ["posted", "preview"]
