"""A request is answered: its time is its own, clashes are refused kindly, other times are offered."""

from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from kriya.core.ids import new_id
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.visits.actions.answering import agree, book, call_off, decline, offer, offered_slots, take_offer, withdraw
from kriya.visits.actions.asking import ask
from kriya.visits.models import Booking, Visit, VisitState
from kriya.visits.queries.rules import visit_rules
from kriya.visits.queries.slots import Slot, free_slots
from kriya.visits.tests.builders import Host, hosting, slot, working_day
from tests import build
from tests.at_once import at_once


def test_a_form_sent_twice_is_one_request_and_other_words_under_its_key_are_refused(at: Host):
    key = new_id()
    first = ask(at.asked(), key=key)
    assert ask(at.asked(), key=key) == first
    with pytest.raises(Refused, match="visit_other_payload"):
        ask(at.asked(people=31), key=key)
    assert Visit.objects.count() == 1


def test_limits_are_told_before_anybody_travels(at: Host):
    with pytest.raises(Refused, match="visit_too_many_people"):
        at.visit(people=61)
    with pytest.raises(Refused, match="visit_day_wrong"):
        at.visit(wished=(working_day(2),))
    assert not Visit.objects.exists()
    # An officer writes down what a letter says, whatever it says.
    assert ask(at.asked(people=61, wished=(working_day(2),)), key=new_id(), by=at.sari).people == 61


def test_an_agreed_visit_has_day_places_and_one_number_however_often_it_moves(at: Host):
    visit = at.agreed()
    assert (visit.state, visit.on, visit.reply_number[:4]) == (VisitState.AGREED, working_day(20), "SBK/")
    moved = agree(visit, slot(21, 13), [at.hall], by=at.sari)
    assert moved.reply_number == visit.reply_number
    assert [booking.place for booking in moved.bookings.all()] == [at.hall]


def test_a_clash_is_refused_with_who_is_there_and_leaves_no_trace(at: Host):
    at.agreed("Sleman")
    late = at.visit()
    with pytest.raises(Refused, match="visit_place_taken") as no:
        agree(late, slot(hour=11), [at.gallery, at.hall], by=at.sari)
    assert "Dekranasda Kabupaten Sleman" in say(no.value)
    late.refresh_from_db()
    assert late.state == VisitState.ASKED
    assert not late.bookings.exists()


def test_the_buffer_belongs_to_the_visit_before(at: Host):
    """The hall is free half an hour after 11.30, not a minute earlier."""
    at.agreed("Sleman")
    with pytest.raises(Refused, match="visit_place_taken"):
        agree(
            at.visit(),
            Slot(slot().ends_at + timedelta(minutes=29), slot().ends_at + timedelta(hours=2)),
            [at.hall],
            by=at.sari,
        )
    agree(
        at.visit(),
        Slot(slot().ends_at + timedelta(minutes=30), slot().ends_at + timedelta(hours=2)),
        [at.hall],
        by=at.sari,
    )


def test_free_times_skip_what_is_taken_and_days_without_visits(at: Host):
    at.agreed("Sleman")
    found = free_slots([at.hall], visit_rules(), near=working_day(20), minutes=150)
    assert found[0].starts_at == slot(hour=12).starts_at
    assert all(one.starts_at.weekday() < 5 for one in found)
    for one in found:
        book([at.hall], one, reason="rapat", by=at.sari)
    assert Booking.objects.filter(visit=None).count() == len(found) == 4


def test_guests_choose_one_of_the_times_offered_and_are_told_when_it_is_gone(at: Host):
    visit = offer(at.visit(), [slot(22), slot(23)], [at.hall], by=at.sari, answer="Silakan pilih.")
    assert [one.starts_at for one in offered_slots(visit)] == [slot(22).starts_at, slot(23).starts_at]
    at.agreed("Sleman", ahead=22)
    with pytest.raises(Refused, match="visit_offer_gone"):
        take_offer(visit, 0)
    chosen = take_offer(visit, 1)
    assert (chosen.state, chosen.on) == (VisitState.AGREED, working_day(23))
    with pytest.raises(Refused, match="visit_answered_already"):
        take_offer(visit, 1)


def test_a_visit_that_ends_gives_its_places_back(at: Host):
    first, second, third = at.agreed(ahead=20), at.agreed("Sleman", ahead=21), at.visit("Bantul")
    with pytest.raises(Refused, match="visit_without_reason"):
        call_off(first, answer=" ", by=at.sari)
    assert call_off(first, answer="Aula rusak.", by=at.sari).state == VisitState.CALLED_OFF
    assert withdraw(second).state == withdraw(second).state == VisitState.WITHDRAWN
    assert decline(third, answer="Penuh.", by=at.sari).state == VisitState.DECLINED
    assert not Booking.objects.exists()
    with pytest.raises(Refused, match="visit_answered_already"):
        decline(third, answer="Penuh.", by=at.sari)


def test_a_hall_that_is_too_small_says_so(at: Host):
    with pytest.raises(Refused, match="visit_place_too_small"):
        agree(ask(at.asked(people=80), key=new_id(), by=at.sari), slot(), [at.hall], by=at.sari)


def two_at_once() -> tuple[list[str], int]:
    """Two officers give one hall to two visits at the same moment; return what each was told, and the bookings."""
    council = build.pekalongan()
    with council_scope(council):
        at = hosting(council)
        visits = [at.visit("Sleman"), at.visit("Bantul")]
        there = slot()

    def give(visit: Visit) -> str:
        with council_scope(council):
            return agree(visit, there, [at.hall], by=None).state

    told = at_once(*[lambda visit=visit: give(visit) for visit in visits])
    with council_scope(council):
        return told, Booking.objects.count()


@pytest.mark.usefixtures("real_db")
def test_of_two_at_the_same_moment_one_has_the_hall():
    assert two_at_once() == (["agreed", "visit_place_taken"], 1)


def test_twin_without_the_constraint_both_would_have_it(real_db: None, owner: psycopg.Connection):
    owner.execute("ALTER TABLE visits_booking DROP CONSTRAINT booking_without_clash")
    try:
        assert two_at_once() == (["agreed", "agreed"], 2)
    finally:
        owner.execute(
            "TRUNCATE visits_booking; ALTER TABLE visits_booking ADD CONSTRAINT booking_without_clash EXCLUDE USING gist "
            "(council_id WITH =, place_id WITH =, tstzrange(starts_at, free_at, '[)') WITH &&)"
        )


def test_the_database_refuses_a_clash_by_whatever_way(at: Host):
    made = at.agreed().bookings.filter(place=at.hall).get()
    with (
        pytest.raises(IntegrityError, match="booking_without_clash"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO visits_booking (id, council_id, place_id, reason, starts_at, ends_at, free_at) "
            "SELECT gen_random_uuid(), council_id, place_id, 'rapat', ends_at, ends_at + interval '1 hour', "
            "ends_at + interval '1 hour' FROM visits_booking WHERE id = %s",
            [made.pk],
        )


@pytest.mark.usefixtures("real_db")
def test_a_form_tapped_twice_at_the_same_moment_is_one_request():
    council = build.pekalongan()
    with council_scope(council):
        asked, key = hosting(council).asked(), new_id()

    def send() -> str:
        with council_scope(council):
            return str(ask(asked, key=key).pk)

    assert at_once(send, send) == [str(key), str(key)]
    with council_scope(council):
        assert Visit.objects.count() == 1
