"""Tejo asks for a code by telephone number; Sari relays it over WhatsApp."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kriya.accounts.models import CodeRequest, User
from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from tests import build

pytestmark = pytest.mark.django_db
ASK, ENTER, MINE = "/pekalongan/akun/telepon/", "/pekalongan/akun/telepon/kode/", "/pekalongan/akun/sessions/"
KNOWN, UNKNOWN = "0812 3456 7890", "0812 9999 0000"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def pekalongan() -> Council:
    return build.pekalongan()


@pytest.fixture
def tejo(pekalongan: Council) -> User:
    return build.member(pekalongan, Role.MAKER, "Tejo", email="", phone="+6281234567890")


@pytest.fixture
def sari(pekalongan: Council) -> Client:
    return build.browser_of(build.member(pekalongan, Role.STAFF, "Sari"))


def _ask(browser: Client, phone: str = KNOWN) -> Any:
    return browser.post(ASK, {"phone": phone})


def _relay(council: Council, officer: Client) -> str:
    with council_scope(council):
        waiting = CodeRequest.objects.exclude(user=None).latest("requested_at")
    page = officer.post(f"/pekalongan/kelola/kode/{waiting.pk}/kirim/")
    assert page.status_code == 200
    chat: str = page.context["chat"]
    assert chat.startswith("https://wa.me/6281234567890?text=")
    found = re.search(r"(\d{3}) (\d{3})", unquote(chat))
    assert found
    return found[1] + found[2]


def test_the_code_that_the_officer_relays_logs_in(pekalongan: Council, tejo: User, sari: Client) -> None:
    phone = Client()
    assert _ask(phone).url == ENTER
    assert "Tejo" in sari.get("/pekalongan/kelola/kode/").content.decode()
    code = _relay(pekalongan, sari)
    assert "sudah dikirim" in sari.get("/pekalongan/kelola/kode/").content.decode()
    assert phone.post(ENTER, {"code": f"{code[:3]} {code[3:]}"}).url == "/pekalongan/beranda/"
    assert phone.get(MINE).status_code == 200
    assert phone.session.get_expiry_age() > 29 * 24 * 3600
    assert "Tejo" not in sari.get("/pekalongan/kelola/kode/").content.decode()


def test_the_message_speaks_the_makers_language_whatever_the_officer_reads(
    pekalongan: Council, tejo: User, sari: Client
) -> None:
    _ask(Client())
    with council_scope(pekalongan):
        asked = CodeRequest.objects.get()
    page = sari.post(f"/pekalongan/en/kelola/kode/{asked.pk}/kirim/")
    assert page.context["message"].startswith("Kode masuk Pekalongan:")


def test_the_code_works_in_the_browser_that_asked_and_nowhere_else(
    pekalongan: Council, tejo: User, sari: Client
) -> None:
    phone, thief = Client(), Client()
    _ask(phone)
    code = _relay(pekalongan, sari)
    assert thief.post(ENTER, {"code": code}).url == ASK
    _ask(thief)
    assert thief.post(ENTER, {"code": code}).status_code == 200
    assert thief.get(MINE).status_code == 302
    assert phone.post(ENTER, {"code": code}).status_code == 302


def test_a_code_works_once(pekalongan: Council, tejo: User, sari: Client) -> None:
    phone = Client()
    _ask(phone)
    asked = phone.session["code_request"]
    code = _relay(pekalongan, sari)
    phone.post(ENTER, {"code": code})
    again = Client()
    _ask(again, UNKNOWN)
    session = again.session
    session["code_request"] = asked
    session.save()
    assert "Minta kode baru" in again.post(ENTER, {"code": code}).content.decode()
    assert again.get(MINE).status_code == 302


def test_after_three_wrong_tries_the_right_code_is_over_too(pekalongan: Council, tejo: User, sari: Client) -> None:
    phone = Client()
    _ask(phone)
    code = _relay(pekalongan, sari)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _try in range(3):
        phone.post(ENTER, {"code": wrong})
    assert "Minta kode baru" in phone.post(ENTER, {"code": code}).content.decode()
    assert phone.get(MINE).status_code == 302


def test_a_code_is_over_after_ten_minutes(pekalongan: Council, tejo: User, sari: Client) -> None:
    phone = Client()
    _ask(phone)
    code = _relay(pekalongan, sari)
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert phone.post(ENTER, {"code": code}).status_code == 200
        assert phone.get(MINE).status_code == 302


def test_a_second_press_of_the_officer_makes_a_code_that_replaces_the_first(
    pekalongan: Council, tejo: User, sari: Client
) -> None:
    phone = Client()
    _ask(phone)
    first, second = _relay(pekalongan, sari), _relay(pekalongan, sari)
    if first != second:
        phone.post(ENTER, {"code": first})
    assert phone.post(ENTER, {"code": second}).status_code == 302


def test_the_code_stands_nowhere_in_the_database(pekalongan: Council, tejo: User, sari: Client) -> None:
    _ask(Client())
    code = _relay(pekalongan, sari)
    with council_scope(pekalongan):
        row = CodeRequest.objects.get()
    assert code not in (row.code_hash, str(row.attempts))
    assert len(row.code_hash) == 64


def _shape_of(phone: str) -> tuple[list[str], str]:
    """What an answer asks of the database, without the values, and what it says."""
    cache.clear()
    browser = Client()
    browser.get(ASK)
    with CaptureQueriesContext(connection) as asked:
        answer = _ask(browser, phone)
        page = browser.get(answer.url)
    words = [re.sub(r"'[^']*'|\"s\d+_x\d+\"|\bNULL\b|\b\d+\b", "?", query["sql"]) for query in asked.captured_queries]
    return words, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def test_a_number_of_nobody_costs_and_says_the_same_as_a_known_one(pekalongan: Council, tejo: User) -> None:
    """trap:45 An unknown telephone number answers faster than a known one."""
    (known, known_page), (unknown, unknown_page) = _shape_of(KNOWN), _shape_of(UNKNOWN)
    assert known == unknown
    assert known_page == unknown_page


def test_without_a_row_for_the_unknown_the_answers_differ(
    pekalongan: Council, tejo: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of trap:45 with its guard off: whoever watches the work knows who is a maker."""
    save = CodeRequest.save
    monkeypatch.setattr(CodeRequest, "save", lambda row: save(row) if row.user_id else None)
    assert _shape_of(KNOWN)[0] != _shape_of(UNKNOWN)[0]


