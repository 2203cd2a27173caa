"""What cannot be taken, a form without its token or a value that no column holds, is told in the reader's words."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kriya.accounts.models import User
from kriya.site.views import office
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.mark.parametrize(("at", "said"), [("", "perlu dibuka lagi"), ("en/", "has to be opened again")])
def test_a_form_without_its_token_says_what_to_do(at: str, said: str):
    build.pekalongan()
    answer = Client(enforce_csrf_checks=True).post(f"/pekalongan/{at}pesan-instansi/", {"institution": "x"})
    assert answer.status_code == 403
    assert said in answer.content.decode()


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
