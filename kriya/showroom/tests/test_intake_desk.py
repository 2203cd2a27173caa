"""The desk of the showroom: agreements, intakes with their receipts, signatures."""

from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kriya.accounts.roles import Role
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.inventory.actions.locations import add_location
from kriya.inventory.models import LocationKind, Lot
from kriya.showroom.actions import intakes
from kriya.showroom.actions.agreements import agree
from kriya.showroom.actions.intakes import Brought
from kriya.showroom.models import Agreement, Intake, IntakeState, Signature
from tests import build
from tests.paper import words_on
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("db")
DESK = "/pekalongan/kelola/galeri"
TERMS = {"commission": "flat", "basis_points": 3000, "term_days": 60, "grace_days": 30}


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.tejo = made.makers[0]
        made.sarong = add_product(maker=made.tejo, name="Sarung Jlamprang", price=100_000)
        made.agreement = agree(None, from_on=today() - timedelta(days=9), by=None, **TERMS)
        yield made


@pytest.fixture
def sari(at):
    return build.browser_of(build.member(at.council, Role.STAFF))


def begun(at, maker="tejo"):
    return intakes.draft(at.tejo, by=None) if maker else intakes.draft(None, by=None, funding="APBD 2026")


def rows(*lines):
    return {f"b{place}-{name}": value for place, line in enumerate(lines) for name, value in line.items()}


def sarong(**more):
    return {"produk": "sarung jlamprang", "jumlah": "10", "harga": "100.000", "jenis": "batch", **more}


def test_what_is_taken_in_for_a_fair_goes_there_also_after_a_mistake(at, sari):
    """One comes from the fair's page (?tempat=): its place stays chosen until the pieces are taken in."""
    fair = add_location(LocationKind.EXHIBITION, "Bazar")
    new = sari.post(f"{DESK}/titipan/baru/?tempat={fair.pk}", {"umkm": at.tejo.pk})
    here, chosen = new["Location"], f'<option value="{fair.pk}" selected>'
    assert chosen in sari.get(here).content.decode()
    intake = Intake.objects.get()
    own, said = f"{DESK}/titipan/{intake.pk}/", {"tempat": fair.pk}
    wrong = sari.post(f"{own}terima/", rows(sarong(jumlah="x")) | said)
    assert (wrong.status_code, chosen in wrong.content.decode()) == (422, True)
    saved = sari.post(own, rows(sarong()) | said)
    assert chosen in sari.get(saved["Location"]).content.decode()
    sari.post(f"{own}terima/", rows(sarong()) | said)
    intake.refresh_from_db()
    assert intake.location == fair


def test_pieces_are_written_accepted_and_receipted_in_one_go(at, sari):
    intake = begun(at)
    sent = rows(
        sarong(terima="8", alasan="dua bernoda"),
        {"produk": "Tas Lurik", "jumlah": "1", "harga": "75 rb", "jenis": "one"},
    )
    answer = sari.post(f"{DESK}/titipan/{intake.pk}/terima/", sent)
    assert answer.status_code == 302
    intake.refresh_from_db()
    assert (intake.state, intake.number.startswith("BAT/")) == (IntakeState.ACCEPTED, True)
    assert sorted(Lot.objects.values_list("name", "price")) == [("Sarung Jlamprang", 100_000), ("Tas Lurik", 75_000)]
    assert Product.objects.get(name="Tas Lurik").state == ProductState.DRAFT
    words = words_on(sari.get(f"{DESK}/titipan/{intake.pk}/cetak/").content)
    for said in (
        intake.number,
        "Batik Tejo",
        "Sarung Jlamprang",
        "dua bernoda",
        "Rp100.000",
        "30",
        at.agreement.number,
    ):
        assert said in words
    assert intake.number in sari.get(f"{DESK}/titipan/{intake.pk}/").content.decode()


