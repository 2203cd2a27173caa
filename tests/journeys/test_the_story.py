"""The whole story. Pekalongan imports its register, sells offline and online, closes the quarter, receives Gunung Kidul
and presents its deck; the guests take the playbook home, another installation takes it over and sells its first piece, and
Pekalongan sees how its copy goes.

Each step's rules and faults have tests of their own; this holds that they are one way from end to end.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.achievements.period import Period
from kriya.achievements.tests.sold import lots_of, sell
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product, PublishedProduct
from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.crafts.actions import give_taxonomy
from kriya.inventory.actions.locations import close_location
from kriya.makers.actions.consent import give_consent
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR
from kriya.makers.models import Maker
from kriya.sales.models import Sale
from kriya.shop.tests.builders import open_shop
from kriya.showroom.actions.agreements import agree
from kriya.visits.actions.places import keep_place
from kriya.visits.tests.builders import working_day
from kriya.visits.views import public
from tests import build, trade
from tests.browsers import NewPage, log_in, until
from tests.journeys.buying import deliver_notices, order_by_gateway
from tests.journeys.elsewhere import Elsewhere, moved_in
from tests.journeys.guests import sign
from tests.journeys.office import goods_taken_in, register_imported, sold_at_the_till
from tests.journeys.sound import PHONE
from tests.journeys.till import PATIENCE, Cashier, Server, till_address

pytestmark = pytest.mark.browser


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    made = Elsewhere(tmp_path / "gunungkidul")
    yield made
    made.end()


@pytest.fixture
def at(elsewhere: Elsewhere, server: Server, new_page: NewPage, settings: Any, monkeypatch: Any) -> Any:
    """Pekalongan before the story: its people, its terms, an open shop; in its books eight makers sold last quarter."""
    settings.SITE_URL = server.address
    settings.PRACTICE_GATEWAY = True
    monkeypatch.setattr(public, "QUICKEST_SECONDS", 0)  # this guest types faster than any person
    room = trade.showroom(makers=0)
    people = {name: build.member(room.council, role, name) for name, role in STAFF.items()}
    with council_scope(room.council):
        give_taxonomy()
        close_location(room.places["stall"])  # nobody sells at a fair in this story
        agree(None, from_on=today() - timedelta(days=400), by=None, commission="flat", basis_points=3000)
        open_shop()
        sell(room, lots_of(room, 8), on=last_quarter()[1])
        keep_place(None, kind="hall", name="Aula Museum Batik", capacity=80, buffer_minutes=30)
    pages = {name: new_page() for name in ("Sari", "Wulan")}
    for name, page in pages.items():
        log_in(page, server.address, people[name])
        page.set_default_timeout(PATIENCE)
    return SimpleNamespace(
        council=room.council, server=server, sari=pages["Sari"], wulan=pages["Wulan"],
        home=f"{server.address}/pekalongan",
    )  # fmt: skip


STAFF = {"Wulan": Role.CHAIR, "Sari": Role.STAFF, "Dimas": Role.CASHIER}


def last_quarter() -> tuple[Period, date]:
    """The quarter that ended last, and a day in it."""
    here = today()
    day = date(here.year, (here.month - 1) // 3 * 3 + 1, 1) - timedelta(days=30)
    return Period(day.year, (day.month - 1) // 3 + 1), day


def test_the_story(at: Any, elsewhere: Elsewhere, new_page: NewPage, tmp_path: Path) -> None:
    phone, hers = new_page(PHONE, 740), new_page()
    for page in (phone, hers):
        page.set_default_timeout(PATIENCE)
    register_imported(at.sari, at.home, tmp_path / "binaan.xlsx", SEKAR, MELATI)
    code = goods_taken_in(at.sari, at.home, "Batik Sekar", "Kain Jlamprang", 5, 350_000)
    sold_without_a_network(at, code, new_page)
    sold_online(at, phone)
    quarter_closed(at)
    deck = deck_made(at)
    playbook = playbook_published(at)
    status = visit_asked(at, phone)
    visit = visit_agreed(at)
    received(at, phone, status, deck)
    handed_over(at, visit, playbook)
    file = taken_home(phone, status, tmp_path)

    elsewhere.ready()
    there = f"{elsewhere.address}/gunungkidul"
    moved_in(hers, elsewhere.invitation)
    taken_over(hers, there, file)
    register_imported(hers, there, tmp_path / "gk.xlsx", ("Topeng Bobung", "Sujiman", "Bobung", "Patuk", "", "", ""))
    first = goods_taken_in(hers, there, "Topeng Bobung", "Topeng Panji", 2, 250_000)
    sold_at_the_till(hers, there, first, new_page)
    report = reported(hers, there, tmp_path)

    copy_seen(at, playbook, visit, report)
    for page in (phone, hers, at.sari, at.wulan):
        assert page.faults == []
    with council_scope(at.council):
        assert [(found.name, found.differences) for found in run_checks() if not found.ok] == []


def sold_without_a_network(at: Any, code: str, new_page: NewPage) -> None:
    """The till sells while the network is away, and tells it when it is back."""
    till = Cashier(new_page(1100)).open(till_address(at.sari, at.home))
    till.open_shift(100_000)
    at.server.cut()
    till.sell(code)
    assert till.unsent == 1
    at.server.mend()
    till.send()
    assert till.faults == []


def sold_online(at: Any, phone: Any) -> None:
    """A buyer finds the piece, orders it and pays; what the curator does before stands in tests of its own."""
    with council_scope(at.council):
        maker = Maker.objects.get(name="Batik Sekar")
        give_consent(maker, ["name"], source="formulir", by=None)
        Product.objects.filter(maker=maker).update(weight_g=400)
        publish_product(Product.objects.get(maker=maker))
        slug = PublishedProduct.objects.get(name="Kain Jlamprang").slug
    order_by_gateway(phone, at.home, slug)
    phone.get_by_role("link", name=re.compile(r"^Bayar Rp")).click()
    phone.wait_for_url("**/latihan-bayar/*/")
    phone.get_by_role("button", name="Bayar", exact=True).click()
    deliver_notices()
    phone.get_by_role("link", name="Kembali ke pesanan").click()
    phone.get_by_role("heading", name="Terima kasih, barangnya kami siapkan untuk diambil").wait_for()
    with council_scope(at.council):
        assert {"showroom", "shop"} <= set(Sale.objects.values_list("channel", flat=True))


def quarter_closed(at: Any) -> None:
    """One prepares, another approves."""
    sari, wulan = at.sari, at.wulan
    sari.goto(f"{at.home}/kelola/capaian/")
    sari.select_option("#siapkan select[name=period]", last_quarter_of(at).code)
    sari.locator("#siapkan").get_by_role("button", name="Hitung dan periksa").click()
    sari.wait_for_url("**/penutupan/*/")
    for box in sari.locator("[name^=jelas-]").all():
        box.fill("sudah diperiksa")
    if sari.get_by_role("button", name="Simpan penjelasan").count():
        sari.get_by_role("button", name="Simpan penjelasan").click()
    wulan.goto(sari.url)
    wulan.get_by_role("button", name=re.compile("^Setujui")).click()
    wulan.wait_for_url("**/terbitan/*/")


def last_quarter_of(at: Any) -> Period:
    with council_scope(at.council):
        return last_quarter()[0]


def deck_made(at: Any) -> str:
    """The deck for the guests, shown on the screen of the hall; return its title."""
    sari = at.sari
    sari.goto(f"{at.home}/kelola/capaian/paparan/")
    sari.fill("[name=title]", "Untuk Gunung Kidul")
    sari.get_by_role("button", name="Susun").click()
    sari.get_by_role("link", name="Tampilkan di aula").wait_for()
    return "Untuk Gunung Kidul"


def playbook_published(at: Any) -> str:
    """What works here becomes a playbook; return the address of its page in the office."""
    wulan = at.wulan
    wulan.goto(f"{at.home}/kelola/paket-tiru/")
    wulan.get_by_role("link", name="Buat paket").click()
    wulan.fill("[name=title_id]", "Pemasaran daring dan luring")
    wulan.fill("[name=summary_id]", "Satu galeri, satu toko daring, satu stok.")
    wulan.locator("[name=topics][value=selling_offline]").check()
    wulan.get_by_role("button", name="Simpan").click()
    wulan.locator("[name=items][value='consignment/baku']").check()
    wulan.locator("[name=figures][value='makers.fostered']").check()
    wulan.fill("[name=tugas-0-title_id]", "Siapkan ruang galeri")
    wulan.fill("[name=tugas-0-days]", "14")
    wulan.select_option("[name=periksa-0-measure]", "sales.showroom")
    wulan.fill("[name=periksa-0-target]", "1")
    wulan.get_by_role("button", name="Simpan").click()
    wulan.get_by_role("button", name="Terbitkan").click()
    wulan.get_by_text("Versi 1 diterbitkan.").wait_for()
    return str(wulan.url)


def visit_asked(at: Any, phone: Any) -> str:
    """The guests ask without an account; return the secret address of their page."""
    phone.goto(f"{at.home}/kunjungan/")
    phone.get_by_role("link", name="Ajukan kunjungan").first.click()
    phone.select_option("[name=kind]", "council")
    for name, text in {
        "region": "Kab. Gunung Kidul", "head_name": "Ibu Diah", "people": "30", "wished_1": working_day(20).isoformat(),
        "questions": "Bagaimana titip jualnya?", "contact_name": "Bagus", "contact_phone": "0812 3450 0001",
    }.items():  # fmt: skip
        phone.fill(f"[name={name}]", text)
    phone.locator("[name=topics][value=selling_offline]").check()
    phone.get_by_role("button", name="Kirim permohonan").click()
    phone.wait_for_url("**/kunjungan/status/*/**")
    return str(phone.url).split("?")[0]


def visit_agreed(at: Any) -> str:
    """The host gives them the hall, today; return the address of the visit in the office."""
    sari = at.sari
    sari.goto(f"{at.home}/kelola/kunjungan/")
    sari.get_by_role("link", name="Dekranasda Kabupaten Gunungkidul").first.click()
    visit = str(sari.url)
    assert "sesuai topik" in sari.locator("main").inner_text(), "the playbook that answers is proposed"
    sari.get_by_role("link", name="Jadwalkan").click()
    with council_scope(at.council):
        sari.fill("[name=on]", today().isoformat())
    sari.get_by_role("button", name="Jadwalkan").click()
    sari.wait_for_url(visit)
    return visit


def received(at: Any, phone: Any, status: str, deck: str) -> None:
    """Guests sign on their telephones, the deck is on the screen, and the host writes down how it was."""
    sari = at.sari
    phone.goto(status)
    group = re.search(r"http://\S+/kunjungan/rombongan/\S+/", phone.locator("main").inner_text().replace("\n", " "))
    assert group is not None
    phone.goto(group.group())
    phone.wait_for_selector("html[data-ready]")
    for name in ("Ibu Diah", "Bagus Prakosa"):
        sign(phone, name)
        phone.get_by_text(name).first.wait_for()
    phone.wait_for_selector("[data-unsent='0']")
    sari.goto(f"{at.home}/kelola/capaian/paparan/")
    sari.get_by_role("link", name=deck).first.click()
    sari.get_by_role("link", name="Tampilkan di aula").click()
    sari.wait_for_url("**/tampil/")  # with its script: keys are heard from then on
    sari.keyboard.press("PageDown")
    until(sari, "!document.querySelectorAll('[data-slide]')[1].hidden")
    sari.goto(f"{at.home}/kelola/kunjungan/?daftar=akan-datang")
    sari.get_by_role("link", name="Dekranasda Kabupaten Gunungkidul").first.click()
    assert "2 orang" in sari.locator("#hari").inner_text()
    sari.get_by_role("link", name="Catat terlaksana").click()
    sari.fill("[name=summary]", "Tertarik pada fasilitas pemasaran daring maupun luring.")
    sari.get_by_role("button", name="Simpan").click()


def handed_over(at: Any, visit: str, playbook: str) -> None:
    """The host lays the deck and the playbook on the guests' page."""
    sari = at.sari
    sari.goto(visit)
    sari.locator("#bawa-pulang").get_by_role("button", name="Beri tamu").click()
    sari.get_by_text("Paket ada di halaman tamu.").wait_for()
    sari.get_by_role("link", name="Tambah bahan").click()
    sari.select_option("[name=deck]", index=1)
    sari.get_by_role("button", name="Simpan").click()
    sari.get_by_text("Bahan ditambahkan").wait_for()


