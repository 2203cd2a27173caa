"""Stock on the screen: what is where, and a lot with every move and sale."""

from datetime import date

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.inventory.models import Lot
from kriya.sales.actions.recording import record_sale
from tests import build
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.django_db
STOCK = "/pekalongan/kelola/galeri/stok/"


def test_stock_is_found_by_label_maker_and_place_and_a_lot_tells_its_moves_and_sales():
    at = showroom()
    with council_scope(at.council):
        scarf, other = at.lot(), at.lot(at.makers[1])
        sale = record_sale(told(at, (scarf, 3), receipt="A1-000009")).sale
    dimas = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    assert "17 barang" in dimas.get(STOCK).content.decode()
    for asked in (f"?q={scarf.code.lower()}", "?q=Tejo", f"?q={scarf.name}&tempat={at.place.pk}"):
        page = dimas.get(STOCK + asked).content.decode()
        assert f"{STOCK}{scarf.pk}/" in page
        assert f"{STOCK}{other.pk}/" not in page
    lot = dimas.get(f"{STOCK}{scarf.pk}/").content.decode()
    for part in ("Di perajin → Galeri", "Galeri → Terjual", f"/kelola/galeri/penjualan/{sale}/", "Rp300.000"):
        assert part in lot
    with council_scope(at.council):
        Lot.objects.filter(pk=scarf.pk).update(term_ends_on=date(2026, 1, 31))
    assert 'habis <time datetime="2026-01-31">31 Jan 2026</time>' in dimas.get(STOCK).content.decode()
    curator = build.browser_of(build.member(at.council, Role.CURATOR, "Laras"))
    assert curator.get(STOCK).status_code == 403


def test_what_is_below_zero_is_told_above_the_stock_and_shown_alone():
    at = showroom()
    with council_scope(at.council):
        scarf, other = at.lot(pieces=1), at.lot(at.makers[1])
    dimas = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    assert "Stok di bawah nol" not in dimas.get(STOCK).content.decode()
    with council_scope(at.council):
        record_sale(told(at, (scarf, 2), receipt="A1-000009"))
    assert "Stok di bawah nol" in dimas.get(STOCK).content.decode()
    page = dimas.get(f"{STOCK}?keadaan=minus").content.decode()
    assert f"{STOCK}{scarf.pk}/" in page
    assert f"{STOCK}{other.pk}/" not in page


def test_stock_asks_as_often_for_one_lot_as_for_a_hundred():
    at = showroom()
    with council_scope(at.council):
        scarf = at.lot()
    dimas = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas"))
    few = questions(dimas, STOCK)
    with council_scope(at.council):
        at.lots(100, *at.makers)
    assert questions(dimas, STOCK) == few
    assert questions(dimas, f"{STOCK}{scarf.pk}/") < 20