def test_two_at_one_intake_lose_no_line_of_the_other_and_are_asked_where_both_changed_one(at, sari):
    intake = begun(at)
    path = f"{DESK}/titipan/{intake.pk}/"
    sari.post(path, rows(sarong()))
    line = str(intake.lines.get().pk)
    stale = hidden(sari.get(path), "dibuka")
    sari.post(path, {**rows(sarong(baris=line), sarong(jumlah="2", harga="50.000")), "dibuka": stale})
    sari.post(path, {**rows(sarong(baris=line), sarong(jumlah="3", harga="70.000")), "dibuka": stale})
    assert sorted(intake.lines.values_list("pieces", flat=True)) == [2, 3, 10]
    stale = hidden(sari.get(path), "dibuka")
    kept = [
        sarong(baris=str(one.pk), jumlah=str(one.pieces), harga=str(one.price)) for one in intake.lines.order_by("pk")
    ]
    sari.post(path, {**rows(kept[0] | {"jumlah": "11"}, *kept[1:]), "dibuka": stale})
    asked = sari.post(path, {**rows(kept[0] | {"jumlah": "12"}, *kept[1:]), "dibuka": stale})
    assert asked.status_code == 422
    assert "Baru saja diubah menjadi" in asked.content.decode()
    assert 'value="12"' in asked.content.decode()
    again = {**rows(kept[0] | {"jumlah": "12"}, *kept[1:]), "dibuka": hidden(asked, "dibuka")}
    assert sari.post(path, again).status_code == 302
    assert sorted(intake.lines.values_list("pieces", flat=True)) == [2, 3, 12]


def hidden(page, name):
    return unescape(page.content.decode().split(f'name="{name}" value="')[1].split('"')[0])


def test_saving_first_keeps_lines_photo_and_answers_until_it_is_accepted(at, sari):
    intake, out = begun(at), BytesIO()
    Image.new("RGB", (40, 40), "indigo").save(out, "PNG")
    photo = SimpleUploadedFile("kain.png", out.getvalue(), "image/png")
    path = f"{DESK}/titipan/{intake.pk}/"
    assert sari.post(path, {**rows(sarong(terima="0", alasan="luntur")), "b0-foto": photo}).status_code == 302
    line = intake.lines.get()
    assert (line.answer, line.reason, line.photo.name.endswith(".jpg")) == ("refused", "luntur", True)
    assert sari.get(f"{DESK}/titipan/foto/{line.pk}/").headers["Content-Type"] == "image/jpeg"
    sari.post(path, rows(sarong(baris=str(line.pk), jumlah="9")))
    again = intake.lines.get()
    assert (again.pieces, again.answer, again.photo.name) == (9, "waiting", line.photo.name)


@pytest.mark.parametrize(
    "wrong",
    [{"jumlah": ""}, {"harga": ""}, {"harga": "murah"}, {"terima": "11"}, {"terima": "9"}, {"jumlah": "0"}, {"produk": ""}],
)  # fmt: skip
def test_a_line_that_cannot_be_is_said_beside_its_field_and_nothing_is_taken_in(at, sari, wrong):
    intake = begun(at)
    answer = sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong(**wrong)))
    assert (answer.status_code, intake.lines.count(), Lot.objects.count()) == (422, 0, 0)
    assert "aria-invalid" in answer.content.decode()


def test_without_an_agreement_nothing_is_taken_in_and_the_reason_is_said(at, sari):
    intake = begun(at)
    agree(at.tejo, from_on=today(), by=None, **{**TERMS, "commission": "fixed_net"})
    answer = sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong()))
    assert (answer.status_code, Lot.objects.count(), intake.lines.count()) == (422, 0, 0)
    assert "bagian perajin" in answer.content.decode()
    assert sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong(bersih="70.000"))).status_code == 302


def test_the_councils_own_goods_say_what_they_were_bought_from_and_are_nobodys(at, sari):
    assert sari.post(f"{DESK}/titipan/baru/", {}).status_code == 422
    sari.post(f"{DESK}/titipan/baru/", {"sumber": "APBD 2026"})
    intake = Intake.objects.get()
    assert sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong(produk="Barang baru"))).status_code == 422
    sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong()))
    assert Lot.objects.get().is_public_goods
    assert "APBD 2026" in words_on(sari.get(f"{DESK}/titipan/{intake.pk}/cetak/").content)


