"""Documents that a call asks for, and its share kit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kriya.accounts.roles import Role
from kriya.makers.models import MakerLogin
from kriya.participation.actions.applications import send
from kriya.participation.actions.calls import change_call
from kriya.participation.actions.judging import appoint, step_aside
from kriya.participation.models import Application, Attachment
from kriya.participation.terms import Question
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_places import refusal
from tests import build

ASKED = [Question("ktp", "KTP pemilik", "document", required=True), Question("why", "Mengapa?")]
PDF = b"%PDF-1.4\n%%EOF"


def file(content: bytes = PDF, name: str = "ktp.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture
def tejo(at: Programme):
    return build.maker_person(at.council, at.maker("Batik Sekar Jagad"))


def test_a_maker_hands_in_what_the_call_asks_for(at: Programme, tejo):
    call = at.call(questions=ASKED)
    phone, where = build.browser_of(tejo), f"/pekalongan/mitra/ikut/{call.pk}/"
    assert phone.post(where, {"t-why": "Ingin belajar"}).status_code == 422
    assert phone.post(where, {"t-ktp": file(b"MZ program")}).status_code == 422
    assert not Attachment.objects.exists()
    assert not Application.objects.filter(state="sent").exists(), "nothing half done remains"
    assert phone.post(where, {"t-ktp": file(), "t-why": "Ingin belajar"}).status_code == 302
    kept = Attachment.objects.get()
    assert phone.post(where, {"t-why": "Ingin sekali"}).status_code == 302, "what is there need not be sent again"
    assert phone.post(where, {"t-ktp": file(PDF + b" baru")}).status_code == 302
    newer = Attachment.objects.get()
    assert (newer.pk, newer.size > kept.size, newer.file.name != kept.file.name) == (kept.pk, True, True)
    assert b"".join(phone.get(f"/pekalongan/mitra/ikut/lampiran/{kept.pk}/").streaming_content) == PDF + b" baru"
    asked = {"answers": {}, "uploads": {"lain": None}, "by": at.sari}
    assert refusal(lambda: send(call, at.makers[0], **asked)) == "attachment_not_asked"
    assert refusal(lambda: send(call, at.maker(), answers={}, by=at.sari)) == "answer_missing"


def test_officers_read_documents_and_jurors_unless_they_are_blind(at: Programme, tejo):
    call = at.call(questions=ASKED, is_blind=True)
    build.browser_of(tejo).post(f"/pekalongan/mitra/ikut/{call.pk}/", {"t-ktp": file()})
    paper, application = Attachment.objects.get(), Application.objects.get()
    where = f"/pekalongan/kelola/program/lampiran/{paper.pk}/"
    hadi, dewi = (build.member(at.council, Role.CURATOR, name) for name in ("Hadi", "Dewi"))
    appoint(call, [hadi], by=at.sari)
    page = f"/pekalongan/kelola/program/pendaftaran/{application.pk}/"
    judging = f"/pekalongan/kelola/program/menilai/{application.pk}/"
    office, juror = build.browser_of(at.sari), build.browser_of(hadi)
    assert where in office.get(page).content.decode()
    assert office.get(where).status_code == 200
    assert (juror.get(where).status_code, where in juror.get(judging).content.decode()) == (404, False)
    change_call(call, is_blind=False)
    assert (juror.get(where).status_code, where in juror.get(judging).content.decode()) == (200, True)
    assert build.browser_of(dewi).get(where).status_code == 404, "no juror of this call"
    step_aside(application, reason="Tetangga", by=hadi)
    assert juror.get(where).status_code == 404
    other = build.member(at.council, Role.MAKER, "Lain")
    MakerLogin(maker=at.maker(), user=other).save()
    assert build.browser_of(other).get(f"/pekalongan/mitra/ikut/lampiran/{paper.pk}/").status_code == 404


def test_a_published_call_is_shared_with_pictures_and_words(at: Programme):
    office = build.browser_of(at.sari)
    draft = at.call("Nanti saja", publish=False)
    assert "Belum tayang" in office.get(f"/pekalongan/kelola/program/{draft.pk}/bahan/").content.decode()
    call = at.call("Membatik untuk pemula", kind="assistance", summary="Dua hari bersama malam dan canting.")
    page = office.get(f"/pekalongan/kelola/program/{call.pk}/bahan/").content.decode()
    assert "Dua hari bersama malam dan canting." in page
    assert f"/pekalongan/ikut/{call.slug}/" in page
    drawn = office.get(f"/pekalongan/kelola/program/{call.pk}/bahan/gambar/?kecil=1")
    assert (drawn.status_code, drawn.headers["Content-Type"]) == (200, "image/jpeg")
    public = build.browser_of().get(f"/pekalongan/ikut/{call.slug}/").content.decode()
    assert 'property="og:title" content="Membatik untuk pemula"' in public
    assert "kartu-bagi.jpg" in public
