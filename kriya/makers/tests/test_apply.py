"""A maker applies on a telephone; the office answers."""

import re
import time
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.makers.actions.apply import DRAFTS, sweep_drafts
from kriya.makers.actions.duplicates import refresh_pairs
from kriya.makers.actions.life import take_step
from kriya.makers.actions.register import Phone
from kriya.makers.models import Application, Consent, Maker, Paper, Step, StepKind
from tests import build

HOME = "/pekalongan/gabung/"
BUSINESS = {"name": "Batik Sekar", "owner_name": "Siti Aminah", "craft": "batik.tulis", "started_year": "1998"}
CONTACT = {"phone": "0812 3456 7890", "whatsapp": "on", "village": "Krapyak, Pekalongan Utara"}
CONSENTS = {"name": "on", "phone": "on", "processing": "on"}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF"


@pytest.fixture
def council(db: None) -> Any:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 80), "navy").save(out, "JPEG")
    return out.getvalue()


def written(visitor: Client, *, files: bool = False) -> None:
    """Write the first three pages, as long ago as a person needs."""
    with time_machine.travel(time.time() - 90, tick=True):
        visitor.post(HOME, BUSINESS)
        visitor.post(f"{HOME}kontak/", CONTACT)
        if files:
            scan = SimpleUploadedFile("nib.pdf", PDF)
            visitor.post(f"{HOME}berkas/", {"kind": "nib", "file": scan, "tambah": "1", "nik": "3375014101800001"})
            visitor.post(
                f"{HOME}berkas/",
                {"kind": "photo", "file": SimpleUploadedFile("a.jpg", picture()), "nik": "3375014101800001"},
            )


def drafts() -> list[str]:
    """The files that wait, whichever side of midnight they came."""
    days = default_storage.listdir(DRAFTS)[0]
    return sorted(f"{DRAFTS}/{day}/{name}" for day in days for name in default_storage.listdir(f"{DRAFTS}/{day}")[1])


def key_of(visitor: Client) -> str:
    found = re.search(r'name="kunci" value="([^"]+)"', visitor.get(f"{HOME}izin/").content.decode())
    assert found is not None
    return found[1]


def sent(visitor: Client, **more: str) -> Any:
    return visitor.post(f"{HOME}izin/", {**CONSENTS, "kunci": key_of(visitor), **more})


def test_four_pages_make_a_maker_that_has_applied(council: Any, django_capture_on_commit_callbacks: Any):
    visitor = Client()
    written(visitor, files=True)
    with django_capture_on_commit_callbacks(execute=True):
        answer = sent(visitor)
    assert answer.status_code == 302
    maker = Maker.objects.get()
    assert (maker.name, maker.status, maker.nik) == ("Batik Sekar", "applied", "3375014101800001")
    assert (maker.district_name, maker.started_year) == ("Pekalongan Utara", 1998)
    assert [(row.number, row.is_whatsapp) for row in maker.phones.all()] == [("+6281234567890", True)]
    assert [row.craft.code for row in maker.crafts.all()] == ["batik.tulis"]
    assert [row.kind for row in maker.steps.all()] == ["applied"]
    consents = maker.consents.order_by("subject").values_list("subject", "given_on", "source", "recorded_by")
    source = "Formulir pendaftaran daring"
    assert list(consents) == [("name", today(), source, None), ("phone", today(), source, None)]
    paper = Paper.objects.get()
    assert (paper.kind, paper.file.read()) == ("nib", PDF)
    assert maker.photos.count() == 1
    assert drafts() == [], "drafts are gone"
    page = Client().get(answer.headers["Location"])
    assert Application.objects.get().reference in page.content.decode()
    assert "+6281234567890" not in page.content.decode()


def test_what_is_typed_is_kept_even_when_it_is_wrong_or_half(council: Any):
    visitor = Client()
    answer = visitor.post(HOME, {"name": "Batik Sekar", "owner_name": "", "craft": ""})
    assert answer.status_code == 422
    assert 'value="Batik Sekar"' in visitor.get(HOME).content.decode()
    visitor.post(f"{HOME}simpan/", {"halaman": "usaha", "name": "Batik Sekar Jagad", "owner_name": "Si"})
    assert 'value="Batik Sekar Jagad"' in visitor.get(HOME).content.decode()


def test_a_name_that_nobody_can_see_is_asked_for_at_once(council: Any):
    page = Client().post(HOME, {**BUSINESS, "name": "\u200b\u200b", "owner_name": "\u202e"})
    assert page.status_code == 422
    assert page.content.decode().count("Tulis nama yang terbaca.") >= 2


def test_a_draft_is_sealed_in_the_session(council: Any):
    visitor = Client()
    written(visitor, files=True)
    kept = str(dict(visitor.session))
    for secret in ("3375014101800001", "Siti Aminah", "0812"):
        assert secret not in kept


def test_a_double_tap_is_one_application_and_both_see_its_page(council: Any):
    visitor = Client()
    written(visitor)
    key = key_of(visitor)
    first = visitor.post(f"{HOME}izin/", {**CONSENTS, "kunci": key})
    second = visitor.post(f"{HOME}izin/", {**CONSENTS, "kunci": key})
    assert first.headers["Location"].partition("?")[0] == second.headers["Location"]
    assert Maker.objects.count() == Application.objects.count() == 1


