"""The page where everybody comes in, and where it leads."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.actions import give_domain
from tests import build

pytestmark = pytest.mark.django_db
LOGIN = "/pekalongan/akun/login/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def sari() -> User:
    return build.member(build.pekalongan(), Role.STAFF, "Sari", email="sari@contoh.id")


def _log_in(browser: Client, **more: str) -> Any:
    return browser.post(LOGIN, {"login": "sari@contoh.id", "password": "tenun-lurik-7", **more})


@pytest.mark.parametrize("page", ["", "?sebagai=perajin"])
@pytest.mark.parametrize("front", ["", "/en", "/pekalongan", "/pekalongan/en"])
def test_the_log_in_page_stands_in_a_council_and_at_the_national_front(front: str, page: str) -> None:
    build.pekalongan()
    assert Client().get(f"{front}/akun/login/{page}").status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "login/code/",
        "password/reset/",
        "password/reset/done/",
        "signup/",
        "inactive/",
        "password/reset/key/1-set-password/",
    ],
)
def test_every_page_before_log_in_is_dressed(page: str) -> None:
    build.pekalongan()
    for front in ("/akun/", "/pekalongan/akun/", "/pekalongan/en/akun/"):
        answer = Client().get(front + page)
        assert answer.status_code == 200
        assert 'class="plain"' in answer.content.decode()


@pytest.mark.parametrize("page", ["sessions/", "2fa/", "2fa/webauthn/", "password/change/", "email/", "logout/"])
def test_every_page_after_log_in_is_dressed(sari: User, page: str) -> None:
    browser = Client()
    browser.post("/pekalongan/akun/login/", {"login": "sari@contoh.id", "password": "tenun-lurik-7"})
    for front in ("/akun/", "/pekalongan/akun/", "/pekalongan/en/akun/"):
        answer = browser.get(front + page, follow=True)
        assert answer.status_code == 200
        assert 'class="plain"' in answer.content.decode()


def test_the_demo_offers_one_click_per_role_and_council(settings: Any) -> None:
    settings.DEMO = True
    build.pekalongan()
    build.gunungkidul()
    page = Client().get("/pekalongan/en/akun/login/").content.decode()
    for slug in ("pekalongan", "gunungkidul"):
        for role in Role.values:
            assert f'action="/en/demo/masuk/{slug}/{role}/"' in page


def test_nothing_is_offered_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    build.pekalongan()
    assert "/demo/masuk/" not in Client().get(LOGIN).content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    ["//penipu.example/", "https://penipu.example/", "/\\penipu.example", "javascript:alert(1)", "///penipu.example"],
)
def test_no_log_in_leads_to_another_site(sari: User, elsewhere: str) -> None:
    assert _log_in(Client(), next=elsewhere).url == "/pekalongan/beranda/"
    assert Client().get(f"{LOGIN}?next={elsewhere}").status_code == 200
    out = Client()
    _log_in(out)
    assert out.post("/pekalongan/akun/logout/", {"next": elsewhere}).url == "/pekalongan/"


def test_a_log_in_leads_to_where_one_wanted_to_go(sari: User) -> None:
    browser = Client()
    wanted = browser.get("/pekalongan/kelola/?a=1").url
    assert wanted == "/pekalongan/akun/login/?next=/pekalongan/kelola/%3Fa%3D1"
    assert _log_in(browser, next="/pekalongan/kelola/?a=1").url == "/pekalongan/kelola/?a=1"


def test_an_unknown_address_and_a_wrong_password_read_alike(sari: User) -> None:
    said = []
    for email in ("sari@contoh.id", "siapa@contoh.id"):
        answer = Client().post(LOGIN, {"login": email, "password": "salah-sekali-9"})
        said.append(list(answer.context["form"].non_field_errors()))
    assert said == [["Surel atau kata sandi belum cocok."]] * 2


def test_the_sixth_wrong_password_of_one_address_has_to_wait(sari: User) -> None:
    answers = [
        Client(REMOTE_ADDR=f"10.0.0.{n}").post(LOGIN, {"login": "sari@contoh.id", "password": "salah-7-x"})
        for n in range(6)
    ]
    said = [list(answer.context["form"].non_field_errors()) for answer in answers]
    assert said[:5] == [["Surel atau kata sandi belum cocok."]] * 5
    assert said[5] == ["Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi."]
    assert _log_in(Client()).status_code == 200


def test_an_e_mail_code_logs_a_maker_in_and_works_in_its_own_browser_only() -> None:
    build.member(build.pekalongan(), Role.MAKER, "Tejo", email="tejo@contoh.id")
    tejo, thief = Client(), Client()
    tejo.post("/pekalongan/akun/login/code/", {"email": "tejo@contoh.id"})
    code = next(line.strip() for line in mail.outbox[-1].body.splitlines() if line.strip() and " " not in line.strip())
    assert thief.post("/pekalongan/akun/login/code/confirm/", {"code": code}).url.startswith(LOGIN)
    assert tejo.post("/pekalongan/akun/login/code/confirm/", {"code": code}).url == "/pekalongan/beranda/"
    assert "Dekranasda Kota Pekalongan" in mail.outbox[-1].body


def test_an_e_mail_code_for_nobody_leads_to_the_same_page() -> None:
    build.pekalongan()
    browser = Client()
    answer = browser.post("/pekalongan/akun/login/code/", {"email": "siapa@contoh.id"})
    assert answer.url == "/pekalongan/akun/login/code/confirm/"
    assert browser.post(answer.url, {"code": "ABCDEF"}).status_code == 200


def test_nobody_signs_up_by_themselves() -> None:
    build.pekalongan()
    Client().post("/pekalongan/akun/signup/", {"email": "x@contoh.id", "password1": "kain-panjang-7"})
    assert not User.objects.exists()


def test_a_forged_host_is_refused(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["kriya.contoh.id"]
    pekalongan = build.pekalongan()
    with council_scope(pekalongan):
        give_domain(pekalongan, "batik.contoh.id")
    for host, expected in (("kriya.contoh.id", 200), ("penipu.example", 400)):
        assert Client(headers={"host": host}).get(LOGIN).status_code == expected


def test_a_letter_to_an_unknown_address_leads_to_no_sign_up_that_is_closed(db: None) -> None:
    build.pekalongan()
    Client().post("/pekalongan/akun/password/reset/", {"email": "asing@contoh.id"})
    assert mail.outbox[-1].subject == "Pekalongan: Belum ada akun dengan surel ini"
    assert "mintalah undangan kepada ketua dewan" in mail.outbox[-1].body
    assert "http" not in mail.outbox[-1].body


def test_a_new_password_comes_by_a_link_that_works_once(sari: User) -> None:
    Client().post("/pekalongan/akun/password/reset/", {"email": "sari@contoh.id"})
    path = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word).removeprefix(
        "http://testserver"
    )
    fresh = "kain-sarung-baru-9"
    for expected in (302, 200):
        browser = Client()
        page = browser.get(path, follow=True)
        done = (
            browser.post(page.request["PATH_INFO"], {"password1": fresh, "password2": fresh})
            if expected == 302
            else page
        )
        assert done.status_code == expected
    assert "Tautan ini tidak berlaku lagi" in page.content.decode()
    assert User.objects.get().check_password(fresh)


def test_changing_the_password_logs_other_devices_out(sari: User) -> None:
    here, there = build.browser_of(sari), build.browser_of(sari)
    assert there.get("/pekalongan/akun/sessions/").status_code == 200
    fresh = {"oldpassword": "tenun-lurik-7", "password1": "kain-sarung-baru-9", "password2": "kain-sarung-baru-9"}
    assert here.post("/pekalongan/akun/password/change/", fresh).status_code == 302
    assert there.get("/pekalongan/akun/sessions/").status_code == 302
