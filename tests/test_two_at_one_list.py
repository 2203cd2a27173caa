"""Two people at one list that is sent as a whole: the second removes and overwrites nothing that the first did meanwhile."""

from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.exhibitions.actions.booths import Drawn, draw_booths
from kriya.exhibitions.models import Booth, Traveller
from kriya.exhibitions.tests.builders import planned
from kriya.participation.actions.judging import appoint
from kriya.participation.models import Call, Juror
from kriya.participation.tests.builders import Programme
from kriya.playbooks.models import Playbook
from kriya.playbooks.tests.builders import playbook
from kriya.training.actions.courses import keep_course
from kriya.training.models import Course, Module
from kriya.visits.models import AgendaItem
from kriya.visits.tests.builders import hosting
from tests import build
from tests.test_two_at_one_record import HERE, Sent, opened

MODULES = [("Malam", "mencanting", 90), ("Warna", "mencelup", 60), ("Jual", "", 30)]


@pytest.fixture
def course(council: Council) -> Course:
    with council_scope(council):
        return keep_course(None, name="Batik dasar", level="first", modules=MODULES)


def _modules(council: Council) -> list[tuple[str, int]]:
    with council_scope(council):
        return list(Module.objects.order_by("position").values_list("title", "minutes"))


def _at_once(two: Any, url: str, field: str, first: Any, second: Any) -> Any:
    """Both open a page; the first saves one thing, then the second another."""
    sari, bayu = two
    of_sari, of_bayu = opened(sari, url, field), opened(bayu, url, field)
    assert sari.post(url, {**of_sari, **first}).status_code == 302
    return bayu.post(url, {**of_bayu, **second})


BROUGHT_TOGETHER: list[tuple[str, Any, Any, list[tuple[str, int]]]] = [
    ("both add a row", {"m-3-title": "Sari"}, {"m-3-title": "Bayu"},
     [("Malam", 90), ("Warna", 60), ("Jual", 30), ("Sari", 90), ("Bayu", 90)]),
    ("each changes another row", {"m-0-minutes": "45"}, {"m-2-title": "Menjual"},
     [("Malam", 45), ("Warna", 60), ("Menjual", 30)]),
    ("one removes, the other adds", {"m-1-title": ""}, {"m-3-title": "Bayu"},
     [("Malam", 90), ("Jual", 30), ("Bayu", 90)]),
    ("the other way round", {"m-3-title": "Sari"}, {"m-0-title": ""}, [("Warna", 60), ("Jual", 30), ("Sari", 90)]),
    ("both remove", {"m-0-title": ""}, {"m-2-title": ""}, [("Warna", 60)]),
    ("both say the same", {"m-0-minutes": "45"}, {"m-0-minutes": "45"}, [("Malam", 45), ("Warna", 60), ("Jual", 30)]),
    ("a row that is sent twice", {"m-3-title": "Pola", "m-3-aim": "x"}, {"m-3-title": "Pola", "m-3-aim": "x"},
     [("Malam", 90), ("Warna", 60), ("Jual", 30), ("Pola", 90)]),
    ("the second changes nothing", {"m-1-title": "", "m-3-title": "Sari"}, {},
     [("Malam", 90), ("Jual", 30), ("Sari", 90)]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "became"), [one[1:] for one in BROUGHT_TOGETHER],
                         ids=[one[0] for one in BROUGHT_TOGETHER])  # fmt: skip
def test_what_each_changed_of_a_list_comes_together(
    council: Council, two: Any, course: Course, first: Any, second: Any, became: list[tuple[str, int]]
) -> None:
    url = f"{HERE}pelatihan/kursus/{course.pk}/"
    assert _at_once(two, url, "m-0-title", first, second).status_code == 302
    assert _modules(council) == became


ASKED: list[tuple[str, Any, Any, str, str, list[tuple[str, int]]]] = [
    ("both change it", {"m-1-minutes": "45"}, {"m-1-minutes": "75"}, "m-1",
     "Baru saja diubah menjadi Warna; mencelup; 45.", [("Malam", 90), ("Warna", 75), ("Jual", 30)]),
    ("the first removed it", {"m-1-title": ""}, {"m-1-minutes": "75"}, "m-1",
     "Orang lain baru saja menghapus baris ini.", [("Malam", 90), ("Warna", 75), ("Jual", 30)]),
    ("the second removed it", {"m-1-minutes": "45"}, {"m-1-title": ""}, "m-1",
     "Orang lain baru saja mengubah baris yang Anda hapus.", [("Malam", 90), ("Warna", 45), ("Jual", 30)]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "row", "said", "became"), [one[1:] for one in ASKED],
                         ids=[one[0] for one in ASKED])  # fmt: skip
def test_about_a_row_that_both_touched_the_second_is_asked_and_loses_nothing(
    council: Council, two: Any, course: Course, first: Any, second: Any, row: str, said: str, became: Any
) -> None:
    url = f"{HERE}pelatihan/kursus/{course.pk}/"
    asked = _at_once(two, url, "m-0-title", first, {**second, "m-3-title": "Bayu"})
    assert asked.status_code == 422
    page = asked.content.decode()
    assert said in page
    assert len(_modules(council)) < len(became) + 1
    again = Sent(page, f"{row}-title").sent
    assert "Bayu" in {value for name, values in again.items() if name.endswith("-title") for value in values}
    assert two[1].post(url, again).status_code == 302
    assert _modules(council) == [*became, ("Bayu", 90)]