def test_both_sides_sign_on_the_screen_or_on_paper_each_once(at, sari):
    intake = begun(at)
    intakes.set_lines(intake, [Brought(at.sarong, 2, 100_000)], by=None)
    path = f"{DESK}/tanda-tangan/intake/{intake.pk}/"
    said = {"pihak": "perajin", "nama": "Tejo", "gambar": "M10,10 L200,90", "cara": "layar"}
    assert sari.post(path, said).status_code == 404, "not before it was accepted"
    sari.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong()))
    sari.post(path, {**said, "gambar": ""})
    assert not Signature.objects.exists()
    sari.post(path, said)
    sari.post(path, said)
    sari.post(path, {"pihak": "dewan", "nama": "Sari", "cara": "kertas"})
    assert sorted(Signature.objects.values_list("name", "drawing")) == [("Sari", ""), ("Tejo", "M10,10 L200,90")]
    assert "Tejo" in words_on(sari.get(f"{DESK}/titipan/{intake.pk}/cetak/").content)


def test_an_agreement_is_typed_in_per_cent_and_printed_in_sentences(at, sari):
    said = {
        "from_on": today().isoformat(), "commission": "tier", "basis_points": "12,5", "tiers": "500.000 = 30\nselebihnya = 20",
        "discount_bearer": "shared", "maker_share": "40", "floor": "80", "loss_bearer": "council", "term_days": "90",
        "grace_days": "14", "hold_days": "7", "minimum_payout": "50.000", "markdown_steps": "60 = 10",
    }  # fmt: skip
    answer = sari.post(f"{DESK}/perjanjian/baru/?umkm={at.tejo.pk}", said)
    made = Agreement.objects.get(maker=at.tejo)
    assert answer.headers["Location"].endswith(f"/perjanjian/{made.pk}/")
    assert (made.basis_points, made.tiers, made.maker_share) == (1250, [[500_000, 3000], [None, 2000]], 4000)
    words = words_on(sari.get(f"{DESK}/perjanjian/{made.pk}/cetak/").content)
    for sentence in ("Rp500.000: komisi dewan 30", "hilang atau rusak", "tetap milik perajin", "Rp50.000", made.number):
        assert sentence in words
    form = sari.get(f"{DESK}/perjanjian/baru/?umkm={at.tejo.pk}").content.decode()
    assert "500.000 = 30\nselebihnya = 20" in form, "the next version begins with this one"


@pytest.mark.parametrize("wrong", [{"basis_points": "101"}, {"tiers": "x"}, {"term_days": "0"}, {"tiers": ""}])
def test_an_agreement_that_cannot_be_is_said_beside_its_field(at, sari, wrong):
    said = {"from_on": today().isoformat(), "commission": "tier", "tiers": "selebihnya = 20", "discount_bearer": "council", "loss_bearer": "council", "term_days": "9", "grace_days": "1", "hold_days": "0"}  # fmt: skip
    answer = sari.post(f"{DESK}/perjanjian/baru/", {**said, **wrong})
    assert (answer.status_code, Agreement.objects.count()) == (422, 1)


@pytest.mark.parametrize("page", ["titipan/?tab=draf", "perjanjian/"])
def test_lists_ask_as_often_for_one_row_as_for_a_hundred(at, sari, page):
    sari.get(f"{DESK}/{page}")
    counted = []
    for more in (1, 30):
        for _number in range(more):
            intakes.set_lines(begun(at), [Brought(at.sarong, 2, 100_000)], by=None)
            agree(at.tejo, from_on=today(), by=None, **TERMS)
        with CaptureQueriesContext(connection) as asked:
            assert sari.get(f"{DESK}/{page}").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_cashier_reads_but_takes_nothing_in(at):
    cashier, intake = build.browser_of(build.member(at.council, Role.CASHIER, "Rini")), begun(at)
    assert cashier.get(f"{DESK}/titipan/{intake.pk}/").status_code == 200
    assert cashier.post(f"{DESK}/titipan/{intake.pk}/terima/", rows(sarong())).status_code == 404
    assert cashier.get(f"{DESK}/titipan/baru/").status_code == 403
