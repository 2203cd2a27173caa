"""Everybody's way in, in a real browser: a passkey, an app, a card, a code relayed over WhatsApp."""

import re
from typing import Any

import pytest

from tests.browsers import code_of
from tests.journeys.sound import check_page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]

PASSWORD = "batik-tulis-7"
ACCOUNT = "/pekalongan/akun/"


def _by_password(page: Any, role: str) -> None:
    page.fill("[name=login]", f"{role}@pekalongan.contoh.id")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button.button-primary")


def _with_authenticator(page: Any) -> None:
    """Give the browser a fingerprint reader that always says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def _start(page: Any) -> str:
    return str(page.url).split("/pekalongan/")[0]


def test_laras_sets_up_a_passkey_and_comes_back_with_it_alone(visit: Any) -> None:
    page = visit(f"{ACCOUNT}login/")
    _with_authenticator(page)
    _by_password(page, "curator")
    page.wait_for_url("**/akun/2fa/")
    page.click("a.choice >> nth=0")
    page.fill("[name=name]", "Laptop kantor")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    assert page.locator(".secret-codes li").count() == 10
    page.click("main a.button-primary")
    page.wait_for_url("**/kelola/")
    page.click("header details.menu summary")
    page.click("header .menu-list button")
    page.goto(f"{_start(page)}/pekalongan/en/akun/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/pekalongan/en/kelola/")
    # With the password the passkey is the second step.
    page.context.clear_cookies()
    page.goto(_start(page) + f"{ACCOUNT}login/")
    _by_password(page, "curator")
    page.wait_for_url("**/authenticate/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/kelola/")
    # Without it nobody comes in, and the last one removed leads back to the set-up.
    page.goto(_start(page) + f"{ACCOUNT}2fa/")
    page.click("main a:has-text('Hapus')")
    page.click("main .button-danger")
    page.goto(f"{_start(page)}/pekalongan/kelola/")
    page.wait_for_url("**/akun/2fa/")
    assert page.faults == []


def test_ratri_sets_up_an_app_by_the_key_she_types(visit: Any) -> None:
    page = visit(f"{ACCOUNT}login/")
    _by_password(page, "treasurer")
    page.wait_for_url("**/akun/2fa/")
    page.click("a.choice >> nth=1")
    assert page.locator(".scan img").evaluate("image => image.complete && image.naturalWidth > 0")
    page.click("summary:has-text('Tanpa kamera')")
    secret = page.locator(".scan .code span").first.inner_text()
    page.fill("[name=code]", code_of(secret))
    page.click("main form button.button-primary")
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{_start(page)}/pekalongan/kelola/")
    assert page.url.endswith("/pekalongan/kelola/")
    assert page.faults == []


def test_a_passkey_that_is_cancelled_says_so_beside_the_button(visit: Any) -> None:
    page = visit(f"{ACCOUNT}login/")
    page.evaluate("void (navigator.credentials.get = async () => { throw new DOMException('', 'NotAllowedError') })")
    page.click("#passkey_login")
    page.wait_for_selector("[data-passkey-error]:not([hidden])")
    assert "Passkey dibatalkan" in page.inner_text("[data-passkey-error]")


def test_a_maker_gets_a_link_and_a_code_from_the_officer(visit: Any) -> None:
    office = visit("/pekalongan/kelola/umkm/?q=tenun", role="staff")
    record = office.locator("table tbody th a").first.get_attribute("href")
    office.goto(_start(office) + record + "masuk/")
    office.fill("[name=name]", "Tejo Wibowo")
    office.fill("[name=phone]", "0812 7777 6666")
    office.click("#beri button")
    office.click("button:has-text('Buat tautan')")
    link = office.locator(".code span").first.inner_text()

    phone = visit("/pekalongan/", width=360)
    phone.goto(link)
    assert "Tejo Wibowo" in phone.inner_text("h1")
    phone.click("main button")
    phone.wait_for_url(re.compile("/(mitra|beranda)/"))

    phone.context.clear_cookies()
    phone.goto(f"{_start(phone)}{ACCOUNT}telepon/")
    phone.fill("[name=phone]", "081277776666")
    phone.click("main form button")
    office.goto(f"{_start(office)}/pekalongan/kelola/kode/")
    office.click(".people-list li:has-text('Tejo Wibowo') button")
    assert office.get_attribute("a:has-text('WhatsApp')", "href").startswith("https://wa.me/6281277776666?text=")
    phone.fill("[name=code]", office.inner_text(".code-shown"))
    phone.click("main form button")
    phone.wait_for_url(re.compile("/(mitra|beranda)/"))
    assert office.faults == []


def test_the_page_wears_the_dye_that_the_chair_is_choosing(visit: Any) -> None:
    page = visit("/pekalongan/kelola/dewan/", role="chair", council="pekalongan")
    page.check("input[name=dye][value=secang]")
    page.check("input[name=motif][value=mega]")
    assert page.evaluate("[document.documentElement.dataset.dye, document.documentElement.dataset.motif]") == [
        "secang",
        "mega",
    ]


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_the_pages_of_an_account_are_sound(visit: Any, width: int, theme: str) -> None:
    page = visit(f"{ACCOUNT}login/?sebagai=perajin", width=width, theme=theme)
    start = _start(page)
    for path in ("login/", "login/code/", "password/reset/", "telepon/", "signup/"):
        page.goto(f"{start}{ACCOUNT}{path}")
        check_page(page, path)
    page = visit("/pekalongan/kelola/orang/undang/", role="chair", width=width, theme=theme)
    check_page(page, "undang")
    page.goto(f"{start}/pekalongan/kelola/orang/")
    with page.expect_navigation():
        page.click(".people-list a >> nth=1")
    check_page(page, "orang")
    for path in ("sessions/", "2fa/", "password/change/", "logout/"):
        page.goto(f"{start}{ACCOUNT}{path}")
        check_page(page, path)
