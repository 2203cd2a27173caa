"""What tills ask of the server, without a browser: who may be one, what it is told, what a buyer and the office see."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.once import digest_of
from kriya.core.scoping import council_scope
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.actions.prices import change_price
from kriya.sales.actions.tills import register_till, revoke_till
from kriya.sales.models import QuarantinedSale, Refund, Sale, ShiftReport, Till
from kriya.showroom.pos import catalogue
from tests import build
from tests.journeys import till as tills

HERE = "/pekalongan/kasir/"


@pytest.fixture
def shop(db: None) -> Any:
    return tills.shop(None, lots=4)  # type: ignore[arg-type]


def ask(shop: Any, what: str, said: Any, *, secret: str | None = None) -> Any:
    header = {"Authorization": f"Kasir {shop.secret if secret is None else secret}"}
    return Client().post(f"{HERE}{what}/", json.dumps(said), content_type="application/json", headers=header)


def sale(shop: Any, *lots: Any, **more: Any) -> dict[str, Any]:
    total = sum(lot.price for lot in lots)
    message = {
        "kind": "sale", "version": 1, "id": str(new_id()), "seq": 1, "device_at": now().isoformat(), "channel": "showroom",
        "location": str(shop.till.location_id), "receipt": "U1-000001", "counter": 1, "discount": 0,
        "lines": [{"lot": str(lot.pk), "pieces": 1, "price": lot.price, "discount": 0} for lot in lots],
        "tenders": [{"kind": "card", "amount": total, "reference": "A1"}],
    } | more  # fmt: skip
    return {**message, "hash": digest_of(message)}


def send(shop: Any, *messages: Any, **more: Any) -> Any:
    return ask(shop, "kirim", {"device_now": now().isoformat(), "unsent": 0, "messages": messages}, **more)


def test_the_page_is_the_same_for_everybody_and_brings_no_token(shop: Any, settings: Any):
    """A browser keeps it and shows it to whoever holds the tablet next."""
    seen = {Client().get(HERE).content}
    for somebody in (shop.cashier, shop.chair):
        answer = build.browser_of(somebody).get(HERE)
        assert settings.CSRF_COOKIE_NAME not in answer.cookies
        seen.add(answer.content)
    assert len(seen) == 1


def test_the_worker_keeps_every_file_that_the_page_needs_and_is_another_when_one_changes(
    shop: Any, monkeypatch: pytest.MonkeyPatch
):
    worker = Client().get(f"{HERE}pekerja.js").content.decode()
    for needed in (f'"{HERE}"', "showroom/pos/main.js", "showroom/pos/screens/pay.js", "design/kriya.css", "ids.js"):
        assert needed in worker
    monkeypatch.setattr("kriya.showroom.pos.words.PAY", {})
    monkeypatch.setattr("kriya.showroom.pos.views.shell.words", dict)
    assert Client().get(f"{HERE}pekerja.js").content.decode().splitlines()[0] != worker.splitlines()[0]


@pytest.mark.parametrize("what", ["katalog", "gambar", "kirim", "struk", "kembali"])
def test_a_stranger_is_told_that_nobody_knows_it(shop: Any, what: str):
    assert ask(shop, what, {}, secret="x" * 43).status_code == 401
    assert Client().post(f"{HERE}{what}/").status_code == 401
    assert ask(shop, what, []).status_code == 400


def test_a_till_of_another_council_is_a_stranger(shop: Any):
    there = build.gunungkidul()
    with council_scope(there):
        _till, secret = register_till("Tablet", "U1", give_locations()["showroom"], by=None)
    assert ask(shop, "katalog", {}, secret=secret).status_code == 401


def test_only_officers_make_a_browser_a_till(shop: Any, settings: Any):
    said = {"name": "Tablet dua", "prefix": "U2", "location": str(shop.till.location_id)}

    def register(client: Client) -> int:
        return client.post(f"{HERE}daftar/", json.dumps(said), content_type="application/json").status_code

    assert [register(Client()), register(build.browser_of(shop.cashier))] == [403, 403]
    assert register(build.browser_of(shop.chair, second_factor=False)) == 403
    assert register(build.browser_of(shop.chair)) == 201
    assert register(build.browser_of(shop.chair)) == 422
    assert build.browser_of(shop.chair).get(f"{HERE}saya/").json()["may_register"]
    assert not build.browser_of(shop.cashier).get(f"{HERE}saya/").json()["may_register"]
    assert Client().get(f"{HERE}saya/").json() == {"id": None}


def test_a_catalogue_is_told_once_and_then_by_what_differs(shop: Any):
    first = ask(shop, "katalog", {}).json()
    rows = [row for part in first["buckets"].values() for row in part["rows"]]
    assert sorted(row[1] for row in rows) == sorted(lot.code for lot in [*shop.lots, shop.unique])
    assert {row[8] for row in rows} == {20, 1}
    marks = {name: part["mark"] for name, part in first["buckets"].items()}
    assert ask(shop, "katalog", {"marks": marks}).json()["buckets"] == {}
    with council_scope(shop.council):
        change_price(shop.lots[0], 9500, reason="cuci gudang", by=None)
    changed = ask(shop, "katalog", {"marks": marks}).json()["buckets"]
    assert [row[5] for part in changed.values() for row in part["rows"] if row[0] == str(shop.lots[0].pk)] == [9500]
    gone = ask(shop, "katalog", {"marks": {**marks, "zz": "x"}}).json()["buckets"]["zz"]
    assert gone == {"mark": "", "rows": []}


def test_a_catalogue_costs_as_many_questions_for_one_lot_as_for_a_hundred(shop: Any, count_queries: Any):
    with council_scope(shop.council):
        with count_queries(3):
            assert catalogue.parts(shop.till)
        for n in range(40):
            tills._lot(shop.lots[0].maker, f"Kain {n}", 5000, 1, shop.till.location)
        with count_queries(3):
            assert sum(len(part.rows) for part in catalogue.parts(shop.till).values()) == 45


def test_people_who_may_sell_are_named_and_those_who_may_go_below_the_floor(shop: Any):
    build.member(shop.council, Role.CURATOR, "Laras")
    people = ask(shop, "katalog", {}).json()["people"]
    assert [(one["name"], one["approves"]) for one in people] == [("Dimas", False), ("Wulan", True)]


def test_what_is_no_message_stops_nothing(shop: Any):
    answer = send(shop, sale(shop, shop.lots[0]), "apa ini", {"id": "x"}, sale(shop, shop.lots[1], counter=2)).json()
    assert [one["status"] for one in answer["acks"]] == ["recorded", "quarantined", "quarantined", "recorded"]
    assert ask(shop, "kirim", {"messages": "x", "device_now": "kemarin"}).json()["acks"] == []


def test_what_a_revoked_till_still_sends_is_kept_aside(shop: Any):
    with council_scope(shop.council):
        revoke_till(shop.till, reason="hilang di bus", by=shop.chair)
    answer = send(shop, sale(shop, shop.lots[0])).json()
    assert answer["revoked"] is True
    assert [one["status"] for one in answer["acks"]] == ["quarantined"]
    with council_scope(shop.council):
        assert (Sale.objects.count(), QuarantinedSale.objects.count()) == (0, 1)


def test_a_database_that_is_busy_is_no_fault_of_the_sale(shop: Any, monkeypatch: pytest.MonkeyPatch):
    """Nothing was done and nothing is kept aside; the till is told when to ask again, and then it lands."""

    def deadlock(*_args: Any, **_more: Any) -> None:
        raise OperationalError("deadlock detected")

    message = sale(shop, shop.lots[0])
    with monkeypatch.context() as busy:
        busy.setattr("kriya.sales.actions.recording._write", deadlock)
        with transaction.atomic():
            answer = send(shop, message)
    assert (answer.status_code, answer.json(), answer.headers["Retry-After"]) == (503, {"code": "busy"}, "2")
    with council_scope(shop.council):
        assert (Sale.objects.count(), QuarantinedSale.objects.count()) == (0, 0)
    assert send(shop, message).json()["acks"][0]["status"] == "recorded"


def test_a_commit_that_fails_is_said_to_be_for_a_moment(shop: Any, monkeypatch: pytest.MonkeyPatch):
    """The view has answered by then; what it said is not heard."""

    @contextmanager
    def gone(*_args: Any, **_more: Any) -> Iterator[None]:
        yield
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("kriya.accounts.middleware.council_scope", gone)
    client = Client(raise_request_exception=False)
    with council_scope(shop.council):
        answer = client.post(f"{HERE}kirim/", "{}", content_type="application/json")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


def test_a_till_is_told_the_number_of_its_z_report(shop: Any):
    shift, at = str(new_id()), now().isoformat()
    head = {"version": 1, "seq": 1, "device_at": at}
    opened = head | {"kind": "shift_opened", "id": shift, "location": str(shop.till.location_id), "opening_cash": 0}
    closed = head | {"kind": "shift_closed", "id": str(new_id()), "shift": shift, "counted": 0, "reason": ""}
    acks = send(shop, opened, sale(shop, shop.lots[0], shift=shift), closed).json()["acks"]
    with council_scope(shop.council):
        assert [one["receipt"] for one in acks] == ["", "", ShiftReport.objects.get().number]


def test_a_buyer_sees_the_receipt_once_it_came(shop: Any):
    message = sale(shop, shop.lots[0])
    address = f"/pekalongan/struk/{message['id']}/"
    assert Client().get(address).status_code == 404
    send(shop, message)
    page = Client().get(address)
    assert page.status_code == 200
    assert "Kain Nomor 0" in page.content.decode()


class TestRefund:
    def told(self, shop: Any, lot: Any, **more: Any) -> dict[str, Any]:
        send(shop, sale(shop, lot))
        found = ask(shop, "struk", {"receipt": " u1-000001 "}).json()
        return {"key": str(new_id()), "sale": found["id"], "shift": str(new_id()), "reason": "luntur", "cashier": shop.cashier.pk,
                "lines": [{"line": found["lines"][0]["id"], "pieces": 1, "back_to": "shelf"}]} | more  # fmt: skip

    def test_pieces_come_back_once(self, shop: Any):
        told = self.told(shop, shop.lots[0])
        first, again = ask(shop, "kembali", told), ask(shop, "kembali", told)
        assert first.json() == again.json()
        assert first.json()["total"] == shop.lots[0].price
        second = ask(shop, "kembali", {**told, "key": str(new_id())})
        assert (second.status_code, second.json()["code"]) == (422, "refund_too_many")
        for typed in ("U1-000001", "u1 1", "U1 - 0001", "u1000001"):
            assert ask(shop, "struk", {"receipt": typed}).json()["lines"][0]["returned"] == 1
        with council_scope(shop.council):
            assert Refund.objects.get().by == shop.cashier

    def test_a_receipt_that_nobody_knows_and_words_that_say_nothing(self, shop: Any):
        assert ask(shop, "struk", {"receipt": "U1-999999"}).json()["code"] == "receipt_unknown"
        assert ask(shop, "struk", {}).status_code == 422
        assert ask(shop, "kembali", {"sale": "x"}).json()["code"] == "message_unreadable"
        assert (
            ask(shop, "kembali", self.told(shop, shop.lots[0], sale=str(new_id()))).json()["code"] == "receipt_unknown"
        )


class TestOffice:
    def test_a_till_is_made_by_an_address_that_is_shown_once(self, shop: Any):
        office = build.browser_of(shop.chair)
        said = {"name": "Tablet pameran", "prefix": "p1", "location": str(shop.till.location_id)}
        page = office.post("/pekalongan/kelola/galeri/kasir/baru/", said).content.decode()
        secret = page.partition("#alat=")[2].partition('"')[0].partition("<")[0]
        assert ask(shop, "katalog", {}, secret=secret).json()["till"]["prefix"] == "P1"
        assert secret not in office.get("/pekalongan/kelola/galeri/kasir/").content.decode()

    def test_a_browser_that_lost_its_memory_gets_another_secret(self, shop: Any):
        office = build.browser_of(shop.chair)
        page = office.post(f"/pekalongan/kelola/galeri/kasir/{shop.till.pk}/rahasia/").content.decode()
        assert "#alat=" in page
        assert ask(shop, "katalog", {}).status_code == 401

    def test_a_queue_comes_as_a_file_and_counts_once(self, shop: Any):
        office, message = build.browser_of(shop.chair), sale(shop, shop.lots[0])
        said = {"format": "kriya-kasir", "version": 1, "till": str(shop.till.pk), "exported_at": now().isoformat(),
                "messages": [message, sale(shop, shop.lots[1], counter=2)]}  # fmt: skip
        send(shop, message)

        def hand_in(data: bytes) -> str:
            file = SimpleUploadedFile("antrean.json", data, "application/json")
            return office.post("/pekalongan/kelola/galeri/kasir/antrean/", {"file": file}, follow=True).content.decode()

        assert "1 catatan baru, 1 sudah ada, 0 disisihkan" in hand_in(json.dumps(said).encode())
        assert "0 catatan baru, 2 sudah ada" in hand_in(json.dumps(said).encode())
        assert "bukan antrean kasir" in hand_in(b"PK\x03\x04")
        assert "tidak dikenal" in hand_in(json.dumps({**said, "till": str(new_id())}).encode())
        with council_scope(shop.council):
            assert Sale.objects.count() == 2

    def test_the_list_asks_as_often_for_one_till_as_for_many(self, shop: Any, django_assert_num_queries: Any):
        office = build.browser_of(shop.chair)
        office.get("/pekalongan/kelola/galeri/kasir/")
        with CaptureQueriesContext(connection) as one:
            office.get("/pekalongan/kelola/galeri/kasir/")
        with council_scope(shop.council):
            for n in range(30):
                register_till(f"Tablet {n}", f"T{n}", shop.till.location, by=shop.chair)
        with django_assert_num_queries(len(one)):
            office.get("/pekalongan/kelola/galeri/kasir/")

    def test_a_revoked_till_says_so_with_the_reason(self, shop: Any):
        office = build.browser_of(shop.chair)
        office.post(f"/pekalongan/kelola/galeri/kasir/{shop.till.pk}/cabut/", {"alasan": "layar pecah"})
        assert "layar pecah" in office.get("/pekalongan/kelola/galeri/kasir/").content.decode()
        with council_scope(shop.council):
            assert Till.objects.get().revocations.count() == 1


def test_pictures_come_many_in_one_answer_and_those_that_are_missing_empty(shop: Any):
    answer = ask(shop, "gambar", {"keys": ["abc", "abc", 7, "x" * 99]})
    assert BytesIO(answer.content).read() == b"\x03abc\x00\x00\x00\x00"
