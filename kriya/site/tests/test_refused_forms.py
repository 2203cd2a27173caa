"""What cannot be taken, a form without its token or a value that no column holds, is told in the reader's words."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kriya.accounts.models import User
from kriya.core.ids import new_id
from kriya.site.views import office
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.mark.parametrize(("at", "said"), [("", "perlu dibuka lagi"), ("en/", "has to be opened again")])
def test_a_form_without_its_token_says_what_to_do(at: str, said: str):
    build.pekalongan()
    answer = Client(enforce_csrf_checks=True).post(f"/pekalongan/{at}pesan-instansi/", {"institution": "x"})
    assert answer.status_code == 403
    assert said in answer.content.decode()


TYPED = {
    "name": "Aula lantai dua",
    "address": "Jl. Jatayu 3",
    "shipping": "25.000",
    "origin_postal_code": "51141",
    "midtrans-server_key": "Mid-1",
    "password1": "Mid-1",
    "csrfmiddlewaretoken": "x",
}


def test_what_was_typed_when_the_session_ended_is_shown_to_be_copied():
    build.pekalongan()
    page, bare = "/pekalongan/kelola/program/ruang/baru/", Client()
    told = bare.post(page, TYPED)
    said = told.content.decode()
    assert told.status_code == 403
    assert "Sesi Anda berakhir" in said
    assert "Aula lantai dua\nJl. Jatayu 3\n25.000\n51141</textarea>" in said
    assert f"/akun/login/?next={page}" in said
    assert bare.post(page).status_code == 302
    assert bare.post(page, TYPED, headers={"Sec-Fetch-Mode": "cors"}).status_code == 302
    assert "Aula lantai dua" in Client(enforce_csrf_checks=True).post(page, TYPED).content.decode()


def test_what_was_typed_about_something_that_is_gone_is_shown_to_be_copied():
    sari = build.browser_of(build.member(build.pekalongan()))
    gone = sari.post(f"/pekalongan/kelola/program/ruang/{new_id()}/", TYPED)
    said = gone.content.decode()
    assert gone.status_code == 404
    assert "Barangkali orang lain baru saja menghapus" in said
    assert "Aula lantai dua\nJl. Jatayu 3\n25.000\n51141</textarea>" in said
    assert "Mid-1" not in said


@pytest.mark.parametrize("address", ["produk/?q=%00batik", "kelola/galeri/stok/?q=%00", "kelola/galeri/penjualan/?q=a%00b",
                                     "kelola/galeri/hari-ini/?hari=0001-01-01"])  # fmt: skip
def test_no_address_makes_a_server_stumble(address: str):
    sari = build.browser_of(build.member(build.pekalongan()))
    assert sari.get(f"/pekalongan/{address}").status_code == 200


def test_what_no_column_holds_is_the_senders_mistake_and_nothing_of_it_stays(monkeypatch: pytest.MonkeyPatch):
    sari = build.browser_of(build.member(build.pekalongan()))
    before = User.objects.count()

    def too_large(_request: Any) -> None:
        User.objects.create(name="Setengah jadi")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 99999999999::int")

    monkeypatch.setattr(office, "_first_steps", too_large)
    answer = sari.get("/pekalongan/kelola/")
    assert (answer.status_code, User.objects.count()) == (400, before)
    assert "tidak dapat kami simpan" in answer.content.decode()
