"""Every page that a person can reach by menus, on a phone and on a PC: no errors, nothing sticking out, nothing for axe to say."""

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PUBLIC = [
    "/",
    "/pekalongan/",
    "/pekalongan/umkm/",
    "/pekalongan/produk/",
    "/pekalongan/koleksi/",
    "/pekalongan/umkm/peta/",
    "/pekalongan/tentang/",
    "/pekalongan/kontak/",
    "/pekalongan/en/",
    "/gunungkidul/",
    "/gunungkidul/umkm/peta/",
    "/pekalongan/capaian/",
    "/pekalongan/gabung/",
    "/akun/login/",
    "/pekalongan/en/umkm/",
    "/pekalongan/en/capaian/",
]
OFFICE = [
    "/pekalongan/kelola/",
    "/pekalongan/kelola/umkm/",
    "/pekalongan/kelola/umkm/pendaftaran/",
    "/pekalongan/kelola/umkm/kembar/",
    "/pekalongan/kelola/impor/",
    "/pekalongan/kelola/angka/",
    "/pekalongan/kelola/kerajinan/",
    "/pekalongan/kelola/produk/",
    "/pekalongan/kelola/orang/",
    "/pekalongan/kelola/dewan/",
    "/pekalongan/kelola/kode/",
    "/pekalongan/en/kelola/umkm/",
]


def check_page(page: Any, path: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert page.faults == [], path
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{path} is {wider} px wider than the window"
    found = axe.run(page, options={"runOnly": RULES}).response["violations"]
    told = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]
    assert told == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_sound(visit: Any, path: str, width: int, theme: str):
    check_page(visit(path, width=width, theme=theme), path)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_office_is_sound(visit: Any, width: int):
    page = visit("/pekalongan/kelola/", role="chair", width=width)
    for path in OFFICE:
        page.goto(page.url.split("/pekalongan/")[0] + path)
        check_page(page, path)


@pytest.mark.parametrize("role", ["chair", "staff", "curator", "cashier", "treasurer", "trade_office", "auditor"])
def test_one_click_lets_each_role_into_the_office(visit: Any, role: str):
    page = visit("/pekalongan/beranda/", role=role)
    assert page.url.endswith("/pekalongan/kelola/")


def test_one_click_lets_a_maker_into_its_own_page(visit: Any):
    page = visit("/pekalongan/beranda/", role="maker", width=360)
    assert page.url.endswith("/pekalongan/mitra/")
    check_page(page, "/pekalongan/mitra/")


def test_public_pages_work_without_javascript(visit: Any):
    page = visit("/pekalongan/umkm/", java_script_enabled=False, width=360)
    page.locator("main a[href*='/umkm/']").first.click()
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize("path", ["/pekalongan/", "/pekalongan/umkm/", "/pekalongan/capaian/"])
def test_the_first_view_of_a_public_page_weighs_less_than_100_kb(visit: Any, path: str):
    page = visit("/", width=360)
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(answer.request.sizes()["responseBodySize"]))
    page.goto(page.url.rstrip("/") + path, wait_until="networkidle")
    assert 0 < sum(sizes) <= 100_000
