"""The demo's shop has an order in every state, and its books hold."""

import pytest

from kriya.accounts.roles import Role
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.core.checks.running import run_checks
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.demo.shop import seed_shop
from kriya.demo.showroom import seed_showroom
from kriya.makers.actions.consent import give_consent
from kriya.shop.models import Order, OrderState, Payment, PaymentState
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def people_of(council: Council) -> dict:
    return {role: build.member(council, role, name=f"Orang {role}") for role in Role if role != Role.MAKER}


def goods(people: dict) -> None:
    makers = [build.maker(f"Batik {name}") for name in ("Tejo", "Siti", "Wulan")]
    for maker in makers:
        give_consent(maker, ["name"], source="uji", by=None)
    for number in range(60):
        publish_product(
            add_product(maker=makers[number % 3], name=f"Kain {number}", price=100_000 + number, kind="batch")
        )
    publish_product(add_product(maker=makers[0], name="Pesanan", price=300_000, kind="to_order", order_days=20))
    seed_showroom(60, by=people[Role.STAFF])


def test_it_is_open_with_orders_in_every_state_and_the_books_hold(settings):
    settings.PRACTICE_GATEWAY = True
    council = build.pekalongan()
    people = people_of(council)
    with council_scope(council):
        goods(people)
        seed_shop(people)
        assert set(Order.objects.values_list("state", flat=True)) == set(OrderState.values)
        assert Payment.objects.filter(state=PaymentState.TOLD).exclude(proof="").count() == 1
        assert Council.objects.get(pk=council.pk).sells_online
    assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []


def test_elsewhere_it_is_closed():
    council = build.gunungkidul()
    with council_scope(council):
        seed_shop({})
        assert not Order.objects.exists()
        assert not Council.objects.get(pk=council.pk).sells_online
