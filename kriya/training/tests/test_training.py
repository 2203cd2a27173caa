"""Courses, trainers who are in one place at a time, the calendar, and the way of a maker."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at
from kriya.core.scoping import council_scope
from kriya.participation.actions.certificates import issue_all
from kriya.participation.actions.places import override
from kriya.participation.actions.presence import check_in
from kriya.participation.actions.results import give_feedback
from kriya.participation.actions.sessions import drop_session, keep_room, keep_session
from kriya.participation.models import Call, PublishedCall, Session
from kriya.participation.tests.builders import Programme, programme
from kriya.participation.tests.test_places import refusal
from kriya.participation.tests.test_presence import session, told
from kriya.training.actions.courses import keep_course, retire_course, teach
from kriya.training.actions.trainers import assign, keep_trainer
from kriya.training.models import Course, Teaching, Trainer
from kriya.training.queries.needs import needs
from kriya.training.queries.paths import path_of
from kriya.training.queries.teaching import taught_by
from tests import build

STARTS = datetime.combine(now().date() + timedelta(days=20), time(2), UTC)
MODULES = [("Mengenal indigo", "Menyiapkan pasta", 90), ("Mencelup", "", 120)]


@pytest.fixture
def at(real_db: None) -> Iterator[Programme]:
    made = programme()
    with council_scope(made.council):
        yield made


def course(name: str = "Pewarna alam dasar", **more) -> Course:
    return keep_course(None, name=name, **{"level": "first", "modules": MODULES, **more})


def test_a_course_is_kept_with_its_modules_and_never_follows_itself(at: Programme):
    first = course()
    second = course("Pewarna alam lanjutan", after=first)
    assert refusal(lambda: course("pewarna alam DASAR")) == "course_name_taken"
    kept = {"name": first.name, "level": "first"}
    assert refusal(lambda: keep_course(first, after=second, **kept)) == "course_after_itself"
    keep_course(first, modules=MODULES[1:], **kept)
    assert list(first.modules.values_list("position", "title")) == [(1, "Mencelup")]


def test_what_anyone_reads_of_a_training_follows_each_change(at: Programme):
    call, one = at.call(), course()
    teach(call, one)
    hall = keep_room(None, name="Aula")
    first = session(call, STARTS, room=hall)
    budi = keep_trainer(None, name="Pak Budi")
    assign(first, [budi])
    keep_trainer(budi, name="Pak Budiman")
    here = f"/pekalongan/pelatihan/{call.slug}/"
    assert "Pak Budiman" not in build.browser_of().get(here).content.decode(), "a name is public by consent alone"
    keep_trainer(budi, name="Pak Budiman", consents=True)
    keep_room(hall, name="Aula Museum Batik")
    page = build.browser_of().get(f"/pekalongan/pelatihan/{call.slug}/").content.decode()
    for words in ("Mengenal indigo", "Pak Budiman", "Aula Museum Batik", "Hari pertama"):
        assert words in page
    assert (
        build.browser_of()
        .get(f"/pekalongan/ikut/{call.slug}/")
        .headers["Location"]
        .endswith(f"/pelatihan/{call.slug}/")
    )
    assert all(result.ok for result in run_checks())
    PublishedCall.objects.update(details={})
    assert [result.name for result in run_checks() if not result.ok] == ["published trainings"]
    assert refusal(lambda: teach(at.call("Pameran", kind="exhibition"), one)) == "not_a_training"


def test_a_trainer_is_in_one_place_at_a_time_also_when_a_session_moves(at: Programme):
    budi = keep_trainer(None, name="Pak Budi")
    first = session(at.call("Pewarna alam"), STARTS)
    second = session(at.call("Foto produk"), STARTS + timedelta(hours=1))
    later = session(at.call("Kemasan"), STARTS + timedelta(days=1))
    assign(first, [budi])
    with pytest.raises(Exception, match="trainer_busy") as no:
        assign(second, [budi])
    assert no.value.facts["other"] == "Hari pertama (Pewarna alam)"
    row = Teaching(session=second, trainer=budi, starts_at=second.starts_at, ends_at=second.ends_at)
    with pytest.raises(IntegrityError, match="teaching_trainer_free"), transaction.atomic():
        row.save()
    assign(later, [budi])
    moved = {"title": "Pindah", "starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1)}
    with pytest.raises(Exception, match="session_people_busy") as no:
        keep_session(later.call, Session.objects.get(pk=later.pk), **moved)
    assert no.value.facts == {"who": "Pak Budi", "other": "Hari pertama (Pewarna alam)"}
    free = {**moved, "starts_at": STARTS + timedelta(days=2), "ends_at": STARTS + timedelta(days=2, hours=1)}
    keep_session(later.call, Session.objects.get(pk=later.pk), **free)
    assert Teaching.objects.get(session=later).starts_at == free["starts_at"]
    drop_session(first)
    assign(second, [budi])
    assert Teaching.objects.filter(trainer=budi).count() == 2


def test_a_course_that_is_taught_no_more_comes_back(at: Programme):
    """The button stands above the form, where a hurried hand finds it first."""
    desk, here = build.browser_of(at.sari), "/pekalongan/kelola/pelatihan/kursus/"
    one = course("Pewarna alam dasar")
    page = desk.post(f"{here}{one.pk}/simpan/", follow=True).content.decode()
    assert f'action="{here}{one.pk}/kembalikan/"' in page
    assert f'href="{here}{one.pk}/"' not in page
    assert "Ajarkan lagi" in desk.get(f"{here}{one.pk}/").content.decode()
    page = desk.post(f"{here}{one.pk}/kembalikan/", follow=True).content.decode()
    assert f'href="{here}{one.pk}/"' in page


def test_a_makers_way_goes_on_where_it_has_a_certificate(at: Programme):
    maker = at.maker("Batik Sekar Jagad")
    first = course()
    second = course("Pewarna alam lanjutan", after=first)
    gone = course("Sablon")
    retire_course(gone)
    assert path_of(maker).next == (first,)
    call = at.call()
    teach(call, first)
    place = override(at.apply(call, maker), reason="Wakil", by=at.sari, taken=True)
    held = session(call)
    assert path_of(maker).begun == (first,)
    check_in(held, [told(place)], by=at.sari)
    with standing_at(now() + timedelta(days=31)):
        issue_all(call, by=at.sari)
    way = path_of(maker)
    assert (way.done, way.next) == ((first,), (second,))
    tejo = build.browser_of(build.maker_person(at.council, maker))
    page = tejo.get("/pekalongan/mitra/belajar/").content.decode()
    assert page.index("Pewarna alam dasar") < page.index("Pewarna alam lanjutan")
    open_one = at.call("Lanjutan angkatan dua")
    teach(open_one, second)
    assert f"/pekalongan/mitra/ikut/{open_one.pk}/" in tejo.get("/pekalongan/mitra/belajar/").content.decode()
    with standing_at(open_one.closes_at):
        assert f"/ikut/{open_one.pk}/" not in tejo.get("/pekalongan/mitra/belajar/").content.decode()


def test_needs_are_gathered_from_what_was_said(at: Programme):
    call = at.call(places=5)
    places = [override(at.apply(call), reason="Wakil", by=at.sari, taken=True) for _n in range(3)]
    with standing_at(call_end(call)):
        for place, wish in zip(places, ("harga jual", "Harga  jual", "Foto"), strict=True):
            give_feedback(place, rating=5, needs=wish)
        assert [(one.text, one.times) for one in needs().wishes] == [("Harga jual", 2), ("Foto", 1)]
    at.decided(at.call("Lain"), "refuse", "refuse")
    assert [(one.text, one.times) for one in needs().refusals] == [("tempat sudah penuh", 2)]
    wanted = at.call("Foto produk", places=1)
    teach(wanted, course("Foto dengan ponsel"))
    override(at.decided(wanted, "wait", "wait", "wait")[0], reason="Wakil", by=at.sari, taken=True)
    with standing_at(wanted.closes_at + timedelta(minutes=1)):
        assert [(one.text, one.times) for one in needs().unplaced][:1] == [("Foto dengan ponsel", 2)]


def call_end(call: Call) -> datetime:
    return datetime.combine(call.ends_on, datetime.min.time(), STARTS.tzinfo) + timedelta(hours=9)


def test_the_calendar_is_read_by_programs(at: Programme):
    call = at.call("Pewarna alam, dasar; pemula")
    session(call, STARTS)
    answer = build.browser_of().get("/pekalongan/pelatihan/kalender.ics")
    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Pewarna alam\\, dasar\\; pemula: Hari pertama" in text
    assert f"DTSTART:{STARTS:%Y%m%dT%H%M%SZ}" in text


def test_the_office_keeps_curriculum_trainers_and_calendar(at: Programme):
    desk, here = build.browser_of(at.sari), "/pekalongan/kelola/pelatihan/"
    rows = {
        "m-TOTAL_FORMS": "3",
        "m-INITIAL_FORMS": "0",
        "m-0-title": "Mengenal indigo",
        "m-0-minutes": "90",
        "m-1-minutes": "90",
        "m-2-minutes": "90",
    }
    desk.post(f"{here}kursus/baru/", {"name": "Pewarna alam", "level": "first", **rows})
    desk.post(f"{here}pelatih/baru/", {"name": "Pak Budi", "skill": "Indigo"})
    made, call = Course.objects.get(), at.call()
    held = session(call, STARTS)
    trainer = str(keep_trainer(None, name="Bu Ratna").pk)
    desk.post(f"{here}{call.pk}/", {"course": str(made.pk), f"s-{held.pk}": [trainer]})
    assert Teaching.objects.get().trainer.name == "Bu Ratna"
    assert made.trainings.get().call_id == call.pk
    for page, words in (
        ("kursus/", "Pewarna alam"), ("pelatih/", "Pak Budi"), (f"kursus/{made.pk}/", "Mengenal indigo"),
        (f"kalender/?bulan={STARTS:%Y-%m}", "Bu Ratna"), ("kalender/?bulan=x", ""), ("kebutuhan/", ""), (f"{call.pk}/", "Bu Ratna"),
    ):  # fmt: skip
        answer = desk.get(f"{here}{page}")
        assert answer.status_code == 200
        assert words in answer.content.decode()
    page = desk.get(f"{here}pelatih/{trainer}/").content.decode()
    assert "Akan mengajar" in page
    assert call.title in page
    assert (
        "SUMMARY:Pewarna alam untuk pemula: Hari pertama"
        in desk.get(f"{here}pelatih/{trainer}/kalender.ics").content.decode()
    )
    place = override(at.apply(call), reason="Wakil", by=at.sari, taken=True)
    with standing_at(STARTS + timedelta(days=40)):
        give_feedback(place, rating=4)
        taught = taught_by(keep_trainer(Trainer.objects.get(pk=trainer), name="Bu Ratna Mulyani"))
        assert (taught.since(now()), taught.hours(now())) == ([], 3.0)
        assert (taught.rating, taught.rated) == (4.0, 1)
        assert "Yang sudah diajar" in desk.get(f"{here}pelatih/{trainer}/").content.decode()
