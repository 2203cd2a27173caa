"""Places are offered, taken and given back; never one more than there are, and each step says why."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at
from kriya.core.refusal import Refused
from kriya.participation.actions.applications import save_draft, send, take_back
from kriya.participation.actions.calls import cancel_call, change_call
from kriya.participation.actions.deciding import apply_decisions, decide
from kriya.participation.actions.places import answer, expire_due, give_up, override, withdraw
from kriya.participation.models import Application, Decision, Place, PlaceEvent, PublishedCall
from kriya.participation.queries.line import queue_of
from kriya.participation.terms import Question, Quota, Rule
from kriya.participation.tests.builders import Programme, place_of


def refusal(action) -> str:
    with pytest.raises(Refused) as no:
        action()
    return no.value.code


def test_a_maker_applies_and_the_same_again_is_once(at: Programme):
    call = at.call(questions=[Question("why", "Mengapa ingin ikut?", required=True)])
    maker = at.maker()
    save_draft(call, maker, answers={"why": "Ingin"}, by=at.sari)
    assert refusal(lambda: send(call, maker, answers={"why": " "}, by=at.sari)) == "answer_missing"
    first = send(call, maker, answers={"why": "Ingin belajar", "other": "tak ditanya"}, by=at.sari)
    again = send(call, maker, answers={"why": "Ingin belajar indigo"}, by=at.sari)
    assert (again.pk, again.sent_at) == (first.pk, first.sent_at)
    assert Application.objects.get().answers == {"why": "Ingin belajar indigo"}


def test_after_it_closed_nothing_can_be_sent_or_changed(at: Programme):
    call = at.call()
    maker = at.maker()
    at.apply(call, maker)
    with standing_at(call.closes_at):
        assert refusal(lambda: send(call, maker, answers={}, by=at.sari)) == "call_not_open"
        assert refusal(lambda: save_draft(call, at.maker(), answers={}, by=at.sari)) == "call_not_open"
    assert Application.objects.count() == 1


def test_who_does_not_fit_reads_it_before_and_cannot_send(at: Programme):
    call = at.call(rules=[Rule("paper", "nib")])
    assert refusal(lambda: at.apply(call)) == "not_eligible"
    assert not Application.objects.filter(state="sent").exists()


def test_nobody_is_told_before_decisions_are_applied_all_at_once(at: Programme):
    call = at.call()
    one, two, three = at.apply(call), at.apply(call), at.apply(call)
    decide(one, "accept", by=at.sari)
    decide(two, "wait", by=at.sari)
    assert refusal(lambda: decide(three, "refuse", by=at.sari)) == "decision_without_reason"
    decide(three, "refuse", reason="served", by=at.sari)
    assert not Place.objects.exists()
    apply_decisions(call, by=at.sari)
    assert Place.objects.get().application_id == one.pk
    assert "giliran" in Decision.objects.get(application=three).words
    assert refusal(lambda: decide(three, "accept", by=at.sari)) == "decision_applied"
    assert refusal(lambda: take_back(two)) == "application_decided"
    assert refusal(lambda: apply_decisions(call, by=at.sari)) == "decisions_none"


def test_more_accepted_than_places_applies_nothing(at: Programme):
    call = at.call(places=1)
    for application in (at.apply(call), at.apply(call)):
        decide(application, "accept", by=at.sari)
    assert refusal(lambda: apply_decisions(call, by=at.sari)) == "decisions_above_places"
    assert not Place.objects.exists()
    assert not Decision.objects.exclude(applied_at=None).exists()


def test_a_declined_and_an_expired_offer_go_to_the_next_in_line(at: Programme):
    call = at.call()
    one, two, three, four = at.decided(call, "accept", "accept", "wait", "wait")
    answer(place_of(one), takes=False, by=at.sari)
    assert place_of(three).state == "offered"
    with standing_at(place_of(three).answer_by):
        assert refusal(lambda: answer(place_of(two), takes=True, by=at.sari)) == "place_not_offered"
        assert expire_due() == 2
        assert [place_of(one).state for one in (two, three, four)] == ["expired", "expired", "offered"]
        answer(place_of(four), takes=True, by=at.sari)
        assert answer(place_of(four), takes=True, by=at.sari).state == "taken"
        assert expire_due() == 0
        give_up(place_of(four), by=at.sari)
    assert queue_of(call).next.key is None
    assert list(PlaceEvent.objects.filter(place=place_of(four)).order_by("at").values_list("state", flat=True)) == [
        "offered", "taken", "given_up",
    ]  # fmt: skip
    assert all(result.ok for result in run_checks())


def test_a_seat_that_comes_free_keeps_the_quota_and_says_whom_it_passed_by(at: Programme):
    call = at.call(places=1, quotas=[Quota("district", "33.75.01", least=1)])
    north = {"district_code": "33.75.01"}
    first = at.apply(call, at.maker(**north))
    decide(first, "accept", by=at.sari)
    others = [at.apply(call), at.apply(call, at.maker(**north))]
    for application in others:
        decide(application, "wait", by=at.sari)
    apply_decisions(call, by=at.sari)
    answer(place_of(first), takes=False, by=at.sari)
    assert not Place.objects.filter(application=others[0]).exists()
    told = PlaceEvent.objects.get(place=place_of(others[1]))
    assert told.facts["passed"] == [[str(others[0].pk), "least", ["district", "33.75.01"]]]


def test_an_override_needs_a_reason_and_a_free_seat(at: Programme):
    call = at.call(places=1)
    waiting, late = at.apply(call), at.apply(call)
    assert refusal(lambda: override(late, reason=" ", by=at.sari)) == "place_without_reason"
    override(late, reason="Wakil sentra yang diminta dinas", by=at.sari)
    assert refusal(lambda: override(late, reason="Lagi", by=at.sari)) == "place_none_free"
    assert refusal(lambda: override(waiting, reason="Juga", by=at.sari)) == "place_none_free"
    withdraw(place_of(late), reason="Salah pilih", by=at.sari)
    override(late, reason="Memang dia", by=at.sari)
    assert place_of(late).seat == 1


def test_the_database_refuses_a_seat_above_the_places(at: Programme):
    """trap:41 — the constraint is the last word, whoever writes."""
    call = at.call(places=1)
    (application,) = at.decided(call, "accept")
    other = at.apply(call)
    row = {"call": call, "maker_id": other.maker_id, "state": "taken", "offered_at": now(), "changed_at": now()}
    for seat in (1, 2):
        with pytest.raises(IntegrityError, match="place_seat"), transaction.atomic():
            Place(application=other, seat=seat, **row).save()
    assert Place.objects.get().application_id == application.pk


def test_places_cannot_be_lowered_below_who_holds_them_but_seats_close_up(at: Programme):
    call = at.call(places=3)
    one, _two, three = at.decided(call, "accept", "accept", "accept")
    assert refusal(lambda: change_call(call, places=2)) == "places_are_held"
    answer(place_of(one), takes=False, by=at.sari)
    change_call(call, places=2)
    assert place_of(three).seat == 1


def test_nobody_is_moved_up_once_it_has_begun_or_was_called_off(at: Programme):
    call = at.call(places=1)
    one, two = at.decided(call, "accept", "wait")
    cancel_call(call, reason="Narasumber sakit")
    answer(place_of(one), takes=False, by=at.sari)
    assert not Place.objects.filter(application=two).exists()
    assert PublishedCall.objects.get().cancel_reason == "Narasumber sakit"


def test_an_offer_is_never_shorter_than_an_hour_nor_longer_than_until_it_begins(at: Programme):
    soon = at.call(
        offer_hours=720, starts_on=now().date() + timedelta(days=3), ends_on=now().date() + timedelta(days=4)
    )
    (application,) = at.decided(soon, "accept")
    assert place_of(application).answer_by < now() + timedelta(days=4)
