"""One timeline of all that happened with a maker, direct SQL included, read over HTTP."""

from typing import Any

import pytest
from django.db import connection

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.groups import add_members, make_group
from kriya.makers.actions.register import Phone
from kriya.makers.models import BulkEdit, BulkEditRow, ImportRun, ImportTouch, Maker, Merge, Step
from tests import build

# Real commits: inside one outer transaction the database says "now" once, and nothing has an order.
pytestmark = pytest.mark.usefixtures("real_db")

OFFICE = "/pekalongan/kelola/umkm/"
NIK = "3375014501800001"


@pytest.fixture
def sari(council: Any) -> Any:
    return build.member(council, Role.STAFF, "Sari")


def entries(sari: Any, maker: Maker, query: str = "", language: str = "") -> list[Any]:
    page = build.browser_of(sari).get(f"/pekalongan/{language}kelola/umkm/{maker.pk}/{query}")
    return list(page.context["timeline"].entries)


def lines(entry: Any) -> list[tuple[str, Any, Any]]:
    return sorted(((line.label, line.before, line.after) for line in entry.lines), key=str)


def edit(sari: Any, maker: Maker, **said: str) -> Any:
    browser = build.browser_of(sari)
    form = browser.get(f"{OFFICE}{maker.pk}/ubah/").context["form"]
    typed = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    typed["coordinates"] = ""
    return browser.post(f"{OFFICE}{maker.pk}/ubah/", {**typed, **said})


