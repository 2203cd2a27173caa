"""The pages: two taps on the telephone, the office from wish to paper, lists that ask as often for one as for many."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.assistance.actions.cases import ask, offer
from kriya.assistance.models import BudgetLine, Case, CaseStep, Commitment, Result, Service
from kriya.assistance.tests.builders import running, service
from kriya.core.clock import today
from kriya.makers.actions.merge import merge_makers
from kriya.makers.models import Paper
from kriya.participation.tests.builders import Programme
from tests import build

HERE = "/pekalongan/kelola/fasilitasi/"
MINE = "/pekalongan/mitra/fasilitasi/"


def test_two_taps_ask_for_help_and_the_maker_follows_it(at: Programme):
    wanted, maker = service(), at.maker("Batik Sekar Jagad")
    phone = build.browser_of(build.maker_person(at.council, maker))
    listed = phone.get(MINE).content.decode()
    assert f"{MINE}layanan/{wanted.pk}/" in listed
    asked = phone.post(f"{MINE}layanan/{wanted.pk}/", {})
    case = Case.objects.get()
    assert asked.headers["Location"] == f"{MINE}{case.pk}/"
    assert "Petugas akan menjawab" in phone.get(f"{MINE}{case.pk}/").content.decode()
    assert "Sudah Anda minta" in phone.get(f"{MINE}layanan/{wanted.pk}/").content.decode()
    build.browser_of(at.sari).post(f"{HERE}{case.pk}/mulai/", {"owner": at.sari.pk, "starts_on": str(today())})
    followed = phone.get(f"{MINE}{case.pk}/").content.decode()
    assert "Periksa data usaha" in followed
    assert "Foto usaha" in followed
    other = offer(service("Merek", paper="brand"), maker, by=at.sari)
    assert "Menunggu jawaban Anda" in phone.get(MINE).content.decode()
    phone.post(f"{MINE}{other.pk}/jawab/", {"jawab": "ya"})
    assert Case.objects.get(pk=other.pk).state == "running"
    strange = running(at, wanted)
    assert phone.get(f"{MINE}{strange.pk}/").status_code == 404


def test_whoever_is_no_maker_is_led_from_a_service_to_what_helps(at: Programme):
    page = f"{MINE}layanan/{service().pk}/"
    assert build.browser_of(at.sari).get(page).headers["Location"] == f"{HERE}tawarkan/"
    told = build.browser_of(build.member(at.council, Role.CASHIER, "Dimas")).get(page)
    assert (told.status_code, "Ini untuk perajin" in told.content.decode()) == (403, True)


def test_the_office_goes_from_wish_to_paper(at: Programme):
    desk, maker = build.browser_of(at.sari), at.maker("Batik Sekar Jagad")
    rows = {
        "s-TOTAL_FORMS": "2",
        "s-INITIAL_FORMS": "0",
        "s-0-title": "Isi OSS",
        "s-0-doer": "officer",
        "s-0-days": "4",
    }
    rows |= {"s-1-doer": "officer", "s-1-days": "3"}
    desk.post(f"{HERE}layanan/baru/", {"name": "Urus NIB", "kind": "paper", "paper": "nib", "cost": "1.500.000", "payer": "apbd", **rows})  # fmt: skip
    made = Service.objects.get()
    assert (made.cost, made.steps.count()) == (1_500_000, 1)
    desk.post(f"{HERE}layanan/{made.pk}/buka/")
    case = ask(made, maker, wish="Untuk pameran", by=None)
    desk.post(f"{HERE}{case.pk}/mulai/", {"owner": at.sari.pk, "starts_on": str(today())})
    desk.post(f"{HERE}anggaran/baru/", {"year": "2026", "source": "apbd", "name": "NIB", "amount": "5.000.000"})
    line = BudgetLine.objects.get()
    too_much = desk.post(f"{HERE}{case.pk}/uang/", {"line": line.pk, "what": "Biaya", "amount": "6000000"})
    assert (too_much.status_code, "tinggal Rp5.000.000" in _plain(too_much)) == (422, True)
    desk.post(f"{HERE}{case.pk}/uang/", {"line": line.pk, "what": "Biaya", "amount": "1500000"})
    desk.post(f"{HERE}janji/{Commitment.objects.get().pk}/belanja/", {"amount": "1.400.000", "on": str(today())})
    step = CaseStep.objects.get()
    assert "Melewati langkah perlu alasan" in desk.get(f"{HERE}langkah/{step.pk}/").content.decode()
    assert desk.post(f"{HERE}langkah/{step.pk}/lewati/", {"note": ""}).status_code == 422
    desk.post(f"{HERE}langkah/{step.pk}/selesai/", {"note": "Lancar"})
    scan = SimpleUploadedFile("nib.pdf", b"%PDF-1.4 nib", "application/pdf")
    desk.post(f"{HERE}{case.pk}/dokumen/", {"kind": "nib", "number": "9120001234567", "upload": scan})
    assert Paper.objects.get(maker=maker).file.name
    desk.post(f"{HERE}{case.pk}/selesai/")
    page = desk.get(f"{HERE}{case.pk}/").content.decode()
    for words in ("Untuk pameran", "NIB 9120001234567", "Rp1.400.000", "Lancar"):
        assert words in _plain_text(page)
    told = desk.get(f"/pekalongan/kelola/umkm/{maker.pk}/?riwayat=program").content.decode()
    assert f"{HERE}{case.pk}/" in told
    assert "Hasil fasilitasi: NIB 9120001234567" in told
    sheet = b"".join(desk.get(f"{HERE}unduh.xlsx?keadaan=done").streaming_content)
    assert sheet[:2] == b"PK"


def _plain(answer) -> str:
    return _plain_text(answer.content.decode())


def _plain_text(page: str) -> str:
    return page.replace("\xa0", "").replace("&nbsp;", "")


def test_the_help_of_a_merged_maker_is_the_kept_ones(at: Programme):
    kept, absorbed = at.maker("Batik Sekar"), at.maker("Batik Sekar Jagad")
    case = running(at, maker=absorbed)
    merge_makers(kept, absorbed, choices={}, by=at.sari)
    phone = build.browser_of(build.maker_person(at.council, kept))
    assert "Periksa data usaha" in phone.get(f"{MINE}{case.pk}/").content.decode()
    desk = build.browser_of(at.sari)
    desk.post(f"{HERE}{case.pk}/dokumen/", {"kind": "nib", "number": "9120001234567"})
    assert (Paper.objects.get().maker, Result.objects.get().case) == (kept, case)


LISTS = ("", "beban/", "layanan/", "anggaran/", "perlu/", "?hanya=terlambat", "?hanya=saya", "?keadaan=running&q=a")


def test_lists_ask_as_often_for_one_as_for_many(at: Programme):
    desk, wanted = build.browser_of(at.sari), service()
    running(at, wanted)
    before = {path: _asked(desk, path) for path in LISTS}
    for n in range(30):
        running(at, wanted if n % 2 else service(f"Layanan {n}"))
    assert {path: _asked(desk, path) for path in LISTS} == before


def _asked(desk, path: str) -> int:
    desk.get(f"{HERE}{path}")
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(f"{HERE}{path}").status_code == 200
    return len(asked)


@pytest.mark.parametrize(("role", "sees"), [("trade_office", 200), ("cashier", 403)])
def test_others_read_or_not_and_change_nothing(at: Programme, role: str, sees: int):
    case = running(at)
    reader = build.browser_of(build.member(at.council, role, "Dewi"))
    assert reader.get(HERE).status_code == sees
    if sees == 200:
        page = reader.get(f"{HERE}{case.pk}/").content.decode()
        assert "Langkah lain" not in page
    assert reader.post(f"{HERE}{case.pk}/selesai/").status_code == 404
