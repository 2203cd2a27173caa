"""What Sari of the office reads first in the morning."""

import re
from datetime import timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.assistance.actions.cases import accept, ask
from kriya.assistance.tests.builders import service as help_with
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.inventory.actions.transfers import send
from kriya.inventory.models import Transfer
from kriya.makers.actions.corrections import ask_correction
from kriya.makers.models import Paper
from kriya.participation.actions.judging import appoint, review, step_aside
from kriya.participation.terms import Criterion
from kriya.participation.tests.builders import Programme
from kriya.sales.actions.recording import record_sale
from kriya.sales.actions.shifts import open_shift
from kriya.sales.actions.tills import register_till
from kriya.sales.models import Till
from kriya.showroom.actions import settlements
from kriya.showroom.actions.losses import answer_transfer
from kriya.site.queries.showroom import showroom_today
from kriya.visits.actions.asking import ask as ask_to_visit
from kriya.visits.tests.builders import hosting
from tests import build
from tests.trade import questions, showroom, told

pytestmark = pytest.mark.django_db
OFFICE = "/pekalongan/kelola/"


def test_papers_that_end_soon_lead_to_the_makers_that_hold_them() -> None:
    pekalongan = build.pekalongan(crafts=True)
    sari = build.browser_of(build.member(pekalongan, Role.STAFF, "Sari"))
    with council_scope(pekalongan):
        for name, days in (("Batik Sekar", 20), ("Lurik Asih", 400)):
            ends = today() + timedelta(days=days)
            Paper(maker=build.maker(name), kind="brand", number=f"IDM{days}", expires_on=ends).save()
    page = sari.get(OFFICE).content.decode()
    assert f'href="{OFFICE}umkm/?berakhir=90"' in page
    listed = sari.get(f"{OFFICE}umkm/?berakhir=90").content.decode()
    assert "Batik Sekar" in listed
    assert "Lurik Asih" not in listed


def test_without_such_papers_the_first_page_says_nothing_of_them() -> None:
    sari = build.browser_of(build.member(build.pekalongan(), Role.STAFF, "Sari"))
    assert "berakhir=90" not in sari.get(OFFICE).content.decode()


def test_what_makers_handed_in_or_want_corrected_waits_there_for_who_may_do_it() -> None:
    pekalongan = build.pekalongan(crafts=True)
    with council_scope(pekalongan):
        maker = build.maker("Batik Sekar")
        ask_correction(maker, text="Nomor saya ganti.", by=None)
        for name in ("Selendang", "Sarung"):
            Product.objects.filter(pk=add_product(maker=maker, name=name).pk).update(state=ProductState.SUBMITTED)
    for role, corrections, curation in ((Role.STAFF, 1, 2), (Role.CURATOR, None, 2), (Role.TREASURER, None, None)):
        page = build.browser_of(build.member(pekalongan, role, f"Orang {role}")).get(OFFICE)
        told = {line["url"]: line["count"] for line in page.context["waiting"]}
        found = (told.get(f"{OFFICE}umkm/pendaftaran/koreksi/"), told.get(f"{OFFICE}produk/kurasi/"))
        assert found == (corrections, curation), role


def test_the_showroom_says_in_numbers_what_waits_each_leading_where_it_is_done() -> None:
    at = showroom()
    people = {role: build.browser_of(build.member(at.council, role, f"Orang {role}")) for role in Role}
    with council_scope(at.council):
        lot, _other = at.lot(days=100), at.lot()
        record_sale(told(at, (lot, 2)))
        send(at.place, at.places["stall"], [(lot, 1)], by=None)
        settlements.preview(today(), by=build.member(at.council, Role.STAFF, "Sari"))
        till, _secret = register_till("Kasir 1", "A1", at.place, by=None)
        open_shift(till, opening_cash=0)
        Till.objects.filter(pk=till.pk).update(unsent=4)
    said = people[Role.CHAIR].get(OFFICE).content.decode()
    for part in ("struk hari ini, Rp200.000", "menunggu persetujuan", "masih menyimpan penjualan"):
        assert part in said
    for address in ("galeri/hari-ini/", "galeri/tugas/", "galeri/pengembalian/", "keuangan/pelunasan/"):
        assert f'href="{OFFICE}{address}"' in said


@pytest.mark.parametrize(
    ("role", "sees", "not_"),
    [
        (Role.CASHIER, ["struk hari ini"], ["menunggu persetujuan"]),
        (Role.TRADE_OFFICE, ["struk hari ini"], ["menunggu persetujuan"]),
        (Role.CURATOR, [], ["struk hari ini", "menunggu persetujuan"]),
        (Role.TREASURER, ["struk hari ini", "menunggu persetujuan"], []),
    ],
)
def test_each_role_sees_of_the_showroom_what_it_may(role: Role, sees: list[str], not_: list[str]) -> None:
    at = showroom()
    said = build.browser_of(build.member(at.council, role, "Orang")).get(OFFICE).content.decode()
    assert [part for part in sees if part not in said] == []
    assert [part for part in not_ if part in said] == []


def test_a_hundred_sales_and_transfers_ask_the_database_no_more_than_one() -> None:
    at = showroom()
    chair = build.browser_of(build.member(at.council, Role.CHAIR, "Wulan"))

    def trade(times: int) -> None:
        with council_scope(at.council):
            lot = at.lot(pieces=times * 2)
            for _time in range(times):
                record_sale(told(at, (lot, 1)))
                send(at.place, at.places["stall"], [(lot, 1)], by=None)

    trade(1)
    before = questions(chair, OFFICE)
    trade(30)
    assert questions(chair, OFFICE) == before
    with council_scope(at.council):
        assert showroom_today().transfers == 31
        answer_transfer(Transfer.objects.order_by("pk")[0].lines.get(), accepted=1, by=None)
        assert showroom_today().transfers == 30


def test_programmes_and_visits_say_what_waits_each_leading_where_it_is_done(db: None) -> None:
    council = build.pekalongan()
    sari = build.member(council, Role.STAFF, "Sari")
    with council_scope(council):
        at = Programme(council, sari)
        service = help_with()
        ask(service, at.maker(), by=None)
        accept(ask(service, at.maker(), by=None), owner=sari, by=sari)
        ask_to_visit(hosting(council).asked(), key=new_id())
        call = at.call(criteria=[Criterion("need", "Kebutuhan", 100)])
        first, _second, aside = at.apply(call), at.apply(call), at.apply(call)
        appoint(call, [sari], by=sari)
        review(first, points={"need": 3}, by=sari)
        step_aside(aside, reason="Saudara sendiri", by=sari)
    page = " ".join(re.sub(r"<[^>]+>", " ", build.browser_of(sari).get(OFFICE).content.decode()).split())
    for words in ("1 Permohonan kunjungan", "1 Fasilitasi diminta", "1 Langkah fasilitasi segera jatuh tempo"):
        assert words in page
    assert "1 Pendaftar program menunggu penilaian Anda" in page, "what is judged, or left to others, waits no more"
    html = build.browser_of(sari).get(OFFICE).content.decode()
    for address in ("fasilitasi/?keadaan=asked", "fasilitasi/?hanya=segera", "hasil/tanya/"):
        assert f'href="{OFFICE}{address}"' in html
    cashier = build.browser_of(build.member(council, Role.CASHIER, "Dewi"))
    assert "Permohonan kunjungan" not in cashier.get(OFFICE).content.decode()