def test_guessing_for_a_number_of_nobody_reads_as_for_a_known_one(pekalongan: Council, tejo: User) -> None:
    """trap:45 again: at the second step."""
    pages = []
    for phone in (KNOWN, UNKNOWN):
        browser = Client()
        _ask(browser, phone)
        answers = [browser.post(ENTER, {"code": "123456"}).content.decode() for _try in range(4)]
        pages.append([re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in answers])
    assert pages[0] == pages[1]


def test_nobody_gets_a_code_for_a_number_of_nobody(pekalongan: Council, tejo: User, sari: Client) -> None:
    _ask(Client(), UNKNOWN)
    page = sari.get("/pekalongan/kelola/kode/").content.decode()
    assert "0812-9999-0000" in page
    with council_scope(pekalongan):
        waiting = CodeRequest.objects.get()
    assert sari.post(f"/pekalongan/kelola/kode/{waiting.pk}/kirim/").status_code == 409


def test_staff_and_makers_of_another_council_get_no_code_by_telephone(pekalongan: Council) -> None:
    build.member(pekalongan, Role.STAFF, "Sari", phone="+6281234567890")
    build.member(build.gunungkidul(), Role.MAKER, "Bagus", phone="+6281299990000")
    for phone in (KNOWN, UNKNOWN):
        _ask(Client(), phone)
    with council_scope(pekalongan):
        assert list(CodeRequest.objects.values_list("user", flat=True)) == [None, None]


def _process(settings: Any, number: int) -> None:
    """Another worker process: with a cache in process memory it knows nothing of the others."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"p{number}"}
    }


def test_a_number_is_limited_however_many_processes_and_addresses_ask(pekalongan: Council, tejo: User) -> None:
    """trap:43 Rate limits in process memory, or by address."""
    answers = []
    for number in range(5):
        del caches["default"]
        answers.append(Client(REMOTE_ADDR=f"10.0.0.{number}").post(ASK, {"phone": KNOWN}).status_code)
    assert answers == [302, 302, 302, 200, 200]
    with council_scope(pekalongan):
        assert CodeRequest.objects.count() == 3


def test_in_process_memory_every_process_allows_the_number_again(
    pekalongan: Council, tejo: User, settings: Any
) -> None:
    """The twin of trap:43 with its guard off: three tries in each of two processes."""
    answers = []
    for number in range(6):
        _process(settings, number // 3)
        answers.append(_ask(Client()).status_code)
    assert answers == [302] * 6


def test_makers_behind_one_carrier_do_not_lock_each_other_out(pekalongan: Council) -> None:
    """trap:43 again: thousands share one address."""
    answers = [_ask(Client(), f"08123456{number:04d}").status_code for number in range(40)]
    assert set(answers) == {302}


def test_limited_by_address_only_the_fourth_maker_is_locked_out(pekalongan: Council, settings: Any) -> None:
    """The twin of trap:43 with its guard off."""
    settings.ACCOUNT_RATE_LIMITS = {"phone_code": "3/10m/ip"}
    assert [_ask(Client(), f"08123456{number:04d}").status_code for number in range(4)] == [302, 302, 302, 200]


def test_other_entries_of_the_cache_do_not_push_a_limit_out(pekalongan: Council, tejo: User) -> None:
    for _try in range(3):
        _ask(Client())
    cache.set_many({f"lain-{number}": number for number in range(400)})
    assert _ask(Client()).status_code == 200


@pytest.mark.parametrize("typed", ["", "123", "abc", "+", "0812-0812-0812-0812-0812"])
def test_what_is_no_number_is_refused_with_an_example(pekalongan: Council, typed: str) -> None:
    answer = _ask(Client(), typed)
    assert answer.status_code == 200
    assert "phone" in answer.context["form"].errors
    with council_scope(pekalongan):
        assert not CodeRequest.objects.exists()


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_what_is_no_code_costs_no_try(pekalongan: Council, tejo: User, typed: str) -> None:
    phone = Client()
    _ask(phone)
    assert "code" in phone.post(ENTER, {"code": typed}).context["form"].errors
    with council_scope(pekalongan):
        assert CodeRequest.objects.get().attempts == 0


def test_only_staff_relay(pekalongan: Council, tejo: User) -> None:
    _ask(Client())
    with council_scope(pekalongan):
        waiting = CodeRequest.objects.get()
    path = f"/pekalongan/kelola/kode/{waiting.pk}/kirim/"
    assert Client().post(path).url.startswith("/pekalongan/akun/login/")
    assert build.browser_of(tejo).post(path).status_code == 404
    dimas = build.browser_of(build.member(pekalongan, Role.CASHIER, "Dimas"))
    assert dimas.post(path).status_code == 404
    bagus = build.browser_of(build.member(build.gunungkidul(), Role.STAFF, "Bagus"))
    assert bagus.post(path.replace("pekalongan", "gunungkidul")).status_code == 404
    with council_scope(pekalongan):
        assert CodeRequest.objects.get().relayed_at is None
