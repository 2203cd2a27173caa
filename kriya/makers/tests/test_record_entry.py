"""Entering and changing a maker over HTTP: what is read, what is asked, what is kept."""

from decimal import Decimal
from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.register import Phone, change_maker
from kriya.makers.models import Maker
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"
NIK = "3375014501800001"  # a woman born 5 January 1980 in the first district of the city


def enter(staff: Any, **said: Any) -> Any:
    return staff.post(f"{OFFICE}baru/", {"name": "Batik Sekar Jagad", **said})


def only(council: Any) -> Maker:
    with council_scope(council):
        return Maker.objects.get()


def typed(staff: Any, maker: Maker) -> dict[str, Any]:
    """What the browser would send from an untouched form."""
    form = staff.get(f"{OFFICE}{maker.pk}/ubah/").context["form"]
    said = {
        b.html_name: b.field.prepare_value(b.value()) if hasattr(b.field, "prepare_value") else b.value() for b in form
    }
    return {name: value for name, value in said.items() if value not in (None, False, "")}


def test_a_name_is_enough_and_all_else_stays_unknown(council: Any, staff: Any) -> None:
    assert enter(staff).status_code == 302
    maker = only(council)
    assert (maker.name, maker.status, maker.revision) == ("Batik Sekar Jagad", "fostered", 1)
    unknown = (maker.started_year, maker.owner_birth_year, maker.capacity, maker.export_percent, maker.latitude)
    assert unknown == (None, None, None, None, None)
    with council_scope(council):
        assert maker.created_by is not None
        assert maker.steps.get().by_id == maker.created_by_id


def test_without_a_name_nothing_is_entered_and_what_was_typed_stays(council: Any, staff: Any) -> None:
    page = enter(staff, name=" ", owner_name="Siti Kanigara")
    assert page.status_code == 422
    assert "Siti Kanigara" in page.content.decode()
    with council_scope(council):
        assert not Maker.objects.exists()


def test_everything_that_people_write_is_read(council: Any, staff: Any) -> None:
    with council_scope(council):
        stamped, drawn = Craft.objects.get(code="batik.cap"), Craft.objects.get(code="batik.tulis")
    enter(
        staff, owner_name="Siti", owner_gender="woman", nik="3375 0145 0180 0001", phone_new_0="0812-3456-7890 / 0285 421234",
        phone_new_0_wa="on", phone_new_1="wa 081299998888", village="Kauman, Pekalongan Timur", coordinates="−6.8886, 109.6753",
        capacity="1.250,5", export_percent="12,5", started_year="1998", kbli_code="13134", craft_main=str(drawn.pk),
        craft_0=str(stamped.pk), legal_form="ud",
    )  # fmt: skip
    maker = only(council)
    assert (maker.nik, maker.village_name, maker.district_name, maker.regency_code) == (
        NIK, "Kauman", "Pekalongan Timur", "33.75",
    )  # fmt: skip
    assert (maker.latitude, maker.longitude) == (Decimal("-6.888600"), Decimal("109.675300"))
    assert (maker.capacity, maker.export_percent) == (Decimal("1250.50"), Decimal("12.50"))
    assert (maker.kbli_code, maker.kbli_edition) == ("13134", "2020")
    with council_scope(council):
        phones = list(maker.phones.order_by("position").values_list("number", "kind", "is_whatsapp"))
        crafts = list(maker.crafts.order_by("-is_main").values_list("craft__code", "is_main"))
    assert phones == [
        ("+6281234567890", "mobile", True),
        ("+62285421234", "landline", None),
        ("+6281299998888", "mobile", True),
    ]
    assert crafts == [("batik.tulis", True), ("batik.cap", False)]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("nik", "33750145018000", "NIK terdiri dari 16 angka; yang tertulis 14."),
        ("nik", "337501450180000x1", "NIK hanya berisi angka"),
        ("nik", "٣٣٧٥٠١٤٥٠١٨٠٠٠٠١", "NIK hanya berisi angka"),
        ("name", "\u200b\u202e\u200b", "Nama usaha harus diisi"),
        ("kbli_code", "1313", "Kode KBLI terdiri dari 5 angka"),
        ("started_year", "1750", "Tahun harus antara 1800 dan"),
        ("owner_birth_year", "2099", "Tahun harus antara 1900 dan"),
        ("joined_on", "2999-05-01", "Tanggal ini belum tiba"),
        ("joined_on", "0023-05-01", "Tahun harus antara 1980 dan"),
        ("coordinates", "40.1, 3.2", "di luar Indonesia"),
        ("coordinates", "di pojok", "Koordinat tidak terbaca"),
        ("phone_new_0", "0812", "terlalu pendek"),
        ("village", "Atlantis", "Tidak ada desa atau kelurahan “Atlantis” di Kota Pekalongan"),
        ("capacity", "0", "Bila belum diketahui, kosongkan"),
        ("capacity", "999999999999999", "terlalu besar"),
        ("export_percent", "120", "antara 0 dan 100"),
    ],
)
def test_what_cannot_be_read_is_asked_kindly_and_writes_nothing(
    council: Any, staff: Any, field: str, value: str, said: str
) -> None:
    page = enter(staff, **{field: value})
    assert page.status_code == 422
    assert said in page.content.decode()
    assert value in page.content.decode()
    with council_scope(council):
        assert not Maker.objects.exists()