def test_a_booth_that_another_added_meanwhile_stays(council: Council, two: Any) -> None:
    with council_scope(council):
        fair = planned()
        draw_booths(fair, [Drawn("A1", 0, 0, 30, 20), Drawn("A2", 30, 0, 30, 20)])
    url, kept = f"{HERE}pameran/{fair.pk}/stan/", "A1 3x2 1 @ 0 0\nA2 3x2 1 @ 3 0"
    first, second = f"{kept}\nA3 3x2 1 @ 6 0", kept.replace("A1 3x2 1", "A1 3x2 2") + "\nB1 3x2 1 @ 0 4"
    assert _at_once(two, url, "denah", {"denah": first}, {"denah": second}).status_code == 302
    with council_scope(council):
        assert dict(Booth.objects.values_list("code", "shares")) == {"A1": 2, "A2": 1, "A3": 1, "B1": 1}


def test_a_booth_that_both_changed_is_asked_about(council: Council, two: Any) -> None:
    with council_scope(council):
        fair = planned()
        draw_booths(fair, [Drawn("A1", 0, 0, 30, 20)])
    url = f"{HERE}pameran/{fair.pk}/stan/"
    asked = _at_once(two, url, "denah", {"denah": "A1 3x3 1 @ 0 0"}, {"denah": "A1 4x4 1 @ 0 0\nB1 2x2 1 @ 9 9"})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Baru saja diubah menjadi A1 3x3 1 @ 0 0." in page
    again = Sent(page, "denah").sent
    assert again["denah"] == ["A1 4x4 1 @ 0 0\nB1 2x2 1 @ 9 9"]
    assert two[1].post(url, again).status_code == 302


def test_a_traveller_whom_another_added_meanwhile_travels(council: Council, two: Any) -> None:
    with council_scope(council):
        fair = planned()
    url = f"{HERE}pameran/{fair.pk}/perjalanan/"
    assert _at_once(two, url, "o-0-name", {"o-0-name": "Sri"}, {"o-0-name": "Joko"}).status_code == 302
    with council_scope(council):
        assert set(Traveller.objects.values_list("name", flat=True)) == {"Sri", "Joko"}


def test_a_juror_whom_another_appointed_meanwhile_judges_and_one_taken_out_does_not(council: Council, two: Any) -> None:
    jurors = [build.member(council, Role.CURATOR, name) for name in ("Ani", "Budi", "Citra", "Dewi")]
    first, second, third, fourth = (str(one.pk) for one in jurors)
    with council_scope(council):
        call = Programme(council, build.member(council, Role.STAFF, "Rina")).call()
        appoint(call, jurors[:2], by=None)
    url = f"{HERE}program/{call.pk}/juri/"
    answer = _at_once(two, url, "dibuka", {"juri": [second, third]}, {"juri": [first, second, fourth]})
    assert answer.status_code == 302
    with council_scope(council):
        assert {str(pk) for pk in Juror.objects.values_list("user", flat=True)} == {second, third, fourth}


def test_a_criterion_that_is_sent_twice_is_there_once(council: Council, two: Any) -> None:
    with council_scope(council):
        call = Programme(council, build.member(council, Role.STAFF, "Rina")).call()
    url, said = f"{HERE}program/{call.pk}/penilaian/", {"b-0-name": "Mutu"}
    assert _at_once(two, url, "b-0-name", said, {**said, "b-1-name": "Warna"}).status_code == 302
    with council_scope(council):
        assert [one.name for one in Call.objects.get().terms.criteria] == ["Mutu", "Warna"]


def test_a_part_of_a_visit_that_another_added_meanwhile_stays(council: Council, two: Any) -> None:
    with council_scope(council):
        visit = hosting(council).visit()
    url = f"{HERE}kunjungan/{visit.pk}/acara/"
    parts = opened(two[0], url, "form-0-title")
    count = int(parts["form-INITIAL_FORMS"][0])
    mine = {f"form-{count}-title": "Foto bersama", f"form-{count}-minutes": "10"}
    theirs = {f"form-{count}-title": "Belanja", f"form-{count}-minutes": "20"}
    assert _at_once(two, url, "form-0-title", theirs, mine).status_code == 302
    with council_scope(council):
        titles = list(AgendaItem.objects.order_by("position").values_list("title", flat=True))
    assert titles[count:] == ["Belanja", "Foto bersama"]


def test_what_another_put_into_a_playbook_meanwhile_goes_along(council: Council, two: Any) -> None:
    with council_scope(council):
        pack = playbook(chosen={}, tasks=[], checks=[])
    url = f"{HERE}paket-tiru/buatan/{pack.pk}/isi/"
    first = {"tugas-0-title_id": "Siapkan ruang", "questions": "Ruang mana?"}
    second = {"tugas-0-title_id": "Undang perajin", "questions": "Siapa pengelolanya?"}
    assert _at_once(two, url, "tugas-0-title_id", first, second).status_code == 302
    with council_scope(council):
        pack = Playbook.objects.get(pk=pack.pk)
    assert [row["title"]["id"] for row in pack.tasks] == ["Siapkan ruang", "Undang perajin"]
    assert [row["label"]["id"] for row in pack.parameters] == ["Ruang mana?", "Siapa pengelolanya?"]
