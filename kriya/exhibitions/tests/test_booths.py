"""Booths: read from rows, drawn, allotted without double booking."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kriya.core.refusal import Refused
from kriya.exhibitions.actions.booths import Drawn, allot, draw_booths, free_booth
from kriya.exhibitions.actions.taking_part import withdraw_participant
from kriya.exhibitions.forms.booths import read_plan, written_plan
from kriya.exhibitions.models import Booth, BoothUse, Participant
from kriya.exhibitions.tests.builders import Fair, planned

HERE = "/pekalongan/kelola/pameran/"
PLAN = "A1 3x2 2\nA2 3x2\n\nB1 6x3"


@pytest.fixture
def tejo(at: Fair) -> Participant:
    return Participant.objects.get(exhibition=at.exhibition, maker=at.room.makers[0])


@pytest.fixture
def siti(at: Fair) -> Participant:
    return Participant.objects.get(exhibition=at.exhibition, maker=at.room.makers[1])


def booth(at: Fair, code: str) -> Booth:
    return Booth.objects.select_related("exhibition").get(exhibition=at.exhibition, code=code)


def test_rows_stand_behind_each_other_with_an_aisle_between():
    assert read_plan(PLAN) == [Drawn("A1", 0, 0, 30, 20, 2), Drawn("A2", 30, 0, 30, 20), Drawn("B1", 0, 40, 60, 30)]
    assert read_plan("c7 2,5x3 @ 12 6,5") == [Drawn("C7", 120, 65, 25, 30)]


@pytest.mark.parametrize("line", ["A1", "A1 3", "A1 0x2", "A1 3x2 99", "A1 3x2 @ 1", "A 1 3x2"])
def test_a_line_that_cannot_be_read_is_named(line: str):
    with pytest.raises(Refused, match="booth_wrong") as no:
        read_plan(f"B1 3x2\n{line}")
    assert no.value.facts == {"line": 2}


def test_a_plan_is_drawn_changed_and_kept_where_it_stands(at: Fair, sari, tejo: Participant):
    here = f"{HERE}{at.exhibition.pk}/stan/"
    sari.post(here, {"denah": PLAN})
    allot(booth(at, "A1"), tejo, from_on=at.exhibition.starts_on, until_on=at.exhibition.ends_on)
    page = sari.get(here).content.decode()
    assert "<svg" in page
    assert "Batik Tejo" in page
    assert read_plan(written_plan(Booth.objects.order_by("y", "x"))) == read_plan(PLAN)
    # Two booths change places.
    sari.post(here, {"denah": "A2 3x2 1 @ 0 0\nA1 3x2 2 @ 3 0"})
    assert {one.code: one.x for one in Booth.objects.all()} == {"A2": 0, "A1": 30}
    for plan, why in (
        ("A2 3x2", "masih dipakai"),
        ("A1 3x2 @ 0 0\nA2 3x2 @ 1 1", "menindih"),
        ("A1 3x2\nA1 3x2", "dua kali"),
    ):
        answer = sari.post(here, {"denah": plan})
        assert answer.status_code == 422
        assert why in answer.content.decode()


def test_no_share_of_a_booth_is_given_twice_on_a_day(at: Fair, tejo: Participant, siti: Participant):
    draw_booths(at.exhibition, read_plan(PLAN))
    first, last = at.exhibition.starts_on, at.exhibition.ends_on
    single, shared = booth(at, "A2"), booth(at, "A1")
    use = allot(single, tejo, from_on=first, until_on=first)
    with pytest.raises(Refused, match="booth_share_taken"):
        allot(single, siti, from_on=first, until_on=last)
    allot(single, siti, from_on=first + timedelta(days=1), until_on=last)
    assert [allot(shared, one, from_on=first, until_on=last).share for one in (tejo, siti)] == [1, 2]
    with pytest.raises(Refused, match="booth_share_taken"):
        allot(shared, tejo, from_on=last, until_on=last)
    free_booth(use)
    allot(single, siti, from_on=first, until_on=first)


def test_the_database_refuses_double_booking_and_ground_under_two_booths(
    at: Fair, tejo: Participant, siti: Participant
):
    draw_booths(at.exhibition, read_plan(PLAN))
    first, last = at.exhibition.starts_on, at.exhibition.ends_on
    single = booth(at, "A2")
    allot(single, tejo, from_on=first, until_on=last)
    with pytest.raises(IntegrityError, match="booth_share_once_a_day"), transaction.atomic():
        BoothUse(booth=single, participant=siti, share=1, from_on=last, until_on=last).save(force_insert=True)
    with pytest.raises(IntegrityError, match="booth_ground_once"), transaction.atomic():
        Booth(exhibition=at.exhibition, code="X", x=10, y=10, width=10, depth=10).save(force_insert=True)
    # Another share, and the same ground at another exhibition, clash with nobody.
    BoothUse(booth=single, participant=siti, share=2, from_on=last, until_on=last).save(force_insert=True)
    Booth(exhibition=planned("Pameran lain"), code="X", x=10, y=10, width=10, depth=10).save(force_insert=True)


def test_booths_are_for_those_who_take_part_on_days_of_the_exhibition(
    at: Fair, sari, tejo: Participant, siti: Participant
):
    draw_booths(at.exhibition, read_plan(PLAN))
    first, last = at.exhibition.starts_on, at.exhibition.ends_on
    with pytest.raises(Refused, match="booth_days_outside"):
        allot(booth(at, "A2"), tejo, from_on=first, until_on=last + timedelta(days=1))
    other = planned("Pameran lain")
    draw_booths(other, [Drawn("Z1", 0, 0, 10, 10)])
    with pytest.raises(Refused, match="booth_of_other_exhibition"):
        allot(Booth.objects.select_related("exhibition").get(code="Z1"), tejo, from_on=first, until_on=last)
    said = {"stan": booth(at, "A2").pk, "peserta": siti.pk, "dari": first.isoformat(), "sampai": last.isoformat()}
    assert sari.post(f"{HERE}{at.exhibition.pk}/stan/", said).status_code == 302
    assert sari.post(f"{HERE}{at.exhibition.pk}/stan/", said).status_code == 422
    withdraw_participant(siti)
    assert not BoothUse.objects.exists()
    siti.refresh_from_db()
    with pytest.raises(Refused, match="participant_withdrawn"):
        allot(booth(at, "A2"), siti, from_on=first, until_on=last)
