"""The record of a maker over HTTP: who sees what, and what it says."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.figures import add_figure
from kriya.makers.actions.papers import add_paper
from kriya.makers.actions.personal import change_bank_account
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker, PersonalDataShown, PublishedMaker, YearlyFigure
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"
NIK = "3375014501800001"
NPWP = "3375014501800009"


@pytest.fixture
def maker(council: Any) -> Maker:
    with council_scope(council):
        made = build.maker(
            "Batik Sekar Jagad",
            owner_name="Siti Kanigara",
            nik=NIK,
            email="siti@contoh.id",
            phones=[Phone("+6281234567890", is_whatsapp=True), Phone("+62285421234", kind="landline")],
        )
        change_bank_account(made, bank="BRI", number="123456789012", holder="Siti")
        add_paper(made, kind="npwp", number=NPWP, by=None)
    return made


def browser(council: Any, role: str = Role.STAFF) -> Any:
    return build.browser_of(build.member(council, role))


def body(page: Any) -> str:
    return page.content.decode()


def test_nothing_personal_stands_on_the_page_in_full(council: Any, maker: Maker) -> None:
    page = browser(council).get(f"{OFFICE}{maker.pk}/")
    assert page.status_code == 200
    for secret in (NIK, NPWP, "123456789012", "81234567890", "285421234", "wa.me"):
        assert secret not in body(page)
    assert "0001" in body(page)


@pytest.mark.parametrize(
    ("what", "shown"),
    [("nik", NIK), ("bank", "123456789012"), ("npwp", NPWP), ("phone", "https://wa.me/6281234567890")],
)
def test_each_showing_is_recorded_with_who_and_what(council: Any, maker: Maker, what: str, shown: str) -> None:
    somebody = build.member(council, Role.TREASURER, "Tri")
    page = build.browser_of(somebody).post(f"{OFFICE}{maker.pk}/tampilkan/{what}/")
    assert shown in body(page)
    assert "no-store" in page.headers["Cache-Control"]
    with council_scope(council):
        row = PersonalDataShown.objects.get()
    assert (row.maker_id, row.what, row.shown_to_id) == (maker.pk, what, somebody.pk)


def test_with_htmx_only_the_values_come_back(council: Any, maker: Maker) -> None:
    page = browser(council).post(f"{OFFICE}{maker.pk}/tampilkan/nik/", headers={"HX-Request": "true"})
    assert NIK in body(page)
    assert "<html" not in body(page)


def test_looking_is_a_post(council: Any, maker: Maker) -> None:
    assert browser(council).get(f"{OFFICE}{maker.pk}/tampilkan/nik/").status_code == 405
    with council_scope(council):
        assert not PersonalDataShown.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRADE_OFFICE, Role.CASHIER, Role.CURATOR])
def test_other_roles_read_masked_and_may_not_ask(council: Any, maker: Maker, role: str) -> None:
    page = browser(council, role).get(f"{OFFICE}{maker.pk}/")
    assert page.status_code == 200
    assert "/tampilkan/" not in body(page)
    assert "siti@contoh.id" not in body(page)
    assert browser(council, role).post(f"{OFFICE}{maker.pk}/tampilkan/nik/").status_code == 404
    with council_scope(council):
        assert not PersonalDataShown.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRADE_OFFICE, Role.CASHIER, Role.TREASURER])
def test_roles_that_only_read_are_offered_and_allowed_no_change(council: Any, maker: Maker, role: str) -> None:
    reader = browser(council, role)
    page = body(reader.get(f"{OFFICE}{maker.pk}/"))
    assert f"{maker.pk}/ubah/" not in page
    for path in (
        "ubah/",
        "dokumen/baru/",
        "angka/baru/",
        "foto/baru/",
        "persetujuan/",
        "langkah/inactive/",
        "rekening/",
    ):
        assert reader.get(f"{OFFICE}{maker.pk}/{path}").status_code == 404, path
        assert reader.post(f"{OFFICE}{maker.pk}/{path}", {"reason": "x"}).status_code == 404, path
    with council_scope(council):
        assert Maker.objects.get(pk=maker.pk).revision == maker.revision


def test_the_cashier_does_not_read_the_history(council: Any, maker: Maker) -> None:
    assert 'id="riwayat"' not in body(browser(council, Role.CASHIER).get(f"{OFFICE}{maker.pk}/"))
    assert 'id="riwayat"' in body(browser(council, Role.AUDITOR).get(f"{OFFICE}{maker.pk}/"))


def test_another_councils_maker_is_not_there(council: Any) -> None:
    other = build.gunungkidul()
    with council_scope(other):
        foreign = build.maker("Topeng Kayu", nik=NIK)
    staff = browser(council)
    for path in ("", "ubah/", "dokumen/baru/", "angka/baru/", "foto/baru/", "persetujuan/", "langkah/inactive/"):
        assert staff.get(f"{OFFICE}{foreign.pk}/{path}").status_code == 404, path
    assert staff.post(f"{OFFICE}{foreign.pk}/tampilkan/nik/").status_code == 404
    with council_scope(other):
        assert not PersonalDataShown.objects.exists()


def test_the_size_class_says_its_basis_and_contradicts_the_typed_one(council: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Besar", typed_size_class="micro")
        add_figure(maker, year=2025, source="contoh", by=None, yearly_sales=3_000_000_000, capital=500_000_000)
    page = body(browser(council).get(f"{OFFICE}{maker.pk}/"))
    assert "menurut penjualan · PP 7/2021 Ps 35" in page
    assert "Berkas menyebut “mikro”, sedangkan angkanya menunjukkan “kecil”" in page
    assert "Menurut penjualan kecil, menurut modal mikro." in page


def test_a_typed_size_class_is_read_also_where_no_figure_contradicts_it(council: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", typed_size_class="medium")
    page = body(browser(council).get(f"{OFFICE}{maker.pk}/"))
    assert "Skala menurut berkas" in page
    assert "menengah" in page


def test_unknown_figures_are_a_marked_dash_and_never_nought(council: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        add_figure(maker, year=2025, source="contoh", by=None, labour_men=0, labour_women=3)
    page = browser(council).get(f"{OFFICE}{maker.pk}/")
    row = page.context["figures"].rows[0].cells
    assert (row["total"], row["of_them"]) == (3, "0 laki-laki, 3 perempuan")
    assert "belum diketahui" in str(row["sales"])


def test_a_gap_between_years_is_a_period_without_an_answer(council: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        for year, sales in ((2022, 10_000_000), (2024, 12_000_000)):
            add_figure(maker, year=year, source="contoh", by=None, yearly_sales=sales)
    chart = browser(council).get(f"{OFFICE}{maker.pk}/").context["charts"][0]
    assert [(item.label, item.value) for item in chart.items] == [
        ("2022", 10_000_000),
        ("2023", None),
        ("2024", 12_000_000),
    ]


def test_papers_say_whether_they_still_count(council: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        for kind, days in (("brand", -1), ("halal", 30), ("sni", 400)):
            add_paper(maker, kind=kind, by=None, expires_on=today() + timedelta(days=days), issued_on=date(2020, 1, 1))
        add_paper(maker, kind="nib", by=None, number="1234567890123")
    states = {s.paper.kind: s.state for s in browser(council).get(f"{OFFICE}{maker.pk}/").context["record"].papers}
    assert states == {"brand": "expired", "halal": "soon", "sni": "valid", "nib": ""}


def test_consent_taken_back_takes_the_maker_off_the_public_pages_at_once(council: Any, maker: Maker) -> None:
    staff = browser(council)
    said = {"subjects": ["name", "phone"], "given_on": "2026-01-15", "source": "Formulir bertanda tangan"}
    staff.post(f"{OFFICE}{maker.pk}/persetujuan/", said)
    with council_scope(council):
        assert PublishedMaker.objects.get(maker_id=maker.pk).phone == "+6281234567890"
        phone, name = (maker.consents.get(subject=subject) for subject in ("phone", "name"))
        assert (phone.given_on, phone.source) == (date(2026, 1, 15), "Formulir bertanda tangan")
    staff.post(f"{OFFICE}{maker.pk}/persetujuan/{phone.pk}/cabut/")
    with council_scope(council):
        assert PublishedMaker.objects.get(maker_id=maker.pk).phone == ""
    staff.post(f"{OFFICE}{maker.pk}/persetujuan/{name.pk}/cabut/")
    with council_scope(council):
        assert not PublishedMaker.objects.exists()
    staff.post(f"{OFFICE}{maker.pk}/persetujuan/{name.pk}/kembalikan/")
    with council_scope(council):
        assert PublishedMaker.objects.get(maker_id=maker.pk).phone == ""


def test_no_permission_is_ticked_before_the_officer_ticks_it(council: Any, maker: Maker) -> None:
    form = browser(council).get(f"{OFFICE}{maker.pk}/persetujuan/").context["form"]
    assert not form["subjects"].value()


def test_consent_of_tomorrow_is_refused(council: Any, maker: Maker) -> None:
    with council_scope(council):
        day = today() + timedelta(days=1)
    said = {"subjects": ["name"], "given_on": day.isoformat(), "source": "x"}
    assert browser(council).post(f"{OFFICE}{maker.pk}/persetujuan/", said).status_code == 422
    with council_scope(council):
        assert not maker.consents.exists()


def grow(maker: Maker, count: int) -> None:
    for number in range(count):
        maker.phones.create(council=maker.council, number=f"+628990{number:07d}", position=number)
        add_paper(maker, kind="other", by=None, number=f"X{number}")
        YearlyFigure(maker=maker, year=1990 + number % 200, source="x", labour_total=1).save()
        Maker.objects.filter(pk=maker.pk).update(products_made=f"kain {number}")
        PersonalDataShown(maker=maker, what="nik").save()


def test_the_page_asks_as_often_for_100_events_as_for_one(council: Any) -> None:
    with council_scope(council):
        few, many = build.maker("Batik Satu"), build.maker("Batik Seratus")
        grow(few, 1)
        grow(many, 100)
        for one in (few, many):
            give_consent(one, ["name"], source="x", by=None)
    staff = browser(council)
    staff.get(f"{OFFICE}{few.pk}/")
    counts = []
    for one in (few, many):
        with CaptureQueriesContext(connection) as asked:
            staff.get(f"{OFFICE}{one.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 55


def test_a_merged_maker_leads_to_the_one_that_is_kept(council: Any, maker: Maker) -> None:
    with council_scope(council):
        absorbed = build.maker("Batik Sekar (lama)")
        Maker.objects.filter(pk=absorbed.pk).update(merged_into=maker)
    staff = browser(council)
    assert staff.get(f"{OFFICE}{absorbed.pk}/").headers["Location"] == f"{OFFICE}{maker.pk}/"
    assert "Batik Sekar (lama) sudah digabung ke sini." in body(staff.get(f"{OFFICE}{maker.pk}/"))
    page = body(staff.get(f"{OFFICE}{absorbed.pk}/?asli"))
    assert "Data ini sudah digabung" in page
    assert f"{OFFICE}{maker.pk}/" in page


def test_the_page_speaks_english(council: Any, maker: Maker) -> None:
    page = browser(council).get(f"/pekalongan/en/kelola/umkm/{maker.pk}/")
    assert page.status_code == 200
    assert f"/pekalongan/en/kelola/umkm/{maker.pk}/ubah/" in body(page)
