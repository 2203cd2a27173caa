"""Steps of a maker's life and groups, over HTTP."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.makers.models import Group, GroupMember, Maker, PublishedMaker, Step
from tests import build

OFFICE = "/pekalongan/kelola/umkm/"


@pytest.fixture
def council(real_db: None) -> Any:
    # Real commits: the way back of a step is read from the history, which has no order inside one transaction.
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Any) -> Any:
    return build.member(council, Role.STAFF, "Sari")


@pytest.fixture
def staff(sari: Any) -> Any:
    return build.browser_of(sari)


def made(council: Any, status: str, **fields: Any) -> Maker:
    with council_scope(council):
        return build.maker("Batik Sekar", status=status, reason="contoh", **fields)


def now(council: Any, maker: Maker) -> Maker:
    with council_scope(council):
        return Maker.objects.get(pk=maker.pk)


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("applied", ["reviewed", "refused", "fostered"]),
        ("reviewed", ["refused", "fostered"]),
        ("refused", ["fostered"]),
        ("fostered", ["graduated", "inactive"]),
        ("graduated", ["fostered", "inactive"]),
        ("inactive", ["fostered"]),
    ],
)
def test_only_possible_steps_are_offered(council: Any, staff: Any, status: str, steps: list[str]) -> None:
    maker = made(council, status)
    page = staff.get(f"{OFFICE}{maker.pk}/")
    assert [url.rstrip("/").rpartition("/")[2] for url, _words in page.context["steps"]] == steps


def test_a_step_is_a_row_with_who_when_and_why(council: Any, sari: Any, staff: Any) -> None:
    maker = made(council, "fostered")
    staff.post(f"{OFFICE}{maker.pk}/langkah/graduated/", {"reason": "Sudah punya toko sendiri"})
    with council_scope(council):
        step = Step.objects.order_by("-at").first()
    assert (step.kind, step.by_id, step.reason) == ("graduated", sari.pk, "Sudah punya toko sendiri")
    assert now(council, maker).status == "graduated"


def test_a_step_out_without_a_reason_is_refused(council: Any, staff: Any) -> None:
    maker = made(council, "fostered")
    assert staff.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": " "}).status_code == 422
    assert now(council, maker).status == "fostered"


def test_a_step_that_does_not_follow_is_refused(council: Any, staff: Any) -> None:
    maker = made(council, "applied")
    page = staff.post(f"{OFFICE}{maker.pk}/langkah/graduated/", {"reason": "x"})
    assert "tidak bisa dilakukan dari status sekarang" in page.content.decode()
    assert now(council, maker).status == "applied"
    assert staff.get(f"{OFFICE}{maker.pk}/langkah/graduated/").status_code == 302
    assert staff.get(f"{OFFICE}{maker.pk}/langkah/terbang/").status_code == 404


def test_a_refusal_begins_with_kind_words_that_must_be_completed(council: Any, staff: Any) -> None:
    maker = made(council, "applied")
    form = staff.get(f"{OFFICE}{maker.pk}/langkah/refused/").context["form"]
    assert form["reason"].value().startswith("Terima kasih sudah mendaftar.")
    page = staff.post(f"{OFFICE}{maker.pk}/langkah/refused/", {"reason": form["reason"].value()})
    assert page.status_code == 422
    assert now(council, maker).status == "applied"


def test_accepting_sets_the_day_of_joining_and_taking_it_back_takes_it_away(council: Any, staff: Any) -> None:
    maker = made(council, "applied")
    staff.post(f"{OFFICE}{maker.pk}/langkah/fostered/", {"reason": ""})
    assert now(council, maker).joined_on is not None
    staff.post(f"{OFFICE}{maker.pk}/langkah/urungkan/")
    after = now(council, maker)
    assert (after.status, after.joined_on, after.joined_year) == ("applied", None, None)


def test_who_comes_back_joined_when_it_first_did(council: Any, staff: Any) -> None:
    maker = made(council, "inactive", joined_year=2015)
    staff.post(f"{OFFICE}{maker.pk}/langkah/fostered/", {"reason": ""})
    assert (now(council, maker).joined_on, now(council, maker).joined_year) == (None, 2015)


@pytest.mark.parametrize("left", ["inactive", "graduated"])
def test_who_comes_back_did_not_join_today_also_when_nobody_knows_when_it_did(
    council: Any, staff: Any, left: str
) -> None:
    maker = made(council, left)
    staff.post(f"{OFFICE}{maker.pk}/langkah/fostered/", {"reason": ""})
    assert now(council, maker).status == "fostered"
    assert (now(council, maker).joined_on, now(council, maker).joined_year) == (None, None)


def test_only_the_step_that_the_officer_saw_is_taken_back(council: Any, staff: Any) -> None:
    maker = made(council, "fostered")
    staff.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "Pindah"})
    staff.post(f"{OFFICE}{maker.pk}/langkah/fostered/", {"reason": ""})
    page = staff.get(f"{OFFICE}{maker.pk}/").content.decode()
    (seen,) = re.findall(r'name="langkah" value="([^"]+)"', page)
    for _click in range(2):
        answer = staff.post(f"{OFFICE}{maker.pk}/langkah/urungkan/", {"langkah": seen}, follow=True)
    assert now(council, maker).status == "inactive"
    assert "bukan lagi yang terakhir" in answer.content.decode()


def test_a_step_is_taken_back_within_a_day_only(council: Any, sari: Any, staff: Any, time_machine: Any) -> None:
    maker = made(council, "fostered")
    staff.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "Pindah"})
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    page = build.browser_of(sari).post(f"{OFFICE}{maker.pk}/langkah/urungkan/", follow=True)
    assert "tidak bisa diurungkan lagi" in page.content.decode()
    assert now(council, maker).status == "inactive"


def test_the_first_step_cannot_be_taken_back(council: Any, staff: Any) -> None:
    maker = made(council, "fostered")
    staff.post(f"{OFFICE}{maker.pk}/langkah/urungkan/")
    with council_scope(council):
        assert Step.objects.count() == 1


def test_leaving_takes_the_maker_off_the_public_pages_and_coming_back_brings_it(council: Any, staff: Any) -> None:
    maker = made(council, "fostered")
    with council_scope(council):
        give_consent(maker, ["name"], source="x", by=None)
        assert PublishedMaker.objects.count() == 1
    staff.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "Pindah"})
    with council_scope(council):
        assert not PublishedMaker.objects.exists()
    staff.post(f"{OFFICE}{maker.pk}/langkah/fostered/", {"reason": ""})
    with council_scope(council):
        assert PublishedMaker.objects.count() == 1


def test_whoever_may_not_review_is_offered_no_step(council: Any) -> None:
    maker = made(council, "fostered")
    reader = build.browser_of(build.member(council, Role.TRADE_OFFICE))
    assert reader.get(f"{OFFICE}{maker.pk}/").context["steps"] == []
    assert reader.post(f"{OFFICE}{maker.pk}/langkah/inactive/", {"reason": "x"}).status_code == 404
    assert now(council, maker).status == "fostered"


# Groups


def group(council: Any) -> Group:
    with council_scope(council):
        return Group.objects.get()


def test_a_group_is_made_filled_emptied_and_dissolved(council: Any, staff: Any) -> None:
    maker = made(council, "fostered", owner_name="Siti Kanigara")
    staff.post(f"{OFFICE}kelompok/baru/", {"name": "Sentra Kauman", "kind": "sentra", "village": "Kauman"})
    found = group(council)
    assert (found.kind, found.district_code, found.village_code) == ("sentra", "33.75.02", "33.75.02.1004")
    page = staff.get(f"{OFFICE}kelompok/{found.pk}/?q=kanigara")
    assert [candidate.pk for candidate in page.context["candidates"]] == [maker.pk]
    staff.post(f"{OFFICE}kelompok/{found.pk}/masuk/{maker.pk}/")
    staff.post(f"{OFFICE}kelompok/{found.pk}/masuk/{maker.pk}/")
    with council_scope(council):
        assert GroupMember.objects.count() == 1
    assert staff.get(f"{OFFICE}kelompok/{found.pk}/?q=kanigara").context["candidates"] == []
    assert "Sentra Kauman" in staff.get(f"{OFFICE}{maker.pk}/").content.decode()
    refused = staff.post(f"{OFFICE}kelompok/{found.pk}/hapus/", follow=True)
    assert "masih beranggota" in refused.content.decode()
    staff.post(f"{OFFICE}kelompok/{found.pk}/keluar/{maker.pk}/")
    staff.post(f"{OFFICE}kelompok/{found.pk}/hapus/")
    with council_scope(council):
        assert not Group.objects.exists()


def test_a_group_has_a_name_of_its_own(council: Any, staff: Any) -> None:
    for _time in range(2):
        page = staff.post(f"{OFFICE}kelompok/baru/", {"name": "Sentra Kauman", "kind": "sentra"})
    assert "Sudah ada kelompok bernama “Sentra Kauman”" in page.content.decode()
    group(council)
    unseen = staff.post(f"{OFFICE}kelompok/baru/", {"name": "\u200b\u200b", "kind": "sentra"})
    assert "Tulis nama yang terbaca" in unseen.content.decode()


def test_the_list_of_groups_counts_their_members(council: Any, staff: Any) -> None:
    with council_scope(council):
        found = Group(name="KUB Mekar", kind="kub")
        found.save()
        for number in range(3):
            GroupMember(group=found, maker=build.maker(f"Batik {number}")).save()
    table = staff.get(f"{OFFICE}kelompok/").context["table"]
    assert [(row.cells["name"], row.cells["size"]) for row in table.rows] == [("KUB Mekar", 3)]


def test_readers_see_groups_and_change_none_and_other_councils_have_theirs(council: Any) -> None:
    with council_scope(council):
        found = Group(name="KUB Mekar", kind="kub")
        found.save()
    reader = build.browser_of(build.member(council, Role.AUDITOR))
    assert reader.get(f"{OFFICE}kelompok/{found.pk}/").status_code == 200
    assert reader.get(f"{OFFICE}kelompok/baru/").status_code == 403
    assert reader.post(f"{OFFICE}kelompok/{found.pk}/hapus/").status_code == 404
    stranger = build.browser_of(build.member(build.gunungkidul(), Role.STAFF, "Bagus"))
    assert stranger.get(f"/gunungkidul/kelola/umkm/kelompok/{found.pk}/").status_code == 404
    group(council)