@pytest.mark.parametrize(
    ("known", "said", "kept"),
    [
        ({}, {"joined_on": "2019-03-01"}, ("2019-03-01", 2019)),
        ({"joined_year": 2015}, {"joined_on": "2019-03-01", "joined_year": "2015"}, ("2019-03-01", 2019)),
        ({"joined_on": "2019-03-01", "joined_year": 2019}, {"joined_on": "2019-03-01", "joined_year": "2015"}, (None, 2015)),
        ({"joined_on": "2019-03-01", "joined_year": 2019}, {"joined_on": "2019-03-01"}, ("2019-03-01", 2019)),
        ({"joined_on": "2019-03-01", "joined_year": 2019}, {"joined_year": "2019"}, (None, 2019)),
    ],
)  # fmt: skip
def test_day_and_year_of_joining_are_one_answer(
    council: Any, staff: Any, known: dict[str, Any], said: dict[str, str], kept: tuple[str | None, int]
) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", **known)
    assert staff.post(f"{OFFICE}{maker.pk}/ubah/", {"name": "Batik Sekar", "revision": "1", **said}).status_code == 302
    after = only(council)
    assert (after.joined_on and after.joined_on.isoformat(), after.joined_year) == kept


def test_a_day_and_a_year_of_joining_that_were_both_typed_and_differ_are_asked_about(council: Any, staff: Any) -> None:
    page = enter(staff, joined_on="2019-03-01", joined_year="2015")
    assert page.status_code == 422
    assert "Isi salah satu saja" in page.content.decode()


@pytest.mark.parametrize(
    ("nik", "also", "said"),
    [
        ("9975014501800001", {}, "tidak seperti NIK biasa"),
        ("3375014513800001", {}, "tidak seperti NIK biasa"),
        (NIK, {"owner_gender": "man"}, "Jenis kelamin pada NIK berbeda"),
        (NIK, {"owner_birth_year": "1981"}, "Tahun lahir pada NIK berbeda"),
        ("3399014501800001", {}, "Bisa jadi kode lama"),
    ],
)
def test_an_unusual_nik_is_kept_with_a_warning(
    council: Any, staff: Any, nik: str, also: dict[str, str], said: str
) -> None:
    page = staff.post(f"{OFFICE}baru/", {"name": "Batik Sekar", "nik": nik, **also}, follow=True)
    assert said in page.content.decode()
    assert only(council).nik == nik


def test_the_form_of_a_known_maker_repeats_no_number(council: Any, staff: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", nik=NIK, phones=[Phone("+6281234567890")])
    page = staff.get(f"{OFFICE}{maker.pk}/ubah/").content.decode()
    assert NIK not in page
    assert "81234567890" not in page


def test_an_untouched_form_changes_nothing(council: Any, staff: Any) -> None:
    with council_scope(council):
        maker = build.maker(
            "Batik Sekar", nik=NIK, phones=[Phone("+6281234567890"), Phone("+62285421234", kind="landline", is_whatsapp=False)],
            crafts=[Craft.objects.get(code="batik.cap"), Craft.objects.get(code="bordir")], village_code="33.75.02.1004",
            district_code="33.75.02", regency_code="33.75", latitude=Decimal("-6.888600"), longitude=Decimal("109.675300"),
            capacity=Decimal("1250.50"), story_id="Satu.\n\nDua.",
        )  # fmt: skip
        before = Maker.objects.filter(pk=maker.pk).values().get()
    assert staff.post(f"{OFFICE}{maker.pk}/ubah/", typed(staff, maker)).status_code == 302
    with council_scope(council):
        after = Maker.objects.filter(pk=maker.pk).values().get()
        phones = list(maker.phones.order_by("position").values_list("number", "is_whatsapp"))
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"revision", "updated_at"}
    assert phones == [("+6281234567890", None), ("+62285421234", False)]


