"""The maker's own pages: only its own record, its permissions at once, its wishes answered."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.register import Phone
from kriya.makers.models import Consent, CorrectionRequest, Maker, MakerLogin, Paper, YearlyFigure
from tests import build
from tests.tight import tight

HOME = "/pekalongan/mitra/"


@pytest.fixture
def council(db: None) -> Any:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


@pytest.fixture
def sekar(council: Any) -> Maker:
    return build.maker("Batik Sekar", owner_name="Tejo", phones=[Phone("+6281234567890")], nik="3375014101800001")


@pytest.fixture
def tejo(council: Any, sekar: Maker) -> Client:
    return build.browser_of(build.maker_person(council, sekar), second_factor=False)


def test_a_maker_reads_who_it_is_with_the_nik_masked(tejo: Client):
    page = tejo.get(f"{HOME}saya/").content.decode()
    assert "Batik Sekar" in page
    assert "0001" in page
    assert "3375014101800001" not in page


def test_a_maker_reads_the_same_page_in_the_other_language(tejo: Client):
    page = tight(tejo.get(f"{HOME}saya/").content.decode())
    assert '<a href="/pekalongan/en/mitra/saya/" hreflang="en" lang="en">' in page
    assert "English" in page
    assert 'href="/pekalongan/mitra/saya/" hreflang="id"' in tejo.get("/pekalongan/en/mitra/saya/").content.decode()


def test_a_maker_takes_a_permission_back_and_gives_it_at_once(tejo: Client, sekar: Maker):
    give_consent(sekar, ["name", "phone"], source="formulir", by=None)
    public = f"/pekalongan/umkm/{sekar.slug}/"
    assert Client().get(public).status_code == 200
    tejo.post(f"{HOME}{sekar.pk}/publik/ubah/", {"hal": "name"})
    assert Client().get(public).status_code == 404
    tejo.post(f"{HOME}{sekar.pk}/publik/ubah/", {"hal": "name", "boleh": "1"})
    assert Client().get(public).status_code == 200
    newest = Consent.objects.get(subject="name", withdrawn_at=None)
    assert (newest.source, newest.recorded_by.name) == ("Perajin sendiri, lewat ponsel", "Tejo")
    assert tejo.post(f"{HOME}{sekar.pk}/publik/ubah/", {"hal": "lain"}).status_code == 404


def test_papers_that_end_first_stand_first(tejo: Client, sekar: Maker):
    Paper(maker=sekar, kind="halal", number="1", expires_on=today() + timedelta(days=400)).save()
    Paper(maker=sekar, kind="pirt", number="2", expires_on=today() + timedelta(days=12)).save()
    page = tight(tejo.get(f"{HOME}{sekar.pk}/dokumen/").content.decode())
    assert '<p class="figure">12 hari lagi</p><p>P-IRT</p>' in page


def test_figures_show_the_newest_year_and_unknown_is_not_nought(tejo: Client, sekar: Maker):
    YearlyFigure(maker=sekar, year=2025, labour_total=3, source="survei").save()
    page = tight(tejo.get(f"{HOME}{sekar.pk}/angka/").content.decode())
    assert '<p class="figure">Belum dicatat</p>' in page


def test_a_wish_reaches_the_office_and_its_answer_the_maker(council: Any, tejo: Client, sekar: Maker):
    tejo.post(f"{HOME}{sekar.pk}/koreksi/", {"text": "Nomor saya ganti."})
    assert tejo.post(f"{HOME}{sekar.pk}/koreksi/", {"text": " "}).status_code == 422
    wish = CorrectionRequest.objects.get()
    sari = build.browser_of(build.member(council, name="Sari"))
    assert "Nomor saya ganti." in sari.get("/pekalongan/kelola/umkm/pendaftaran/koreksi/").content.decode()
    sari.post(f"/pekalongan/kelola/umkm/pendaftaran/koreksi/{wish.pk}/", {"answer": "Sudah kami ganti."})
    assert "Sudah kami ganti." in tejo.get(f"{HOME}saya/").content.decode()
    assert "Nomor saya ganti." not in sari.get("/pekalongan/kelola/umkm/pendaftaran/koreksi/").content.decode()


def test_whoever_has_two_businesses_chooses_and_nobody_sees_a_third(council: Any, tejo: Client, sekar: Maker):
    other, third = build.maker("Tenun Wening"), build.maker("Milik Orang")
    MakerLogin(maker=other, user=sekar.logins.get().user).save()
    page = tejo.get(f"{HOME}saya/").content.decode()
    assert page.index("Batik Sekar") < page.index("Tenun Wening")
    assert "Milik Orang" not in page
    for part in ("", "publik/", "dokumen/", "angka/", "koreksi/"):
        assert tejo.get(f"{HOME}{other.pk}/{part}").status_code == 200
        assert tejo.get(f"{HOME}{third.pk}/{part}").status_code == 404
    assert tejo.post(f"{HOME}{third.pk}/publik/ubah/", {"hal": "name", "boleh": "1"}).status_code == 404


def test_the_office_has_no_business_here(council: Any):
    assert build.browser_of(build.member(council, name="Sari")).get(f"{HOME}saya/").status_code == 404
    assert Client().get(f"{HOME}saya/").status_code == 302


@pytest.mark.parametrize("size", [1, 100])
def test_papers_ask_the_same_number_of_questions(tejo: Client, sekar: Maker, size: int, django_assert_num_queries: Any):
    for number in range(size):
        Paper(maker=sekar, kind="brand", number=f"IDM{number:09}").save()
    tejo.get(f"{HOME}{sekar.pk}/dokumen/")
    with django_assert_num_queries(PAPER_QUERIES):
        tejo.get(f"{HOME}{sekar.pk}/dokumen/")


# Council, session, person, settings and scope, roles; the maker; its record (9).
PAPER_QUERIES = 17
