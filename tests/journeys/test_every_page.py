"""Every page that links lead to, found by following them: a page is covered the day somebody can reach it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.barriers import COLOURS, WCAG, axe_script
from tests.browsers import NewPage
from tests.demo_fixtures import Demo, kriya
from tests.journeys.sound import PHONE, check_both, check_office, check_page, check_width, walk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

# By night the office is walked in both themes' colours and in English too.
WHOLE = bool(os.environ.get("KRIYA_WHOLE_DEMO"))
# Who walks where, and how many kinds of pages are found at the least: a walk that stops at the door holds nothing.
WALKS = {
    "nation": ("", "/", "/", 2),
    "visitor": ("", "/pekalongan/", "/pekalongan/", 12),
    "chair": ("chair", "/pekalongan/kelola/", "/pekalongan/kelola/", 30),
    "maker": ("maker", "/pekalongan/mitra/", "/pekalongan/mitra/", 5),
}
# What others walk, or those who may.
ELSEWHERE = {
    "nation": ("/pekalongan/", "/gunungkidul/", "/en/"),
    "visitor": ("/pekalongan/akun/", "/pekalongan/kelola/", "/pekalongan/mitra/", "/pekalongan/en/"),
}


@pytest.mark.parametrize("who", WALKS)
def test_every_page_is_sound_on_a_phone_by_day_and_on_a_pc_by_night(visit: Any, demo: Any, who: str):
    role, start, within, at_least = WALKS[who]
    page = visit(start, role=role)
    page.add_init_script(axe_script())
    walked = []
    for path in walk(page, demo.address, start, within, ELSEWHERE.get(who, ())):
        if who == "chair" and not WHOLE:
            check_office(page, path, within="main" if walked else "")
        else:
            # The frame is the same on each page: what it shows on a PC alone is asked of the first.
            check_both(page, path, COLOURS if walked or who == "chair" else WCAG)
        walked.append(path)
    assert len(walked) >= at_least, walked


@pytest.mark.parametrize("who", ["visitor", *(["chair"] if WHOLE else [])])
def test_every_page_is_within_a_phone_in_english(visit: Any, demo: Any, who: str):
    role, start, _within, at_least = WALKS[who]
    english = start.replace("/pekalongan/", "/pekalongan/en/")
    page = visit(english, role=role, width=PHONE)
    walked = []
    for path in walk(page, demo.address, english, english):
        check_width(page, path)
        walked.append(path)
    assert len(walked) >= at_least, walked


@pytest.mark.parametrize("role", ["chair", "staff", "curator", "cashier", "treasurer", "trade_office", "auditor"])
def test_one_click_lets_each_role_into_the_office(visit: Any, role: str):
    page = visit("/pekalongan/beranda/", role=role)
    assert page.url.endswith("/pekalongan/kelola/")


def test_one_click_lets_a_maker_into_its_own_page(visit: Any):
    page = visit("/pekalongan/beranda/", role="maker", width=PHONE)
    assert page.url.endswith("/pekalongan/mitra/")
    check_page(page, "/pekalongan/mitra/")


@pytest.fixture
def own_domain(demo: Demo, demo_folder: Path) -> Iterator[str]:
    """The address of Pekalongan's own domain; afterwards it has none again, for its letters would lead there."""
    name = ("domain", "galeri.localhost", "--council", "pekalongan", "--data", str(demo_folder))
    assert kriya(*name).wait(120) == 0
    yield demo.address.replace("localhost", "galeri.localhost")
    assert kriya(*name, "--remove").wait(120) == 0


def test_one_click_stays_where_a_council_has_a_domain_of_its_own(new_page: NewPage, own_domain: str):
    for council, office in (("pekalongan", "/kelola/"), ("gunungkidul", "/gunungkidul/kelola/")):
        page = new_page(1280)
        page.goto(f"{own_domain}/akun/login/")
        page.locator(f"form[action$='/demo/masuk/{council}/staff/'] button").click()
        page.wait_for_url(own_domain + office)


def test_a_makers_page_breaks_a_name_of_one_very_long_word(visit: Any):
    page = visit("/pekalongan/umkm/", width=PHONE)
    page.locator(".makers-grid a").first.click()
    page.wait_for_selector(".maker-words h1")
    page.evaluate(
        """document.querySelectorAll(".maker-words :is(h1, .lead, .prose p)").forEach(
             (each) => { each.textContent = "Wastra" + "panjang".repeat(22); })"""
    )
    check_width(page, "")


def test_public_pages_work_without_javascript(visit: Any):
    page = visit("/pekalongan/umkm/", java_script_enabled=False, width=PHONE)
    page.locator("main a[href*='/umkm/']").first.click()
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "umkm/",
        "produk/",
        "koleksi/",
        "cari/?q=kawng",
        "capaian/",
        "tentang/",
        "kontak/",
        "umkm/peta/",
        "kampanye/belanja-karya-tangan/",
    ],
)
def test_the_first_view_of_a_public_page_weighs_less_than_100_kb(visit: Any, demo: Any, path: str):
    page = visit("/healthz", width=PHONE)
    assert 0 < weight_of(page, f"{demo.address}/pekalongan/{path}") <= 100_000


@pytest.mark.parametrize("path", ["", "barang/"])
def test_the_first_view_of_a_makers_page_weighs_less_than_60_kb(visit: Any, demo: Any, path: str):
    page = visit("/pekalongan/mitra/", role="maker", width=PHONE)
    assert 0 < weight_of(page, f"{demo.address}/pekalongan/mitra/{path}") <= 60_000


def weight_of(page: Any, url: str) -> int:
    """The bytes that come over the wire for a page and all that it loads, nothing of it kept from before."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    return sum(sizes)
