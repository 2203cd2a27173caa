"""The same form of the same page, sent twice, is done once, and the second click is answered like the first."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from kriya.accounts.roles import Role
from kriya.assistance.models import ServiceStep
from kriya.assistance.tests.builders import service
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.participation.models import Room
from tests import build

NEW = "/pekalongan/kelola/program/ruang/baru/"
PAGE = {"csrfmiddlewaretoken": "of the page that was opened"}
HALL = {"name": "Aula", "seats": "40", **PAGE}


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan()


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def rooms(council: Council) -> list[str]:
    with council_scope(council):
        return sorted(Room.objects.values_list("name", flat=True))


def told(answer: Any) -> list[str]:
    return [str(one) for one in get_messages(answer.wsgi_request)]


def test_a_second_click_is_led_to_where_the_first_was_and_told_the_same(sari: Client, council: Council) -> None:
    first, second = sari.post(NEW, HALL), sari.post(NEW, HALL)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert first.status_code == 302
    assert told(first) == told(second) == ["Ruang disimpan."]
    assert rooms(council) == ["Aula"]


def test_without_the_token_of_a_page_it_would_be_done_again(sari: Client) -> None:
    """The twin: the second click is told of a room of that name, which is its own."""
    without = {name: said for name, said in HALL.items() if name not in PAGE}
    assert [sari.post(NEW, without).status_code for _click in range(2)] == [302, 422]


@pytest.mark.parametrize(
    "changed",
    [{"name": "Ruang rapat"}, {"csrfmiddlewaretoken": "of the page when it was opened again", "name": "Ruang"}],
)
def test_other_words_and_another_page_are_another_sending(
    sari: Client, council: Council, changed: dict[str, str]
) -> None:
    sari.post(NEW, HALL)
    sari.post(NEW, HALL | changed)
    assert rooms(council) == sorted(["Aula", changed["name"]])


def test_what_was_refused_may_be_sent_again(sari: Client, council: Council) -> None:
    with council_scope(council):
        there = Room(name="Aula")
        there.save()
    assert sari.post(NEW, HALL).status_code == 422
    with council_scope(council):
        there.delete()
    assert sari.post(NEW, HALL).status_code == 302
    assert rooms(council) == ["Aula"]


def test_who_did_something_else_meanwhile_means_it_when_they_press_again(sari: Client, council: Council) -> None:
    sari.post(NEW, HALL)
    sari.post(NEW, HALL | {"name": "Ruang rapat"})
    with council_scope(council):
        Room.objects.get(name="Aula").delete()
    sari.post(NEW, HALL)
    assert rooms(council) == ["Aula", "Ruang rapat"]


def test_a_refusal_that_leads_elsewhere_is_asked_again(sari: Client, council: Council) -> None:
    """What stood in the way may have been taken away meanwhile."""
    with council_scope(council):
        without_steps = service(offered=False, steps=[])
    publish = f"/pekalongan/kelola/fasilitasi/layanan/{without_steps.pk}/buka/"
    assert "paling sedikit satu langkah" in told(sari.post(publish, PAGE))[-1]
    with council_scope(council):
        ServiceStep(service=without_steps, position=1, title="Periksa", days=2).save()
    assert "Layanan dibuka" in told(sari.post(publish, PAGE))[-1]


@pytest.mark.parametrize("header", [{"Sec-Fetch-Mode": "cors"}, {"HX-Request": "true"}])
def test_what_a_part_of_a_page_sends_is_done_each_time(sari: Client, header: dict[str, str]) -> None:
    answers = [sari.post(NEW, HALL, headers=header).status_code for _press in range(2)]
    assert answers == [302, 422]


def test_another_person_who_says_the_same_is_another(sari: Client, council: Council) -> None:
    sari.post(NEW, HALL)
    bayu = build.browser_of(build.member(council, Role.STAFF, "Bayu"))
    assert bayu.post(NEW, HALL).status_code == 422