def test_an_edit_says_field_by_field_from_what_to_what_who_and_in_which_request(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", owner_name="Siti", owner_gender="woman", district_code="33.75.01")
    answer = edit(
        sari, maker, owner_name="Siti Kanigara", owner_gender="man", district_code="33.75.02", legal_form="ud"
    )
    assert answer.status_code == 302
    entry = entries(sari, maker)[0]
    assert lines(entry) == [
        ("Bentuk badan usaha", None, "UD"),
        ("Jenis kelamin pemilik", "perempuan", "laki-laki"),
        ("Kecamatan", "Pekalongan Barat", "Pekalongan Timur"),
        ("Nama pemilik", "Siti", "Siti Kanigara"),
    ]
    assert entry.who == "Sari"
    assert entry.url == f"/kelola/umkm/{maker.pk}/ubah/" or entry.url.endswith(f"/{maker.pk}/ubah/")
    assert len(entry.request) == 36


def test_a_nik_is_told_to_have_changed_and_never_its_digits(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", nik=NIK)
    edit(sari, maker, nik="3375014501800009")
    entry = entries(sari, maker)[0]
    assert [(line.label, line.sealed, line.before, line.after) for line in entry.lines] == [("NIK", True, None, None)]


def test_an_unchanged_nik_is_no_change_although_it_is_sealed_anew(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", nik=NIK)
    edit(sari, maker, owner_name="Siti")
    assert [line.label for line in entries(sari, maker)[0].lines] == ["Nama pemilik"]


def test_telephones_crafts_and_names_changed_in_one_request_are_one_entry(council: Any, sari: Any) -> None:
    with council_scope(council):
        stamped, drawn = Craft.objects.get(code="batik.cap"), Craft.objects.get(code="batik.tulis")
        maker = build.maker("Batik Sekar", phones=[Phone("+6281234567890")], crafts=[stamped])
        old = maker.phones.get()
    edit(
        sari, maker, owner_name="Siti", craft_main=str(drawn.pk), craft_0=str(stamped.pk),
        phone_new_0="0812 9999 8888", **{f"phone_{old.pk}_remove": "on"},
    )  # fmt: skip
    entry = entries(sari, maker)[0]
    assert lines(entry) == [
        ("Kerajinan utama", "Batik cap", "Batik tulis"),
        ("Kerajinan", None, "Batik tulis"),
        ("Nama pemilik", None, "Siti"),
        ("Telepon", "••••••••••7890", None),
        ("Telepon", None, "••••••••••8888"),
    ]


def test_direct_sql_stands_in_the_timeline_without_a_name(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", started_year=1999)
    with council_scope(council), connection.cursor() as cursor:
        cursor.execute("UPDATE makers_maker SET started_year = 2001 WHERE id = %s", [maker.pk])
    entry = entries(sari, maker)[0]
    assert lines(entry) == [("Tahun mulai usaha", "1999", "2001")]
    assert (entry.who, entry.outside) == ("", True)


def test_a_removed_paper_was_recorded_and_removed(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
    browser = build.browser_of(sari)
    browser.post(f"{OFFICE}{maker.pk}/dokumen/baru/", {"kind": "nib", "number": "1234567890123"})
    with council_scope(council):
        paper = maker.papers.get()
    browser.post(f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/", {"kind": "nib", "number": "1234567890124"})
    browser.post(f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/hapus/")
    told = entries(sari, maker, "?riwayat=dokumen")
    assert [entry.title for entry in told] == ["NIB dihapus", "NIB diubah", "NIB dicatat"]
    assert [entry.who for entry in told] == ["Sari"] * 3
    assert ("Nomor", "1234567890123", "1234567890124") in lines(told[1])


def test_the_number_of_an_npwp_is_told_to_have_changed_only(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
    browser = build.browser_of(sari)
    browser.post(f"{OFFICE}{maker.pk}/dokumen/baru/", {"kind": "npwp", "number": NIK})
    with council_scope(council):
        paper = maker.papers.get()
    browser.post(f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/", {"kind": "npwp", "number": "3375014501800009"})
    page = browser.get(f"{OFFICE}{maker.pk}/")
    assert NIK not in page.content.decode()
    changed = next(entry for entry in page.context["timeline"].entries if entry.title == "NPWP diubah")
    assert [(line.label, line.sealed) for line in changed.lines] == [("Nomor", True)]


def test_figures_are_told_as_money_with_names(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
    browser = build.browser_of(sari)
    browser.post(f"{OFFICE}{maker.pk}/angka/baru/", {"year": "2025", "source": "Pendataan", "yearly_sales": "24 jt"})
    with council_scope(council):
        figure = maker.figures.get()
    said = {"year": "2025", "source": "Pendataan", "yearly_sales": "Rp 36.000.000"}
    browser.post(f"{OFFICE}{maker.pk}/angka/{figure.pk}/", said)
    told = entries(sari, maker, "?riwayat=angka")
    assert [entry.title for entry in told] == ["Angka 2025 diubah", "Angka 2025 dicatat"]
    assert lines(told[0]) == [("Penjualan setahun", "Rp24.000.000", "Rp36.000.000")]


def test_showings_steps_consents_and_groups_are_told(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", nik=NIK)
        add_members(make_group(name="Sentra Kauman", kind="sentra"), [maker])
    browser = build.browser_of(sari)
    browser.post(f"{OFFICE}{maker.pk}/tampilkan/nik/", {"keperluan": "cek KTP"})
    browser.post(
        f"{OFFICE}{maker.pk}/persetujuan/", {"subjects": ["name", "photo"], "given_on": "2026-01-15", "source": "WA"}
    )
    browser.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "Pindah ke luar kota"})
    told = {entry.title: entry for entry in entries(sari, maker)}
    assert set(told) == {
        "Menjadi binaan", "Masuk kelompok Sentra Kauman", "NIK dilihat", "Setuju ditampilkan: nama pemilik, foto", "Tidak aktif",
    }  # fmt: skip
    assert told["NIK dilihat"].text == "cek KTP"
    assert told["Tidak aktif"].text == "Pindah ke luar kota"
    assert told["Setuju ditampilkan: nama pemilik, foto"].text == "WA, 15 Jan 2026"


def test_an_import_tells_its_file_and_the_fields_once(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", owner_name="Siti")
        run = ImportRun(file_name="binaan-kota.xlsx", file_hash="x", uploaded_by=sari)
        run.save()
        Maker.objects.filter(pk=maker.pk).update(owner_name="Siti Kanigara")
        ImportTouch(run=run, maker=maker, before={"owner_name": "Siti"}, after={"owner_name": "Siti Kanigara"}).save()
    told = entries(sari, maker, "?riwayat=massal")
    assert [entry.title for entry in told] == ["Diperbarui lewat impor binaan-kota.xlsx"]
    assert lines(told[0]) == [("Nama pemilik", "Siti", "Siti Kanigara")]
    assert told[0].who == "Sari"
    assert entries(sari, maker, "?riwayat=data") == []


def test_a_bulk_edit_is_told(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
        change = BulkEdit(field="district_code", value="33.75.01", made_by=sari)
        change.save()
        BulkEditRow(edit=change, maker=maker, before={"district_code": ""}, after={"district_code": "33.75.01"}).save()
    told = entries(sari, maker, "?riwayat=massal")
    assert [entry.title for entry in told] == ["Diubah bersama UMKM lain"]
    assert lines(told[0]) == [("Kecamatan", None, "Pekalongan Barat")]


def test_after_a_merge_both_histories_are_one(council: Any, sari: Any) -> None:
    with council_scope(council):
        kept, absorbed = build.maker("Batik Sekar"), build.maker("Batik Sekr")
        Maker.objects.filter(pk=absorbed.pk).update(owner_name="Siti")
        Merge(kept=kept, absorbed=absorbed, merged_by=sari).save()
        Maker.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    told = entries(sari, kept)
    assert "Digabung dengan Batik Sekr" in [entry.title for entry in told]
    assert ("Nama pemilik", None, "Siti") in [line for entry in told for line in lines(entry)]


def test_a_step_taken_back_is_told_with_its_reason(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
    browser = build.browser_of(sari)
    browser.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "Salah pilih"})
    browser.post(f"{OFFICE}{maker.pk}/langkah/urungkan/")
    told = entries(sari, maker)
    assert [entry.title for entry in told] == ["Langkah “tidak aktif” diurungkan", "Tidak aktif", "Menjadi binaan"]
    assert told[1].text == "Salah pilih"
    with council_scope(council):
        assert Maker.objects.get(pk=maker.pk).status == "fostered"
        assert [step.kind for step in Step.objects.all()] == ["fostered"]


def test_the_older_ones_are_a_click_away(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar")
    for number in range(40):
        with council_scope(council):
            Maker.objects.filter(pk=maker.pk).update(products_made=f"kain {number}")
    page = build.browser_of(sari).get(f"{OFFICE}{maker.pk}/?riwayat=data")
    assert (len(page.context["timeline"].entries), page.context["timeline"].more) == (30, 10)
    older = build.browser_of(sari).get(f"{OFFICE}{maker.pk}/{page.context['older'].partition('#')[0]}")
    assert (len(older.context["timeline"].entries), older.context["timeline"].more) == (40, 0)


def test_values_speak_the_readers_language(council: Any, sari: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", crafts=[Craft.objects.get(code="batik.cap")])
    with council_scope(council):
        maker.crafts.all().delete()
    entry = entries(sari, maker, language="en/")[0]
    assert [line.before for line in entry.lines] == ["Stamped batik", "Stamped batik"]
