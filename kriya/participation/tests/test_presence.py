"""Who was there: scans land once whatever the network did, rooms do not clash, and what was wrong is annulled."""

import json
from datetime import UTC, datetime, time, timedelta
from time import perf_counter
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kriya.core.clock import now, standing_at
from kriya.core.ids import new_id
from kriya.participation.actions.calls import cancel_call
from kriya.participation.actions.places import override
from kriya.participation.actions.presence import Told, annul, check_in
from kriya.participation.actions.reminding import remind
from kriya.participation.actions.sessions import drop_session, keep_room, keep_session
from kriya.participation.models import Call, Place, Presence, Scan, Session
from kriya.participation.queries.presence import attendance_of
from kriya.participation.scanning import Door, Holder, Said, outcome, read_ticket, ticket_of
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_places import refusal
from kriya.participation.words import scan_words
from kriya.showroom.models import News
from tests import build

STARTS = datetime.combine(now().date() + timedelta(days=20), time(2), UTC)


def taken(at: Programme, call: Call, n: int = 1) -> list[Place]:
    return [override(at.apply(call), reason="Wakil sentra", by=at.sari, taken=True) for _n in range(n)]


def session(call: Call, starts_at: datetime | None = None, **more) -> Session:
    begins = starts_at or now()
    return keep_session(
        call, None, **{"title": "Hari pertama", "starts_at": begins, "ends_at": begins + timedelta(hours=3), **more}
    )


def told(place: Place | str, way: str = "ticket", at: datetime | None = None, nonce=None) -> Told:
    return Told(nonce or new_id(), place if isinstance(place, str) else ticket_of(place.pk), way, at or now())


def test_a_ticket_is_scanned_once_however_often_it_is_sent(at: Programme):
    call = at.call()
    (place,) = taken(at, call)
    first = session(call)
    scan = told(place)
    assert [one.said for one in check_in(first, [scan], by=at.sari)] == ["in"]
    assert [one.said for one in check_in(first, [scan, told(place)], by=at.sari)] == ["in", "again"]
    assert Presence.objects.count() == 1
    assert Scan.objects.count() == 2
    assert attendance_of(call)[0].is_enough(100)


def test_each_scan_that_is_refused_says_why_and_is_kept(at: Programme):
    call, other = at.call(), at.call("Lain")
    offered, declined = at.decided(call, "accept", "accept")
    Place.objects.filter(application=declined).update(state="declined", seat=None)
    (elsewhere,) = taken(at, other)
    first = session(call)
    said = [
        told(Place.objects.get(application=offered)),
        told(Place.objects.get(application=declined)),
        told(elsewhere),
        told(f"KRIYA-IKUT:{uuid4()}"),
        told("https://contoh.id/l/K7M2Q9D/"),
        told("https://contoh.id/pekalongan/mitra/hadir/1/"),
        told("https://contoh.id/pekalongan/sertifikat/ABCDEFGH2345/"),
        told("https://contoh.id/pekalongan/kunjungan/hadir/x/"),
        told("halo"),
        told(" "),
    ]
    outcomes = [one.said for one in check_in(first, said, by=at.sari)]
    assert outcomes == [
        "not_answered",
        "declined",
        "other_call",
        "unknown",
        "label",
        "session_code",
        "certificate",
        "guest_code",
        "not_ours",
        "empty",
    ]
    assert Scan.objects.count() == len(said)
    assert not Presence.objects.exists()


CALL = uuid4()
DOOR = Door(CALL, STARTS, STARTS + timedelta(hours=3), is_dropped=False, is_called_off=False)