def test_a_phone_is_replaced_and_another_removed(council: Any, staff: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", phones=[Phone("+6281234567890"), Phone("+6281234567891")])
        first, second = maker.phones.order_by("position")
    said = typed(staff, maker) | {f"phone_{first.pk}": "081200001111", f"phone_{second.pk}_remove": "on"}
    staff.post(f"{OFFICE}{maker.pk}/ubah/", said)
    with council_scope(council):
        assert list(maker.phones.values_list("number", flat=True)) == ["+6281200001111"]


def test_two_people_at_once_lose_nothing(council: Any, staff: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar", owner_name="Siti", raw_material="Mori", markets="Lokal")
    opened = typed(staff, maker)
    with council_scope(council):
        change_maker(maker, owner_name="Siti Kanigara", raw_material="Mori primissima")
    page = staff.post(f"{OFFICE}{maker.pk}/ubah/", opened | {"raw_material": "Katun", "markets": "Jawa"})
    assert page.status_code == 409
    theirs = {t.label: (t.before, t.after, t.mine) for t in page.context["conflict"].theirs}
    assert theirs == {
        "Nama pemilik": ("Siti", "Siti Kanigara", None),
        "Bahan baku": ("Mori", "Mori primissima", "Katun"),
    }
    form = page.context["form"]
    assert [form[name].value() for name in ("owner_name", "raw_material", "markets")] == [
        "Siti Kanigara",
        "Katun",
        "Jawa",
    ]
    with council_scope(council):
        assert Maker.objects.get(pk=maker.pk).markets == "Lokal"
    again = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, "")}
    assert staff.post(f"{OFFICE}{maker.pk}/ubah/", again).status_code == 302
    with council_scope(council):
        after = Maker.objects.get(pk=maker.pk)
    assert (after.owner_name, after.raw_material, after.markets) == ("Siti Kanigara", "Katun", "Jawa")


def test_the_form_guards_what_was_typed(staff: Any) -> None:
    assert '<form class="entry" method="post" data-guard' in staff.get(f"{OFFICE}baru/").content.decode()


def test_after_choosing_a_district_only_its_villages_are_offered(staff: Any) -> None:
    page = staff.get(f"{OFFICE}desa/?district_code=33.75.02").content.decode()
    assert '<option value="Kauman">' in page
    assert "Bendan Kergon" not in page
    everything = staff.get(f"{OFFICE}desa/").content.decode()
    assert '<option value="Kauman, Pekalongan Timur">' in everything


def test_a_village_is_understood_in_another_spelling(council: Any, staff: Any) -> None:
    enter(staff, village="Kel. Bendan Krgon")
    assert (only(council).village_name, only(council).district_name) == ("Bendan Kergon", "Pekalongan Barat")


def test_who_may_be_known_already_is_asked_before_it_is_entered_twice(council: Any, staff: Any) -> None:
    with council_scope(council):
        build.maker("Batik Sekar Jagad", owner_name="Siti Kanigara", nik=NIK, phones=[Phone("+6281234567890")])
    said = {"owner_name": "Siti Kanigara", "phone_new_0": "081234567890"}
    page = enter(staff, **said)
    assert page.status_code == 409
    assert "Mungkin sudah tercatat" in page.content.decode()
    assert "telepon sama" in page.content.decode()
    while_typing = staff.post(f"{OFFICE}baru/mirip/", {"nik": NIK}, headers={"HX-Request": "true"})
    assert "NIK sama" in while_typing.content.decode()
    with council_scope(council):
        assert Maker.objects.count() == 1
    assert enter(staff, **said, bukan_kembar="1").status_code == 302
    with council_scope(council):
        assert Maker.objects.count() == 2


def test_a_maker_is_not_like_itself(council: Any, staff: Any) -> None:
    with council_scope(council):
        maker = build.maker("Batik Sekar Jagad", nik=NIK)
    page = staff.post(f"{OFFICE}{maker.pk}/mirip/", {"name": "Batik Sekar Jagad", "nik": NIK})
    assert "Mungkin sudah tercatat" not in page.content.decode()


def test_one_after_the_other_is_entered_without_the_mouse(staff: Any) -> None:
    page = enter(staff, lagi="1")
    assert page.headers["Location"] == f"{OFFICE}baru/"


def test_a_council_of_a_province_chooses_among_its_regencies(council: Any) -> None:
    province = build.council("jateng", region_code="33", level="province")
    staff = build.browser_of(build.member(province, Role.STAFF))
    said = {"name": "Batik Sekar", "district_code": "33.75.02", "village": "Kauman"}
    assert staff.post("/jateng/kelola/umkm/baru/", said).status_code == 302
    with council_scope(province):
        maker = Maker.objects.get()
    assert (maker.regency_code, maker.village_name) == ("33.75", "Kauman")
