"""What came of it: certificates that anyone checks, tests, feedback, materials, and what each participant cost."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at, today
from kriya.makers.models import Maker
from kriya.participation.actions.certificates import issue_again, issue_all, replace, revoke
from kriya.participation.actions.places import override
from kriya.participation.actions.presence import check_in
from kriya.participation.actions.results import give_feedback, keep_scores
from kriya.participation.codes import clean_code, masked_name, new_code, shown_code
from kriya.participation.documents.certificate import certificate_pdf
from kriya.participation.models import Certificate, Feedback, Material, Place, PublishedCertificate, TestScore
from kriya.participation.queries.results import results_of
from kriya.participation.terms import Cost
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_places import refusal
from kriya.participation.tests.test_presence import session, told
from tests import build

LAST = timedelta(days=31)


@pytest.fixture
def course(at: Programme):
    """A training with two sessions that is over: Sekar was at both, Lestari at one."""
    call = at.call(places=3, costs=[Cost("Narasumber", 3_000_000, "apbd"), Cost("Bahan", 50_000, "maker")])
    names = ("Batik Sekar Jagad", "Tenun Lestari")
    makers = [at.maker(name, owner_name=f"Ibu {name.split()[1]}") for name in names]
    places = [override(at.apply(call, one), reason="Wakil", by=at.sari, taken=True) for one in makers]
    first, second = session(call), session(call, now() + timedelta(minutes=1), title="Hari kedua")
    check_in(first, [told(one) for one in places], by=at.sari)
    check_in(second, [told(places[0])], by=at.sari)
    return call, places


def issue(at: Programme, call) -> list[Certificate]:
    with standing_at(now() + LAST):
        return issue_all(call, by=at.sari)


def test_whoever_was_there_often_enough_is_given_one_certificate(at: Programme, course):
    call, places = course
    assert refusal(lambda: issue_all(call, by=at.sari)) == "certificates_too_early"
    (made,) = issue(at, call)
    assert made.place_id == places[0].pk
    assert issue(at, call) == []
    paper = certificate_pdf(made.says, made.template)
    assert paper == certificate_pdf(made.says, made.template)
    with pypdfium2.PdfDocument(BytesIO(paper)) as pdf:
        words = pdf[0].get_textpage().get_text_bounded()
        assert "Ibu Sekar" in words
        assert shown_code(made.code) in words
        assert "6 jam pelajaran" in words
    assert b"pdfaid:part" in paper


def test_anyone_checks_a_certificate_and_reads_no_whole_name(at: Programme, course):
    call, _places = course
    (made,) = issue(at, call)
    visitor = build.browser_of()
    there = visitor.get("/pekalongan/sertifikat/", {"kode": shown_code(made.code).lower()})
    page = visitor.get(there.headers["Location"]).content.decode()
    assert "asli dan berlaku" in page
    assert "I•• S••••" in page
    assert "<dd>6</dd>" in page, "hours as the paper tells them"
    assert "Sekar" not in page
    forged = visitor.get(f"/pekalongan/sertifikat/{new_code()}/")
    assert forged.status_code == 404
    assert "tidak dikenal" in forged.content.decode()
    build.gunungkidul()
    assert visitor.get(f"/gunungkidul/sertifikat/{made.code}/").status_code == 404
    cut_short = visitor.get(f"/pekalongan/sertifikat/{made.code[:9]}/")
    assert (cut_short.status_code, "13 huruf" in cut_short.content.decode()) == (404, True)
    assert "13 huruf" in visitor.get("/pekalongan/sertifikat/?kode=abc").content.decode()


def test_a_wrong_certificate_is_replaced_and_a_revoked_one_says_so(at: Programme, course):
    call, _places = course
    (made,) = issue(at, call)
    assert refusal(lambda: revoke(made, reason="", by=at.sari)) == "revoke_without_reason"
    Maker.objects.filter(pk=made.place.maker_id).update(owner_name="Ibu Sekarwati")
    with standing_at(now() + LAST):
        new = replace(made, reason="Nama salah tulis", by=at.sari)
        assert replace(made, reason="Nama salah tulis", by=at.sari) == new
    assert new.says["name"] == "Ibu Sekarwati"
    visitor = build.browser_of()
    old = visitor.get(f"/pekalongan/sertifikat/{made.code}/").content.decode()
    assert "sudah diganti" in old
    assert f"/pekalongan/sertifikat/{new.code}/" in old
    revoke(new, reason="Hadir dititipkan", by=at.sari)
    assert "sudah dicabut" in visitor.get(f"/pekalongan/sertifikat/{new.code}/").content.decode()
    assert set(PublishedCertificate.objects.values_list("state", flat=True)) == {"replaced", "revoked"}
    with standing_at(now() + LAST):
        third = issue_again(new, by=at.sari)
        assert issue_again(made, by=at.sari) == third
    assert "sudah dicabut" in visitor.get(f"/pekalongan/sertifikat/{new.code}/").content.decode()
    assert "berlaku" in visitor.get(f"/pekalongan/sertifikat/{third.code}/").content.decode()
    assert all(result.ok for result in run_checks())
    PublishedCertificate.objects.filter(pk=new.code).update(state="valid")
    assert [result.name for result in run_checks() if not result.ok] == ["published certificates"]


def test_the_words_of_a_certificate_never_change_and_a_participant_has_one_that_is_valid(at: Programme, course):
    call, _places = course
    (made,) = issue(at, call)
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(says={**made.says, "name": "Orang lain"})
    second = Certificate(place=made.place, code=new_code(), says={}, template=1, sha256="0" * 64, issued_at=now())
    with pytest.raises(IntegrityError, match="certificate_one_valid"), transaction.atomic():
        second.save()


def test_codes_have_sixty_bits_and_are_read_however_they_are_typed():
    assert 31**13 > 2**60
    code = new_code()
    assert clean_code(f" {shown_code(code).lower()} ") == code
    assert clean_code("0" * 13) is None
    assert masked_name("Siti Nur") == "S••• N••"


def test_results_tell_of_how_many_and_never_compare_who_took_one_test(at: Programme, course):
    call, places = course
    keep_scores(call, "before", {places[0].pk: 40, places[1].pk: 80}, most=100)
    keep_scores(call, "after", {places[0].pk: 90, places[1].pk: None}, most=100)
    assert refusal(lambda: keep_scores(call, "after", {places[0].pk: 101}, most=100)) == "test_points_wrong"
    assert refusal(lambda: give_feedback(places[0], rating=5)) == "feedback_not_yet"
    with standing_at(now() + LAST):
        give_feedback(places[0], rating=5, needs="Harga jual")
        give_feedback(places[0], rating=4, needs="Harga jual")
    found = results_of(call)
    assert (found.mean_before, found.mean_after, len(found.both)) == (0.4, 0.9, 1)
    assert (found.came, found.passed, found.rating, found.cost_each) == (2, 1, 4.0, 1_500_000)
    assert Feedback.objects.count() == 1


def test_the_office_types_scores_gives_materials_and_hands_out_certificates(at: Programme, course):
    call, places = course
    desk = build.browser_of(at.sari)
    here = f"/pekalongan/kelola/program/{call.pk}/hasil/"
    desk.post(f"{here}tes/?tes=after", {"most": "10", f"p-{places[0].pk}": "9", f"p-{places[1].pk}": ""})
    assert TestScore.objects.get().points == 9
    assert desk.post(f"{here}tes/?tes=after", {"most": "10", f"p-{places[0].pk}": "11"}).status_code == 422
    desk.post(f"{here}materi/", {"title": "Resep indigo", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 isi")})
    desk.post(f"{here}materi/", {"title": "Bukan", "file": SimpleUploadedFile("a.exe", b"MZ")})
    material = Material.objects.get()
    with standing_at(now() + LAST):
        desk.post(f"{here}sertifikat/")
    made = Certificate.objects.get()
    assert "Resep indigo" in desk.get(here).content.decode()
    assert desk.get(f"/pekalongan/kelola/program/sertifikat/{made.pk}/sertifikat.pdf").content.startswith(b"%PDF")
    with ZipFile(BytesIO(desk.get(f"{here}sertifikat.zip").content)) as papers:
        assert [papers.read(name)[:4] for name in papers.namelist()] == [b"%PDF"]
        assert papers.namelist() == [f"ibu-sekar-{made.code}.pdf"]
    desk.post(f"/pekalongan/kelola/program/sertifikat/{made.pk}/cabut/", {"alasan": "Uji"})
    assert Certificate.objects.get().revoke_reason == "Uji"
    with standing_at(now() + LAST):
        desk.post(f"/pekalongan/kelola/program/sertifikat/{made.pk}/lagi/")
    assert "Ternyata berhak" not in desk.get(f"/pekalongan/kelola/program/sertifikat/{made.pk}/").content.decode()
    sekar, stranger = (
        build.browser_of(build.maker_person(at.council, one)) for one in (at.makers[0], at.maker("Lain"))
    )
    there = f"/pekalongan/mitra/ikut/materi/{material.pk}/"
    assert sekar.get(there).status_code == 200
    assert stranger.get(there).status_code == 404
    assert sekar.get(f"/pekalongan/mitra/ikut/sertifikat/{made.pk}/").status_code == 404
    anew = Certificate.objects.get(revoked_at=None)
    assert sekar.get(f"/pekalongan/mitra/ikut/sertifikat/{anew.pk}/").status_code == 200
    with standing_at(now() + LAST):
        assert sekar.post(f"/pekalongan/mitra/ikut/{places[0].pk}/cerita/", {"rating": "5"}).status_code == 302
    assert Place.objects.filter(feedback__rating=5).count() == 1
    assert today() < call.starts_on