@pytest.mark.parametrize(
    ("holder", "minutes", "said"),
    [
        (Holder(CALL, "taken"), 0, Said.IN),
        (Holder(CALL, "taken", is_present=True), 0, Said.AGAIN),
        (Holder(CALL, "taken", is_annulled=True), 0, Said.ANNULLED),
        (Holder(CALL, "taken"), -121, Said.TOO_EARLY),
        (Holder(CALL, "taken"), 60 * 5 + 1, Said.TOO_LATE),
        (Holder(CALL, "taken"), -60 * 30, Said.OTHER_DAY),
        (Holder(CALL, "expired"), 0, Said.EXPIRED),
        (Holder(CALL, "given_up"), 0, Said.GIVEN_UP),
        (Holder(CALL, "withdrawn"), 0, Said.WITHDRAWN),
        (None, 0, Said.UNKNOWN),
    ],
)
def test_the_hour_and_the_place_decide(holder, minutes: int, said: Said):
    instant = STARTS + timedelta(minutes=minutes)
    assert outcome(DOOR, holder, instant, received=instant) == said


def test_a_clock_that_runs_ahead_and_a_session_that_does_not_take_place_are_told_apart():
    holder = Holder(CALL, "taken")
    assert outcome(DOOR, holder, STARTS, received=STARTS - timedelta(hours=1)) == Said.CLOCK
    off = Door(CALL, STARTS, STARTS + timedelta(hours=3), is_dropped=True, is_called_off=False)
    assert outcome(off, holder, STARTS, received=STARTS, by_hand=True) == Said.DROPPED
    cancelled = Door(CALL, STARTS, STARTS + timedelta(hours=3), is_dropped=False, is_called_off=True)
    assert outcome(cancelled, holder, STARTS, received=STARTS, by_hand=True) == Said.CALLED_OFF
    assert (
        outcome(DOOR, holder, STARTS + timedelta(days=3), received=STARTS + timedelta(days=3), by_hand=True) == Said.IN
    )


@pytest.mark.parametrize("said", list(Said))
def test_every_outcome_has_words(said: Said):
    assert len(scan_words(said)) > 5


@pytest.mark.parametrize("text", ["", "KRIYA-IKUT:bukan", "\u0000", "a" * 300])
def test_what_is_no_ticket_is_none(text: str):
    assert isinstance(read_ticket(text), Said)


def test_what_was_noted_wrongly_is_annulled_with_a_reason_and_counts_again_only_by_hand(at: Programme):
    call = at.call()
    (place,) = taken(at, call)
    first = session(call)
    check_in(first, [told(place)], by=at.sari)
    presence = Presence.objects.get()
    assert refusal(lambda: annul(presence, reason=" ", by=at.sari)) == "annul_without_reason"
    annul(presence, reason="Kartu dipinjam", by=at.sari)
    assert check_in(first, [told(place)], by=at.sari)[0].said == "annulled"
    assert check_in(first, [told(str(place.pk), "list")], by=at.sari)[0].said == "in"
    assert attendance_of(call)[0].there == {first.pk}


def test_the_database_lets_a_room_have_one_session_at_a_time(at: Programme):
    hall = keep_room(None, name="Aula Museum Batik")
    first = session(at.call("Pewarna alam"), STARTS, room=hall)
    other = at.call("Foto produk")
    with pytest.raises(Exception, match="room_taken") as no:
        session(other, STARTS + timedelta(hours=2), room=hall)
    assert no.value.facts["other"] == "Hari pertama (Pewarna alam)"
    follows = session(other, STARTS + timedelta(hours=3), room=hall)
    row = {"call": other, "title": "x", "starts_at": STARTS, "ends_at": STARTS + timedelta(minutes=1), "room": hall}
    with pytest.raises(IntegrityError, match="session_room_free"), transaction.atomic():
        Session(**row).save()
    drop_session(first)
    Session(**row).save()
    cancel_call(other, reason="Listrik padam")
    assert session(at.call("Kemasan"), STARTS + timedelta(hours=3), room=hall).pk != follows.pk


def test_participants_are_reminded_once_the_day_before(at: Programme):
    call = at.call()
    (place,) = taken(at, call)
    hall = keep_room(None, name="Aula Museum Batik")
    session(call, STARTS, room=hall)
    with standing_at(STARTS - timedelta(days=2)):
        assert remind() == 0
    with standing_at(STARTS - timedelta(days=1)):
        assert (remind(), remind()) == (1, 1)
    news = News.objects.get(maker=place.maker_id, kind="program")
    assert "Aula Museum Batik" in news.facts["words"]