def taken_home(phone: Any, status: str, folder: Path) -> Path:
    """The guests take the deck and the playbook's file home."""
    phone.goto(status)
    deck = phone.context.request.get(
        phone.url.split("/pekalongan/")[0] + phone.locator("a[href$='paparan-id.pptx']").get_attribute("href")
    )
    assert (deck.status, deck.body()[:2]) == (200, b"PK")
    phone.get_by_role("link", name="Paket tiru: Pemasaran daring dan luring").click()
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Bawa pulang (berkas .kriya)").click()
    taken.value.save_as(folder / "paket.kriya")
    return folder / "paket.kriya"


def taken_over(page: Any, home: str, file: Path) -> None:
    """The file is read, its key compared, and what it brings applied."""
    page.goto(f"{home}/kelola/paket-tiru/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Baca berkas").click()
    page.get_by_role("button", name="Sudah dicocokkan, percaya").click()
    page.get_by_role("link", name="Bandingkan dengan yang ada di sini").click()
    page.get_by_role("button", name="Pasang paket").click()
    page.get_by_text("Paket dipasang.").wait_for()
    assert "Siapkan ruang galeri" in page.locator("#tugas").inner_text()


def reported(page: Any, home: str, folder: Path) -> Path:
    """The copier says what may be told, and signs it."""
    page.goto(f"{home}/kelola/paket-tiru/")
    page.get_by_role("link", name="Pemasaran daring dan luring").first.click()
    page.locator("#tugas").get_by_role("button", name="Selesai").click()
    page.get_by_label("kemajuan dan angka sebelum–sesudah").check()
    page.locator("#berbagi").get_by_role("button", name="Simpan").click()
    with page.expect_download() as made:
        page.get_by_role("button", name="Unduh laporan").click()
    made.value.save_as(folder / "laporan.kriya")
    return folder / "laporan.kriya"


def copy_seen(at: Any, playbook: str, visit: str, report: Path) -> None:
    """Pekalongan takes the report in, compares its key, and sees on the visit's page what became of it."""
    wulan = at.wulan
    wulan.goto(playbook)
    wulan.get_by_role("link", name="Apakah tirunya berhasil?").click()
    wulan.locator("input[type=file]").set_input_files(report)
    wulan.get_by_role("button", name="Terima laporan").click()
    wulan.get_by_text("Laporan Dekranasda Kabupaten Gunungkidul diterima.").wait_for()
    assert "Tugas 1 dari 1 · pemeriksaan 1 dari 1" in " ".join(wulan.locator("main").inner_text().split())
    wulan.get_by_role("button", name="Sudah dicocokkan, percaya").click()
    wulan.goto(visit)
    assert "2 dari 2 langkah selesai" in wulan.locator("#ditiru").inner_text()
