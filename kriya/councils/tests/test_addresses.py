"""An address written with capitals, as telephones and posters write it, leads to the page that was meant."""

import pytest

from tests import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/PEKALONGAN/", "/pekalongan/"),
        ("/Pekalongan", "/pekalongan/"),
        ("/Pekalongan/Produk/?urut=Harga&q=Kawung", "/pekalongan/produk/?urut=Harga&q=Kawung"),
        ("/pekalongan/PRODUK/kain-jlamprang/", "/pekalongan/produk/kain-jlamprang/"),
        ("/pekalongan/EN/UMKM/", "/pekalongan/en/umkm/"),
        ("/EN/", "/en/"),
        ("/Akun/Login/", "/akun/login/"),
        ("/Pekalongan/Produk", "/pekalongan/produk"),
    ],
)
def test_capitals_lead_to_the_address_in_small_letters(client, asked, meant):
    build.pekalongan()
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["Location"]) == (308, meant)


@pytest.mark.parametrize("asked", ["/TAKADA/", "/pekalongan/TAKADA/", "/Pekalongan2/Produk/"])
def test_what_is_no_page_in_small_letters_either_is_not_found(client, asked):
    build.pekalongan()
    assert client.get(asked).status_code == 404


def test_a_code_with_capitals_is_left_as_it_is(client):
    build.pekalongan()
    assert client.get("/pekalongan/pesanan/AbC123/").status_code == 404