def test_a_telephone_sends_what_it_kept_and_hears_of_each(at: Programme):
    call = at.call()
    (place,) = taken(at, call)
    first = session(call, now() - timedelta(hours=2))
    desk = build.browser_of(at.sari)
    here = f"/pekalongan/kelola/program/acara/{first.pk}/hadir/"
    scan = {"id": str(new_id()), "text": ticket_of(place.pk), "way": "ticket", "ago": 3600}
    body = json.dumps({"scans": [scan, scan, {"id": "x", "text": 1}]})
    for _twice in range(2):
        answer = desk.post(f"{here}kirim/", body, content_type="application/json")
        assert [one["said"] for one in answer.json()["acks"]] == ["in", "in", "unreadable"]
    noted = Presence.objects.get()
    assert timedelta(minutes=59) < now() - noted.at < timedelta(minutes=61)
    assert desk.post(f"{here}kirim/", "bukan", content_type="application/json").status_code == 400
    assert "Sudah tercatat" in desk.post(here, {"kode": ticket_of(place.pk)}, follow=True).content.decode()
    desk.post(f"/pekalongan/kelola/program/kehadiran/{noted.pk}/batal/", {"alasan": "Salah orang"})
    assert Presence.objects.get().annul_reason == "Salah orang"


def test_the_list_is_printed_and_copied_and_a_maker_scans_the_room(at: Programme):
    call = at.call()
    tejo = build.maker_person(at.council, at.maker("Batik Sekar Jagad"))
    mine = override(at.apply(call, at.makers[0]), reason="Wakil", by=at.sari, taken=True)
    (other,) = taken(at, call)
    first = session(call)
    desk = build.browser_of(at.sari)
    here = f"/pekalongan/kelola/program/acara/{first.pk}"
    assert desk.get(f"{here}/daftar-hadir.pdf").content.startswith(b"%PDF")
    desk.post(f"{here}/salin/", {"hadir": [str(other.pk)]})
    phone = build.browser_of(tejo)
    assert phone.post(f"/pekalongan/mitra/hadir/{first.pk}/").status_code == 302
    assert "Anda hadir di 1 dari 1 acara." in phone.get(f"/pekalongan/mitra/ikut/{call.pk}/").content.decode()
    assert f"/pekalongan/mitra/hadir/{first.pk}/" in desk.get(f"{here}/layar/").context["code"]
    ways = dict(Presence.objects.values_list("place", "way"))
    assert ways == {mine.pk: "door", other.pk: "paper"}
    page = desk.get(f"/pekalongan/kelola/program/{call.pk}/acara/").content.decode()
    assert "2 hadir" in page


def test_a_thousand_scans_that_waited_are_taken_in_with_few_questions(at: Programme, count_queries):
    call = at.call(places=3)
    places = taken(at, call, 3)
    first = session(call)
    scans = [told(places[n % 3]) for n in range(1000)]
    start = perf_counter()
    with count_queries(8):
        said = check_in(first, scans, by=at.sari)
    assert perf_counter() - start < 5
    assert [one.said for one in said].count("in") == 3


def test_the_door_is_kept_whole_on_the_telephone(at: Programme):
    session = keep_session(at.call(), None, title="Hari 1", starts_at=now(), ends_at=now() + timedelta(hours=2))
    here = f"/pekalongan/kelola/program/acara/{session.pk}/hadir/"
    office = build.browser_of(at.sari)
    worker = office.get(f"{here}pekerja.js").content.decode()
    kept = worker.split("const FILES = ")[1].partition(";")[0]
    assert f'"{here}"' in kept
    for name in ("participation/door", "showroom/kept", "showroom/sending", "showroom/pos/scanner", "design/js/bind"):
        assert name in kept, "what it imports comes along"
    assert f"{here}pekerja.js" in office.get(here).content.decode()
    assert build.browser_of().get(f"{here}pekerja.js").status_code == 302
