"""Of which products a maker is told to bring more."""

from datetime import timedelta
from typing import Any

import pytest

from kriya.core.clock import now
from kriya.core.scoping import council_scope
from kriya.sales.actions.recording import record_sale, record_sales
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import Sale, SaleLine
from kriya.showroom.queries.hints import hints_for
from tests import build
from tests.trade import Showroom, questions, showroom, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Any:
    made = showroom()
    with council_scope(made.council):
        yield made


def sold(at: Showroom, lot: Any, pieces: int, days: int) -> Sale:
    recorded = record_sale(told(at, (lot, pieces), device_at=now() - timedelta(days=days)))
    return Sale.objects.get(pk=recorded.sale)


def hinted(at: Showroom) -> list[tuple[str, int, int]]:
    return [(hint.name, hint.sold, hint.left) for hint in hints_for(at.makers[0])]


def test_what_sold_out_and_what_lasts_under_a_month_is_wanted_again(at: Showroom) -> None:
    gone, short, long = at.lot(pieces=3, days=80), at.lot(pieces=20, days=80), at.lot(pieces=20, days=80)
    sold(at, gone, 3, 60)
    sold(at, short, 16, 40)
    sold(at, long, 2, 40)
    assert hinted(at) == [(gone.name, 3, 0), (short.name, 16, 4)]


def test_what_sold_within_a_month_of_coming_is_wanted_when_two_are_left(at: Showroom) -> None:
    seven, six, slow = at.lot(pieces=4, days=120), at.lot(pieces=10, days=120), at.lot(pieces=4, days=150)
    sold(at, seven, 3, 91)
    sold(at, six, 6, 91)
    sold(at, slow, 3, 91)
    # Three of four within thirty days; six of ten are too few; the third sold after 59 days.
    assert hinted(at) == [(seven.name, 0, 1)]


def test_pieces_that_buyers_bring_back_are_not_sold(at: Showroom) -> None:
    lot = at.lot(pieces=3, days=20)
    sale = sold(at, lot, 3, 5)
    assert hinted(at) == [(lot.name, 3, 0)]
    refund(sale, [Back(SaleLine.objects.get(sale=sale).pk, 3)], reason="uji", by=None)
    assert hinted(at) == []


def test_old_successes_and_other_makers_goods_are_no_hint(at: Showroom) -> None:
    old, theirs = at.lot(pieces=3, days=300), at.lot(at.makers[1], pieces=3, days=20)
    sold(at, old, 3, 290)
    sold(at, theirs, 3, 10)
    assert hinted(at) == []


def test_the_telephone_asks_no_more_for_a_hundred_lots_and_gives_the_years_book(at: Showroom) -> None:
    tejo = at.makers[0]
    client = build.browser_of(build.maker_person(at.council, tejo))
    sold(at, at.lot(pieces=2), 2, 0)
    path = f"/pekalongan/mitra/{tejo.pk}/uang/"
    before = questions(client, path)
    assert "sudah habis" in client.get(path).content.decode()
    record_sales([told(at, (lot, 1)) for lot in at.lots(20, pieces=2)])
    assert questions(client, path) == before
    book = client.get(f"/pekalongan/mitra/{tejo.pk}/buku.pdf")
    assert book.content.startswith(b"%PDF")
    assert client.get(f"/pekalongan/mitra/{at.makers[1].pk}/buku.pdf").status_code == 404