def test_no_name_is_public_that_was_not_ticked_even_when_fostered(council: Any):
    visitor = Client()
    written(visitor)
    visitor.post(f"{HOME}izin/", {"processing": "on", "kunci": key_of(visitor)})
    maker = Maker.objects.get()
    take_step(maker, StepKind.FOSTERED, by=None)
    assert not Consent.objects.exists()
    assert Client().get(f"/pekalongan/umkm/{maker.slug}/").status_code == 404


@pytest.mark.parametrize("more", [{"catatan_lain": "beli sekarang"}, {"processing": ""}])
def test_machines_and_those_who_do_not_permit_it_leave_nothing(council: Any, more: dict[str, str]):
    visitor = Client()
    written(visitor)
    assert sent(visitor, **more).status_code == 422
    assert not Maker.objects.exists()


def test_four_pages_in_a_second_are_a_machine(council: Any):
    visitor = Client()
    visitor.post(HOME, BUSINESS)
    visitor.post(f"{HOME}kontak/", CONTACT)
    assert sent(visitor).status_code == 422
    assert not Maker.objects.exists()


def test_one_number_applies_three_times_a_day_at_most(council: Any):
    """trap:43"""
    codes = []
    for _time in range(4):
        visitor = Client()
        written(visitor)
        codes.append(sent(visitor).status_code)
    assert codes == [302, 302, 302, 422]
    assert Maker.objects.count() == 3


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"MZ not a pdf"), ("a.jpg", b"<script>"), ("a.svg", b"<svg/>")])
def test_a_file_is_judged_by_its_content(council: Any, name: str, data: bytes):
    visitor = Client()
    visitor.post(HOME, BUSINESS)
    answer = visitor.post(f"{HOME}berkas/", {"kind": "nib", "file": SimpleUploadedFile(name, data), "tambah": "1"})
    assert answer.status_code == 422
    assert not default_storage.exists(DRAFTS)


def test_a_file_can_be_thrown_away_and_those_of_nobody_are_swept(council: Any):
    visitor = Client()
    written(visitor, files=True)
    stored = drafts()
    visitor.post(f"{HOME}berkas/hapus/", {"berkas": stored[0]})
    assert drafts() == stored[1:]
    assert sweep_drafts(today() - timedelta(days=1)) == 0
    assert sweep_drafts(today() + timedelta(days=1)) == 1


def test_the_last_page_asks_for_the_first_when_it_is_missing(council: Any):
    assert Client().get(f"{HOME}izin/").headers["Location"] == HOME


def test_the_status_page_tells_the_outcome_and_needs_the_secret(council: Any):
    visitor = Client()
    written(visitor)
    address = sent(visitor).headers["Location"].partition("?")[0]
    take_step(Maker.objects.get(), StepKind.REFUSED, by=None, reason="Galeri sedang penuh. Silakan coba lagi Maret.")
    page = Client().get(address)
    assert "Galeri sedang penuh." in page.content.decode()
    assert "Terima kasih" not in Client().get(f"{address}?baru=1").content.decode(), "kept as it was opened first"
    assert "no-store" in page.headers["Cache-Control"]
    assert Client().get(f"{HOME}status/bukan-rahasia/").status_code == 404


def test_the_queue_warns_of_a_twin_and_offers_the_steps(council: Any):
    known = build.maker("Batik Sekar", owner_name="Siti Aminah", phones=[Phone("+6281234567890")])
    visitor = Client()
    written(visitor)
    sent(visitor)
    applicant = Maker.objects.exclude(pk=known.pk).get()
    sari = build.browser_of(build.member(council, name="Sari"))
    page = sari.get("/pekalongan/kelola/umkm/pendaftaran/").content.decode()
    assert f"/pekalongan/kelola/umkm/kembar/{known.pk}/{applicant.pk}/" in page
    assert "telepon sama" in page
    assert f"/pekalongan/kelola/umkm/{applicant.pk}/langkah/fostered/" in page
    assert "81234567890" not in page
    letter = sari.get(f"/pekalongan/kelola/umkm/pendaftaran/kabar/{applicant.pk}/").content.decode()
    assert "https://wa.me/6281234567890?text=Halo%20Siti%20Aminah" in letter
    sari.post(f"/pekalongan/kelola/umkm/{applicant.pk}/langkah/fostered/", {"reason": ""})
    assert Step.objects.filter(maker=applicant, kind="fostered").exists()


@pytest.mark.parametrize("size", [1, 20])
def test_the_queue_asks_the_same_number_of_questions(council: Any, size: int, django_assert_num_queries: Any):
    for number in range(size):
        build.maker(f"Batik {number}", status="applied", phones=[Phone(f"+6281234567{number:03}")])
    sari = build.browser_of(build.member(council, name="Sari"))
    refresh_pairs()
    sari.get("/pekalongan/kelola/umkm/pendaftaran/")
    with django_assert_num_queries(QUEUE_QUERIES):
        sari.get("/pekalongan/kelola/umkm/pendaftaran/")


# Frame (council, session, person, roles …), the last look for pairs (2), count, makers, what hangs on them (6), pairs, said.
QUEUE_QUERIES = 21


def test_a_cashier_does_not_see_the_queue(council: Any):
    cashier = build.browser_of(build.member(council, Role.CASHIER, "Budi"))
    assert cashier.get("/pekalongan/kelola/umkm/pendaftaran/").status_code == 403
