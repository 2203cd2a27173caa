"""After a visit: promises and what became of them stand before the host when the guests come again."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from kriya.achievements.queries.numbers import numbers
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.indicators import Choice
from kriya.core.refusal import Refused
from kriya.visits.actions.after import (
    adopt,
    answer_follow_up,
    drop,
    keep,
    promise,
    raise_follow_ups,
    reopen,
    tell,
)
from kriya.visits.actions.agenda import add_task, finish_task
from kriya.visits.actions.answering import call_off
from kriya.visits.actions.holding import Past, hold, write_down_past
from kriya.visits.documents.mail import answer_letter, follow_up_letter
from kriya.visits.identity import region_of
from kriya.visits.models import Direction, FollowUp, PublishedVisit, Visit, VisitState
from kriya.visits.queries.history import times_of
from kriya.visits.queries.promises import before, thought_of, to_do
from kriya.visits.tests.builders import Host, slot
from tests import build

DESK = "/pekalongan/kelola/kunjungan/"


def past(region: str = "Gunungkidul", *, on: date = date(2021, 9, 14), **more: object) -> Past:
    """A visit from before the system."""
    return Past("council", "", region_of(region), on, **{"people": 22, "questions": "Bagaimana galerinya?", **more})


def held(at: Host, region: str = "Gunung Kidul", *, ahead: int = 20, **more: object) -> Visit:
    """A visit that took place."""
    visit = at.agreed(region, ahead=ahead, **more)
    with standing_at(slot(ahead).starts_at):
        return hold(visit, came=30, summary="Ramai.", by=at.sari)


def test_the_second_visit_shows_what_was_asked_and_promised_and_what_became_of_it(at: Host):
    first = write_down_past(past(), direction=Direction.INCOMING, by=at.sari)
    assert write_down_past(past("Gunung Kidul"), direction=Direction.INCOMING, by=at.sari) == first
    kept = promise(first, side="host", words="Kirim contoh perjanjian titip jual", due_on=date(2021, 10, 1))
    dropped = promise(first, side="guest", words="Buka galeri di Wonosari")
    keep(kept, outcome="Terkirim lewat surel.")
    drop(dropped, outcome="Gedungnya dipakai kantor lain.")
    with pytest.raises(Refused, match="promise_settled"):
        keep(dropped)
    second = at.visit("Kab. Gunung Kidul")
    assert times_of([first, second]) == {first.pk: 1, second.pk: 2}
    (earlier,) = before(second)
    assert [one.words for one in earlier.promises] == [dropped.words, kept.words]
    page = build.browser_of(at.sari).get(f"{DESK}{second.pk}/").content.decode()
    for words in ("kunjungan ke-2", "Bagaimana galerinya?", "Terkirim lewat surel.", "Gedungnya dipakai kantor lain."):
        assert words in page
    assert PublishedVisit.objects.of(at.council.pk).get().people == 22


def test_a_promise_is_settled_with_words_and_may_be_opened_again(at: Host):
    made = promise(at.agreed(), side="guest", words="Mengirim daftar UMKM")
    with pytest.raises(Refused, match="promise_dropped_without_reason"):
        drop(made, outcome=" ")
    assert keep(made).kept_at is not None
    assert reopen(made).kept_at is None


def test_follow_ups_are_raised_once_each_and_only_of_visits_that_are_recent(at: Host):
    visit = held(at)
    write_down_past(past(), direction=Direction.INCOMING, by=at.sari)
    with standing_at(slot(20).starts_at + timedelta(days=29)):
        assert raise_follow_ups() == 0
    with standing_at(slot(20).starts_at + timedelta(days=31)):
        assert (raise_follow_ups(), raise_follow_ups()) == (1, 0)
    with standing_at(slot(20).starts_at + timedelta(days=181)):
        assert raise_follow_ups() == 1
    assert list(visit.follow_ups.order_by("days").values_list("days", flat=True)) == [30, 180]
    first = visit.follow_ups.get(days=30)
    with pytest.raises(Refused, match="follow_up_without_words"):
        answer_follow_up(first, heard="", by=at.sari)
    with standing_at(now() + timedelta(days=300)):
        answer_follow_up(first, heard="Galeri mereka buka.", by=at.sari)
        with pytest.raises(Refused, match="follow_up_done"):
            answer_follow_up(first, heard="Lagi.", by=at.sari)
    assert [one.kind for one in to_do() if one.kind == "follow_up"] == ["follow_up"]


def test_a_follow_up_missed_for_weeks_comes_late_once_and_one_missed_for_months_waits_for_a_click(at: Host):
    visit, sari = held(at, contact_email="bagus@contoh.id", may_follow_up=True), build.browser_of(at.sari)
    begins, one = slot(20).starts_at, f"{DESK}{visit.pk}/"
    with standing_at(begins + timedelta(days=70)):
        assert (raise_follow_ups(), raise_follow_ups()) == (1, 0)
    late = visit.follow_ups.get()
    assert "Maaf, kabar ini baru sekarang kami tanyakan." in follow_up_letter(late).body
    with standing_at(begins + timedelta(days=136)):
        assert raise_follow_ups() == 0
        assert "Belum ditanya, 90 hari" in (page := sari.get(f"{DESK}tugas/").content.decode())
        assert f"{one}tindak-lanjut/90/" in page
        for days in (90, 90, 180, 31):
            assert sari.post(f"{one}tindak-lanjut/{days}/").status_code == 302
        assert sorted(visit.follow_ups.values_list("days", flat=True)) == [30, 90]
        assert "terlewat" not in sari.get(one).content.decode()
    other = held(at, "Batang", ahead=21)
    with standing_at(begins + timedelta(days=185)):
        assert raise_follow_ups() == 2
        page = sari.get(f"{DESK}{other.pk}/").content.decode()
        assert (page.count("terlewat"), "Tanyakan sekarang" in page) == (2, False), "a later one is asked by now"


def test_guests_are_written_to_at_their_link_in_their_language(at: Host):
    visit = held(at, contact_email="bagus@contoh.id", may_follow_up=True)
    row = FollowUp(visit=visit, days=30, due_on=today(), raised_at=now())
    for letter in (follow_up_letter(row), answer_letter(visit)):
        letter.send()
        assert f"/kunjungan/status/{visit.guest_secret}/" in mail.outbox[-1].body
        assert mail.outbox[-1].to == ["bagus@contoh.id"]
    visit.contact_name = visit.head_name = ""
    assert answer_letter(visit).body.startswith(f"Yth. {visit.institution.name},")


def test_feedback_is_told_once_without_a_name_and_adds_up(at: Host):
    visit, key = held(at), new_id()
    with standing_at(slot(20).starts_at):
        for _time in range(2):
            tell(visit, key=key, stars=5, wants=["selling_online", "salah"], words="Toko daringnya", better="")
        tell(visit, key=new_id(), stars=4, wants=["selling_online"], words="", better="Lebih lama")
        found = thought_of(visit)
    assert (len(found.answers), found.stars, [n for _topic, n in found.wants]) == (2, 4.5, [2])
    with pytest.raises(Refused, match="feedback_not_open"):
        tell(visit, key=new_id(), stars=5, wants=[], words="", better="")


def test_guests_tell_what_they_copied_at_their_own_link(at: Host):
    visit = held(at)
    page = f"/pekalongan/kunjungan/status/{visit.guest_secret}/"
    said = {"topic": "selling_online", "words": "Toko daring dibuka", "on": "2023-12-01"}
    assert Client().post(f"{page}ditiru/", said).status_code == 302
    assert visit.adoptions.get().told_by == "guest"
    shown = Client().get(page).content.decode()
    assert "Toko daring dibuka" in shown
    assert Client().get(f"{page}terima-kasih.pdf").content.startswith(b"%PDF")
    with pytest.raises(Refused, match="adoption_incomplete"):
        adopt(visit, topic="salah", words="x", on=today(), told_by="host")


def test_our_own_visit_elsewhere_becomes_tasks_and_is_no_delegation(at: Host):
    visit = write_down_past(past("Sleman"), direction=Direction.OUTGOING, by=at.wulan)
    task = add_task(visit, "Coba label dengan QR", owner="Sari", kind="lesson")
    assert [one.words for one in to_do()] == ["Coba label dengan QR"]
    finish_task(task, by=at.sari)
    assert to_do() == []
    assert visit.state == VisitState.HELD
    coming = at.agreed("Batang", ahead=12)
    assert {one.visit for one in to_do()} == {coming}
    call_off(coming, answer="Jalan tertutup banjir.", by=at.sari)
    assert to_do() == [], "nothing is prepared for guests that do not come"
    assert not PublishedVisit.objects.exists()
    assert "Coba label dengan QR" in build.browser_of(at.sari).get(f"{DESK}{visit.pk}/").content.decode()


def test_figures_of_visits_equal_what_sql_counts_by_hand(at: Host):
    held(at)
    write_down_past(
        Past("office", "Dinas Koperasi", region_of("Kota Surakarta"), on=today() - timedelta(days=3)),
        direction=Direction.INCOMING,
        by=at.sari,
    )
    write_down_past(past(), direction=Direction.OUTGOING, by=at.sari)
    at.agreed(ahead=30)
    with standing_at(slot(25).starts_at):
        found = numbers(Choice(today(), since=today() - timedelta(days=90), until=today()))
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*), sum(coalesce(came, people)) FROM visits_visit
               WHERE state = 'held' AND direction = 'incoming'"""
        )
        visits, guests = cursor.fetchone()
    assert (found["visits.received"].value, found["visits.guests"].value) == (visits, guests) == (2, 30)
    assert (found["visits.guests"].known, found["visits.guests"].total) == (1, 2)
    assert found["visits.received"].by["visitor_kind"] == {"council": 1, "office": 1}
