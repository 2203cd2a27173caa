"""Papers over HTTP: what is kept, warned of, handed out and reminded of."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from kriya.accounts.roles import Role
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.papers import add_paper, change_paper
from kriya.makers.actions.publish import withdraw_ended_papers
from kriya.makers.models import Maker, Paper, PersonalDataShown, PublishedMaker
from kriya.makers.queries.expiring import is_due, papers_expiring
from kriya.makers.tasks import remind_council, sweep_council
from tests import build

pytestmark = pytest.mark.django_db

OFFICE = "/pekalongan/kelola/umkm/"
PDF = b"%PDF-1.7\nscan of a licence"


def upload(data: bytes, name: str = "scan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def record(staff: Any, maker: Maker, **said: Any) -> Any:
    return staff.post(f"{OFFICE}{maker.pk}/dokumen/baru/", {"kind": "nib", **said}, follow=True)


def only(council: Any) -> Paper:
    with council_scope(council):
        return Paper.objects.get()


def test_a_paper_is_recorded_with_its_usual_issuer(council: Any, staff: Any, maker: Maker) -> None:
    record(staff, maker, number="1234567890123", issued_on="2024-02-03")
    paper = only(council)
    assert (paper.kind, paper.number, paper.issuer, paper.issued_on) == (
        "nib",
        "1234567890123",
        "OSS",
        date(2024, 2, 3),
    )


@pytest.mark.parametrize(
    ("kind", "number", "warned"),
    [
        ("nib", "12345", True),
        ("nib", "1234567890123", False),
        ("pirt", "2066471011637 - 23", False),
        ("pirt", "123", True),
        ("halal", "ID12345678901234567", False),
        ("halal", "10170006701114", False),
        ("brand", "IDM 000 123 456", False),
        ("brand", "merek saya", True),
        ("npwp", "12.345.678.9-012.345", False),
        ("npwp", "1234", True),
        ("other", "apa saja", False),
    ],
)
def test_an_unusual_number_is_kept_with_a_warning(
    council: Any, staff: Any, maker: Maker, kind: str, number: str, warned: bool
) -> None:
    page = record(staff, maker, kind=kind, number=number).content.decode()
    assert ("bila memang begitu tertulis, biarkan" in page) == warned
    assert only(council).number == number


def test_the_same_number_twice_is_refused_and_what_was_typed_stays(council: Any, staff: Any, maker: Maker) -> None:
    record(staff, maker, number="1234567890123")
    page = record(staff, maker, number="1234567890123", title="Kedua")
    assert page.status_code == 422
    assert "sudah tercatat pada UMKM ini" in page.content.decode()
    assert "Kedua" in page.content.decode()
    only(council)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"issued_on": "2999-02-03"}, "Tanggal ini belum tiba"),
        ({"issued_on": "0023-02-03"}, "Tahun harus antara 1900 dan"),
        ({"expires_on": "0023-02-03"}, "Tahun harus antara 1900 dan 2200"),
    ],
)
def test_a_day_of_a_paper_that_cannot_be_meant_is_asked_about(
    council: Any, staff: Any, maker: Maker, said: dict[str, str], sentence: str
) -> None:
    page = record(staff, maker, **said)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    with council_scope(council):
        assert not Paper.objects.exists()


def test_a_paper_cannot_end_before_it_begins(council: Any, staff: Any, maker: Maker) -> None:
    assert record(staff, maker, issued_on="2024-02-03", expires_on="2023-02-03").status_code == 422
    with council_scope(council):
        assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (PDF, ".pdf"),
        (picture("PNG"), ".png"),
        (picture("JPEG"), ".jpg"),
        (picture("WEBP"), ".jpg"),
        (picture("HEIF"), ".jpg"),
    ],
    ids=["pdf", "png", "jpg", "webp becomes jpg", "heic becomes jpg"],
)
def test_a_scan_is_known_by_its_content(council: Any, staff: Any, maker: Maker, data: bytes, ending: str) -> None:
    record(staff, maker, number="1", upload=upload(data, "anything.exe"))
    name = only(council).file.name
    assert name.endswith(ending)
    assert "anything" not in name


@pytest.mark.parametrize(
    "data",
    [b"MZ\x90\x00program", b"<html><script>", b"GIF89a....", picture("BMP"), b""],
    ids=["program", "page", "gif", "bmp", "empty"],
)
def test_what_is_no_document_is_refused_whatever_it_is_called(
    council: Any, staff: Any, maker: Maker, data: bytes
) -> None:
    assert record(staff, maker, number="1", upload=upload(data, "scan.pdf")).status_code == 422
    with council_scope(council):
        assert not Paper.objects.exists()


def test_a_scan_above_ten_megabytes_is_refused(council: Any, staff: Any, maker: Maker) -> None:
    page = record(staff, maker, number="1", upload=upload(PDF + b" " * 10_000_000))
    assert "lebih besar dari 10 MB" in page.content.decode()
    with council_scope(council):
        assert not Paper.objects.exists()


def test_a_scan_is_handed_out_as_a_download_and_the_showing_is_recorded(council: Any, staff: Any, maker: Maker) -> None:
    record(staff, maker, number="1234567890123", upload=upload(PDF))
    answer = staff.get(f"{OFFICE}{maker.pk}/dokumen/{only(council).pk}/berkas/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nib-batik-sekar.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    with council_scope(council):
        assert PersonalDataShown.objects.get().what == "file"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TRADE_OFFICE, Role.CASHIER, Role.CURATOR])
def test_a_scan_is_not_for_those_who_may_not_see_personal_data(
    council: Any, staff: Any, maker: Maker, role: str
) -> None:
    record(staff, maker, number="1", upload=upload(PDF))
    reader = build.browser_of(build.member(council, role))
    assert reader.get(f"{OFFICE}{maker.pk}/dokumen/{only(council).pk}/berkas/").status_code == 404
    assert "/berkas/" not in reader.get(f"{OFFICE}{maker.pk}/").content.decode()
    with council_scope(council):
        assert not PersonalDataShown.objects.exists()


def test_a_scan_of_another_council_is_not_there(council: Any, maker: Maker) -> None:
    other = build.gunungkidul()
    with council_scope(other):
        foreign = add_paper(build.maker("Topeng"), kind="nib", number="1", by=None)
    staff = build.browser_of(build.member(council, Role.STAFF))
    assert staff.get(f"{OFFICE}{maker.pk}/dokumen/{foreign.pk}/berkas/").status_code == 404
    assert staff.get(f"{OFFICE}{maker.pk}/dokumen/{foreign.pk}/").status_code == 404


def test_a_removed_paper_comes_back_as_it_was(council: Any, staff: Any, maker: Maker) -> None:
    record(staff, maker, number="1234567890123", title="Satu", upload=upload(PDF))
    before = only(council)
    staff.post(f"{OFFICE}{maker.pk}/dokumen/{before.pk}/hapus/")
    with council_scope(council):
        assert not Paper.objects.exists()
    staff.post(f"{OFFICE}{maker.pk}/dokumen/{before.pk}/kembalikan/")
    after = only(council)
    assert (after.pk, after.number, after.title, after.file.name, after.created_by_id) == (
        before.pk, before.number, before.title, before.file.name, before.created_by_id,
    )  # fmt: skip
    assert after.file.read() == PDF
    again = staff.post(f"{OFFICE}{maker.pk}/dokumen/{before.pk}/kembalikan/", follow=True)
    assert "Tidak ada lagi yang bisa dikembalikan" in again.content.decode()


def test_removing_a_paper_changes_the_public_page_at_once(council: Any, staff: Any, maker: Maker) -> None:
    staff.post(
        f"{OFFICE}{maker.pk}/persetujuan/", {"subjects": ["name"], "given_on": "2026-01-15", "source": "formulir"}
    )
    record(staff, maker, number="1")
    with council_scope(council):
        assert PublishedMaker.objects.get().papers == ["nib"]
    staff.post(f"{OFFICE}{maker.pk}/dokumen/{only(council).pk}/hapus/")
    with council_scope(council):
        assert PublishedMaker.objects.get().papers == []


def test_a_paper_that_has_ended_is_held_no_more_in_the_office_nor_in_public(
    council: Any, staff: Any, maker: Maker
) -> None:
    with council_scope(council):
        give_consent(maker, ["name"], source="formulir", by=None)
        add_paper(maker, kind="nib", by=None)
        add_paper(maker, kind="brand", by=None, number="IDM1", expires_on=today())
        add_paper(maker, kind="brand", by=None, number="IDM2", expires_on=today())
        add_paper(maker, kind="halal", by=None, expires_on=today())
        assert sorted(PublishedMaker.objects.get().papers) == ["brand", "halal", "nib"]
        Paper.objects.exclude(number="IDM2").exclude(kind="nib").update(expires_on=today() - timedelta(days=1))
        withdraw_ended_papers()
        assert sorted(PublishedMaker.objects.get().papers) == ["brand", "nib"]
    for query, there in (
        ("dokumen=halal", False),
        ("dokumen=brand", True),
        ("tanpa=halal", True),
        ("tanpa=brand", False),
    ):
        page = staff.get(f"{OFFICE}?{query}").content.decode()
        assert (f"{OFFICE}{maker.pk}/" in page) is there, query


# Reminders


def paper_ending(maker: Maker, days: int, **fields: Any) -> Paper:
    return add_paper(
        maker, kind="brand", by=None, number=f"IDM{days}", expires_on=today() + timedelta(days=days), **fields
    )


@pytest.mark.parametrize(
    ("days", "reminded", "due"),
    [
        (91, None, False),
        (90, None, True),
        (60, None, True),
        (60, 30, False),  # the first reminder went out 90 days before the end
        (30, 60, True),
        (29, 1, False),
        (7, 23, True),
        (5, 2, False),
        (0, None, True),
    ],
)
def test_each_threshold_reminds_once(council: Any, maker: Maker, days: int, reminded: int | None, due: bool) -> None:
    with council_scope(council):
        paper = paper_ending(maker, days)
        paper.reminded_on = today() - timedelta(days=reminded) if reminded is not None else None
        assert is_due(paper, today()) == due


def test_officers_get_one_letter_in_their_language_and_never_twice(council: Any, maker: Maker) -> None:
    build.member(council, Role.STAFF, "Sari", email="sari@contoh.id")
    build.member(council, Role.CHAIR, "Wulan", email="wulan@contoh.id")
    build.member(council, Role.CASHIER, "Kasir", email="kasir@contoh.id")
    with council_scope(council):
        paper_ending(maker, 30)
        paper_ending(maker, 300)
        assert remind_council(council) == 1
        assert remind_council(council) == 0
    assert sorted(letter.to[0] for letter in mail.outbox) == ["sari@contoh.id", "wulan@contoh.id"]
    letter = mail.outbox[0]
    assert letter.subject == "Pekalongan: 1 dokumen UMKM segera berakhir"
    assert "Batik Sekar: merek, berakhir" in letter.body
    assert f"/pekalongan/kelola/umkm/{maker.pk}/" in letter.body
    assert "IDM30" not in letter.body


def test_a_renewed_paper_reminds_again_at_its_new_end(council: Any, maker: Maker) -> None:
    with council_scope(council):
        paper = paper_ending(maker, 5)
        remind_council(council)
        paper.refresh_from_db()
        change_paper(paper, expires_on=today() + timedelta(days=400))
        assert not is_due(paper, today())
        assert is_due(paper, today() + timedelta(days=311))


@pytest.mark.parametrize("status", ["inactive", "applied"])
def test_makers_who_are_not_active_are_left_in_peace(council: Any, status: str) -> None:
    with council_scope(council):
        paper_ending(build.maker("Batik Lama", status=status, reason="contoh"), 5)
        assert remind_council(council) == 0
        assert not papers_expiring().exists()


def test_the_office_sees_what_ends_soon_and_what_has_just_ended(council: Any, maker: Maker) -> None:
    with council_scope(council):
        for days in (-40, -10, 20, 80, 100):
            paper_ending(maker, days)
        assert [paper.number for paper in papers_expiring(90)] == ["IDM-10", "IDM20", "IDM80"]
        assert [paper.number for paper in papers_expiring(30)] == ["IDM-10", "IDM20"]


def test_files_that_nothing_names_are_swept_after_a_month(
    council: Any, staff: Any, maker: Maker, time_machine: Any
) -> None:
    record(staff, maker, number="1", upload=upload(PDF))
    paper = only(council)
    staff.post(f"{OFFICE}{maker.pk}/dokumen/{paper.pk}/hapus/")
    storage, name = paper.file.storage, paper.file.name
    with council_scope(council):
        assert sweep_council() == 0
        assert storage.exists(name)
    time_machine.move_to(timezone.now() + timedelta(days=31))
    with council_scope(council):
        assert sweep_council() == 1
        assert not storage.exists(name)
