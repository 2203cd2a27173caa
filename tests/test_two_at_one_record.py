"""Two people at one record: the second takes back nothing of the first that it did not touch, and is asked where both did."""

from html.parser import HTMLParser
from typing import Any

import pytest

from kriya.assistance.actions.budget import keep_line
from kriya.catalog.actions.terms import add_term
from kriya.core.clock import today
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.exhibitions.tests.builders import planned
from kriya.makers.models import Group
from kriya.participation.models import Room
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.training.actions.courses import keep_course
from kriya.training.actions.trainers import keep_trainer
from kriya.visits.models import Place

HERE = "/pekalongan/kelola/"


class Sent(HTMLParser):
    """What a browser sends of the form of a page that holds a field."""

    def __init__(self, page: str, field: str) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._select = self._area = ""
        self.feed(page)
        self.sent = next(one for one in self.forms if field in one)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        told = dict(given)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in told and self._select:
            self._keep(self._select, value)
        elif tag == "textarea":
            self._area = name
            self._keep(name, "")
        elif tag == "input" and name and _is_sent(told):
            self._keep(name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] = [(self.forms[-1][self._area][0] + data).removeprefix("\n")]

    def _keep(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)


def _is_sent(told: dict[str, str | None]) -> bool:
    kind = told.get("type")
    return kind not in {"file", "submit"} and (kind not in {"checkbox", "radio"} or "checked" in told)


def opened(browser: Any, url: str, field: str) -> dict[str, Any]:
    return Sent(browser.get(url).content.decode(), field).sent


def _kept(row: Any) -> Any:
    row.save()
    return row


RECORDS = {
    "group": (lambda: _kept(Group(name="KUB Mekar", kind="kub")), "umkm/kelompok/{}/ubah/", "name", "note"),
    "room": (lambda: _kept(Room(name="Aula", address="Jl. A")), "program/ruang/{}/", "name", "address"),
    "place": (lambda: _kept(Place(kind="hall", name="Aula", buffer_minutes=30)), "kunjungan/tempat/{}/", "name",
              "capacity"),
    "term": (lambda: add_term("material", name_id="Katun"), "istilah/{}/", "name_id", "name_en"),
    "budget": (lambda: keep_line(None, year=2026, source="apbd", name="DPA", amount=100), "fasilitasi/anggaran/{}/",
               "amount", "year"),
    "campaign": (lambda: keep_campaign(None, name="Lebaran", starts_on=today(), ends_on=today()), "promosi/{}/ubah/",
                 "name", "note"),
    "course": (lambda: keep_course(None, name="Batik dasar", level="first"), "pelatihan/kursus/{}/", "name", "about"),
    "trainer": (lambda: keep_trainer(None, name="Bu Sri"), "pelatihan/pelatih/{}/ubah/", "skill", "institution"),
    "exhibition": (planned, "pameran/{}/ubah/", "venue", "host"),
}  # fmt: skip


def _values(field: str) -> tuple[str, str]:
    if field == "capacity":
        return "60", "70"
    return ("2027", "2028") if field in {"amount", "year"} else ("Punya Sari", "Punya Bayu")


@pytest.mark.parametrize("kind", RECORDS)
def test_the_second_takes_back_nothing_that_it_did_not_touch(council: Council, two: Any, kind: str) -> None:
    make, page, first, second = RECORDS[kind]
    with council_scope(council):
        row = make()
    url, (sari, bayu) = HERE + page.format(row.pk), two
    of_sari, of_bayu = opened(sari, url, first), opened(bayu, url, first)
    assert sari.post(url, {**of_sari, first: _values(first)[0]}).status_code == 302
    assert bayu.post(url, {**of_bayu, second: _values(second)[1]}).status_code == 302
    with council_scope(council):
        row.refresh_from_db()
    assert (str(getattr(row, first)), str(getattr(row, second))) == (_values(first)[0], _values(second)[1])


def test_where_both_changed_one_field_the_second_is_asked_once(council: Council, two: Any) -> None:
    make, page, name, _other = RECORDS["room"]
    with council_scope(council):
        row = make()
    url, (sari, bayu) = HERE + page.format(row.pk), two
    of_sari, of_bayu = opened(sari, url, name), opened(bayu, url, name)
    sari.post(url, {**of_sari, name: "Aula Sari"})
    asked = bayu.post(url, {**of_bayu, name: "Aula Bayu"})
    assert asked.status_code == 422
    assert "Sari baru saja mengubahnya menjadi Aula Sari." in asked.content.decode()
    again = Sent(asked.content.decode(), name).sent
    assert again[name] == ["Aula Bayu"]
    assert bayu.post(url, again).status_code == 302
    with council_scope(council):
        row.refresh_from_db()
    assert row.name == "Aula Bayu"


def test_a_form_shown_again_for_another_reason_shows_what_the_first_said(council: Council, two: Any) -> None:
    make, page, first, second = RECORDS["room"]
    with council_scope(council):
        row = make()
    url, (sari, bayu) = HERE + page.format(row.pk), two
    of_sari, of_bayu = opened(sari, url, first), opened(bayu, url, first)
    sari.post(url, {**of_sari, second: "Jl. Sari"})
    wrong = bayu.post(url, {**of_bayu, first: ""})
    again = Sent(wrong.content.decode(), second).sent
    assert again[second] == ["Jl. Sari"]
    assert bayu.post(url, {**again, first: "Aula Bayu"}).status_code == 302
    with council_scope(council):
        row.refresh_from_db()
    assert (row.name, row.address) == ("Aula Bayu", "Jl. Sari")
