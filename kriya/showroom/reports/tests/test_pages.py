"""The reports on the screen: who may open them, what they ask the database, and that files say what the page says."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from kriya.accounts.roles import Role
from kriya.catalog.models import Product
from kriya.core.clock import now, today
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.sales.actions.recording import record_sale, record_sales
from kriya.sales.models import VisitorTap
from tests import build
from tests.trade import Showroom, questions, showroom, told

pytestmark = pytest.mark.django_db
HERE = "/pekalongan/kelola/galeri/laporan/"
PAGES = ("", "umur/", "umur/barang/", "diam/?hari=1", "bagi-hasil/", "jam/", "bulanan/")
FILES = ("", "umur/", "umur/barang/", "diam/", "bagi-hasil/", "jam/")


@pytest.fixture
def at() -> Showroom:
    return showroom()


def person(at: Showroom, role: str) -> Any:
    return build.browser_of(build.member(at.council, role, f"Orang {role}"))


def trade(at: Showroom, days: int = 3) -> Any:
    """One lot of a maker that lies for a while, two pieces of it sold; three visitors."""
    with council_scope(at.council):
        lot = at.lot(days=40)
        record_sale(told(at, (lot, 2), device_at=now() - timedelta(days=days)))
        VisitorTap(location=at.place, people=3, at=now(), on=today()).save()
        return lot


def rows_of(client: Any, path: str) -> list[list[str]]:
    answer = client.get(f"{HERE}{path}")
    assert answer.status_code == 200, path
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def test_each_role_opens_what_it_may(at: Showroom) -> None:
    trade(at)
    allowed = {
        Role.CHAIR: set(PAGES),
        Role.TREASURER: set(PAGES),
        Role.AUDITOR: set(PAGES),
        Role.TRADE_OFFICE: set(PAGES) - {"bagi-hasil/"},
        Role.CASHIER: set(PAGES) - {"bagi-hasil/", "bulanan/"},
        Role.CURATOR: set(),
    }
    for role, may in allowed.items():
        client = person(at, role)
        opened = {page for page in PAGES if client.get(f"{HERE}{page}").status_code == 200}
        assert opened == may, role
        said = client.get(HERE).content.decode()
        assert ("Bagi hasil" in said) == ("bagi-hasil/" in may), role
    assert person(at, Role.CASHIER).get(f"{HERE}unduh.csv").status_code == 404
    assert person(at, Role.TRADE_OFFICE).get(f"{HERE}bagi-hasil/unduh.csv").status_code == 404


def test_pages_of_no_goods_teach_the_next_step(at: Showroom) -> None:
    chair = person(at, Role.CHAIR)
    for page in PAGES[:-1]:
        assert 'class="empty"' in chair.get(f"{HERE}{page}").content.decode(), page
    assert chair.get(f"{HERE}bulanan/").status_code == 200


def test_a_hundred_makers_and_lots_ask_the_database_no_more_than_one(at: Showroom) -> None:
    chair = person(at, Role.CHAIR)
    trade(at)
    before = {page: questions(chair, f"{HERE}{page}") for page in PAGES}
    with council_scope(at.council):
        crafts = [Craft.objects.create(code=f"jenis-{n}", name_id=f"Jenis {n}") for n in range(10)]
        lots = [
            lot
            for days in range(14, 113, 9)
            for lot in at.lots(9, *(build.maker(f"Batik {days}-{n}") for n in range(9)), pieces=2, days=days)
        ]
        for number, craft in enumerate(crafts):
            Product.objects.filter(lots__in=lots[number::10]).update(craft=craft)
        record_sales(
            [
                told(at, (lot, 1), device_at=now() - timedelta(days=number % 30, hours=number))
                for number, lot in enumerate(lots)
            ]
        )
    assert {page: questions(chair, f"{HERE}{page}") for page in PAGES} == before


def test_files_say_exactly_what_the_page_says(at: Showroom) -> None:
    lot = trade(at)
    chair = person(at, Role.CHAIR)
    head, line, whole = rows_of(chair, "unduh.csv")
    assert head[:4] == ["Perajin", "Barang masuk", "Terjual", "Bagian terjual"]
    assert line == ["Batik Tejo", "10", "2", "0.2", "37.0", "0", "0", "8"]
    assert whole[0] == "Semua"
    _head, aged, _whole = rows_of(chair, "umur/unduh.csv")
    assert aged[:5] == ["Batik Tejo", "0", "0", "8", "800000"]
    assert rows_of(chair, "umur/barang/unduh.csv?umur=31-60")[1][1] == lot.code
    assert rows_of(chair, "umur/barang/unduh.csv?umur=0-30")[1:] == []
    assert rows_of(chair, "diam/unduh.csv?hari=3")[1][1] == lot.code
    assert rows_of(chair, "diam/unduh.csv?hari=4")[1:] == []
    shares = rows_of(chair, "bagi-hasil/unduh.csv?menurut=saluran")[1]
    assert shares == ["Galeri", "2", "200000", "200000", "140000", "60000"]
    for page in FILES:
        answer = chair.get(f"{HERE}{page}unduh.xlsx")
        book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
        sheet = book.get_sheet_by_index(0).to_python()
        assert [cell for cell in sheet[0] if cell], page
        assert len(sheet) == len(rows_of(chair, f"{page}unduh.csv")), page


def test_a_makers_name_that_a_spreadsheet_would_run_is_defused(at: Showroom) -> None:
    with council_scope(at.council):
        at.lot(build.maker("=1+1"))
    assert rows_of(person(at, Role.CHAIR), "unduh.csv")[1][0] == "'=1+1"


def test_the_address_narrows_and_nonsense_in_it_counts_for_nothing(at: Showroom) -> None:
    trade(at)
    chair = person(at, Role.CHAIR)
    with council_scope(at.council):
        on = today()
    early = f"dari={on - timedelta(days=41)}&sampai={on - timedelta(days=40)}"
    assert "Batik Tejo" in chair.get(f"{HERE}?{early}").content.decode()
    late = f"dari={on - timedelta(days=39)}"
    assert "Batik Tejo" not in chair.get(f"{HERE}?{late}").content.decode()
    stall = at.places["stall"].pk
    assert "Batik Tejo" not in chair.get(f"{HERE}umur/?tempat={stall}").content.decode()
    for page in PAGES:
        asked = f"{HERE}{page}{'&' if '?' in page else '?'}dari=x&sampai=2026-99-99&tempat=x&saluran=x&kerajinan=x&menurut=x&ukuran=x&umur=x&bulan=x"
        assert chair.get(asked).status_code == 200, page


def test_hours_say_their_numbers_as_text_and_how_many_visitors_bought(at: Showroom) -> None:
    trade(at, days=0)
    chair = person(at, Role.CHAIR)
    said = chair.get(f"{HERE}jam/").content.decode()
    assert 'data-level="5">1</td>' in said
    assert "33\u00a0%" in said
    worth = chair.get(f"{HERE}jam/?ukuran=nilai").content.decode()
    assert 'title="Rp200.000">200</td>' in worth
    assert rows_of(chair, "jam/unduh.csv?ukuran=pembeli")[-1][-1] == "0.3333"


def test_what_another_council_sold_is_in_no_report(at: Showroom) -> None:
    there = showroom("gunungkidul")
    trade(there)
    chair = person(at, Role.CHAIR)
    for page in PAGES:
        assert "Batik Tejo" not in chair.get(f"{HERE}{page}").content.decode(), page
    other = build.member(there.council, Role.CHAIR, "Endah")
    assert build.browser_of(other).get(HERE).status_code == 404
