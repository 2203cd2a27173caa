"""Change many makers at once: exactly what was seen, once, and back again."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pghistory
import pytest

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.history import INSERT
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.bulk import CHANGES, apply_plan, plan, undo_bulk_edit
from kriya.makers.actions.consent import withdraw_consent
from kriya.makers.actions.life import take_step
from kriya.makers.actions.register import change_maker
from kriya.makers.models import BulkEdit, BulkEditRow, Consent, Group, Maker, MakerCraft, PublishedMaker, Step
from kriya.makers.tests import list_world as world
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Iterator[Council]:
    with world.register() as made:
        yield made


@pytest.fixture
def sari(council: Council) -> User:
    return build.member(council, Role.STAFF, "Sari")


def everybody() -> list[UUID]:
    return list(Maker.objects.order_by("name").values_list("pk", flat=True))


def do(code: str, by: User, makers: list[UUID] | None = None, **values: Any) -> BulkEdit:
    change, chosen = CHANGES[code], makers or everybody()
    seen = plan(change, chosen, values)
    return apply_plan(change, chosen, values, seen=seen.hash, key=new_id(), by=by, words="baru")


def everything() -> dict[str, Any]:
    """What the register says of every maker, as far as a bulk change can touch it."""
    return {
        maker.name: (
            maker.status,
            maker.joined_on,
            maker.joined_year,
            maker.district_code,
            maker.district_name,
            maker.village_code,
            maker.village_name,
            maker.regency_code,
            maker.kind_of_business,
            maker.typed_size_class,
            sorted((row.craft.code, row.is_main) for row in maker.crafts.all()),
            sorted(row.group.name for row in maker.groups.all()),
            sorted(row.subject for row in maker.consents.all() if row.withdrawn_at is None),
            [(step.kind, step.reason) for step in maker.steps.order_by("at", "pk")],
        )
        for maker in Maker.objects.order_by("name")
    }


def values_of(code: str) -> dict[str, Any]:
    values: dict[str, dict[str, Any]] = {
        "status": {"step": "graduated", "reason": "Sudah mandiri"},
        "add_craft": {"craft": world.craft("bordir").pk, "main": True},
        "remove_craft": {"craft": world.craft("batik.tulis").pk},
        "add_group": {"group": Group.objects.get().pk},
        "remove_group": {"group": Group.objects.get().pk},
        "district": {"district": "33.75.02"},
        "joined_year": {"year": 2022},
        "kind_of_business": {"kind": "Kerajinan tekstil"},
        "typed_size_class": {"size": "micro"},
        "consent": {"subjects": ["name", "phone"], "on": date(2026, 3, 1), "source": "Formulir"},
    }
    return values[code]


@pytest.mark.parametrize("code", CHANGES)
def test_undo_gives_every_maker_back_exactly_what_it_had(sari: User, code: str) -> None:
    before = everything()
    edit = do(code, sari, **values_of(code))
    assert everything() != before
    undone = undo_bulk_edit(edit, by=sari)
    assert everything() == before
    assert (undone.restored, undone.left) == (edit.rows.count(), [])


@pytest.mark.parametrize("code", CHANGES)
def test_a_plan_writes_nothing(council: Council, code: str) -> None:
    before = everything()
    plan(CHANGES[code], everybody(), values_of(code))
    assert everything() == before
    assert not BulkEdit.objects.exists()


@pytest.mark.parametrize("code", CHANGES)
def test_only_makers_that_change_are_touched(sari: User, code: str) -> None:
    revisions = dict(Maker.objects.values_list("pk", "revision"))
    edit = do(code, sari, **values_of(code))
    changed = set(edit.rows.values_list("maker_id", flat=True))
    assert {pk for pk, revision in Maker.objects.values_list("pk", "revision") if revision != revisions[pk]} == changed


def test_a_step_is_taken_where_it_can_be_and_the_plan_says_where_not(sari: User) -> None:
    planned = plan(CHANGES["status"], everybody(), {"step": "graduated", "reason": "Sudah mandiri"})
    assert [row.name for row in planned.changed] == ["Batik Sekar", "Lurik Asih"]
    assert [(row.name, row.why_not) for row in planned.unchanged] == [("Kriya Polos", "step_not_possible")]
    do("status", sari, step="graduated", reason="Sudah mandiri")
    steps = Step.objects.filter(kind="graduated").order_by("maker__name")
    assert [(step.maker.name, step.reason, step.by) for step in steps] == [
        ("Batik Sekar", "Sudah mandiri", sari),
        ("Lurik Asih", "Sudah mandiri", sari),
    ]


def test_a_step_that_needs_a_reason_changes_nobody_without_one(council: Council) -> None:
    planned = plan(CHANGES["status"], everybody(), {"step": "inactive", "reason": " "})
    assert not planned.changed
    assert {row.why_not for row in planned.unchanged} == {"step_needs_reason"}


def test_coming_back_sets_the_year_of_joining_only_where_it_is_unknown(sari: User) -> None:
    polos = Maker.objects.get(name="Kriya Polos")
    do("status", sari, [polos.pk], step="fostered", reason="")
    polos.refresh_from_db()
    assert polos.joined_year is not None
    assert polos.joined_on is not None
    Maker.objects.filter(pk=polos.pk).update(status="inactive", joined_on=None, joined_year=2015)
    do("status", sari, [polos.pk], step="fostered", reason="")
    polos.refresh_from_db()
    assert (polos.joined_on, polos.joined_year) == (None, 2015)


def test_a_district_keeps_a_village_that_lies_in_it_and_empties_another(sari: User) -> None:
    do("district", sari, district="33.75.02")
    sekar = Maker.objects.get(name="Batik Sekar")
    assert (sekar.district_code, sekar.district_name, sekar.village_code) == ("33.75.02", "Pekalongan Timur", "")


def test_a_main_craft_that_goes_leaves_another_as_the_main_one(sari: User) -> None:
    do("add_craft", sari, craft=world.craft("bordir").pk)
    do("remove_craft", sari, craft=world.craft("batik.tulis").pk)
    sekar = Maker.objects.get(name="Batik Sekar")
    assert [(row.craft.code, row.is_main) for row in sekar.crafts.all()] == [("bordir", True)]


def test_a_recorded_consent_publishes_the_maker_and_undo_takes_it_off_again(sari: User) -> None:
    assert not PublishedMaker.objects.filter(name="Lurik Asih").exists()
    edit = do("consent", sari, subjects=["name"], on=date(2026, 3, 1), source="Formulir, map 3")
    given = Consent.objects.get(maker__name="Lurik Asih")
    assert (given.given_on, given.source, given.recorded_by) == (date(2026, 3, 1), "Formulir, map 3", sari)
    assert PublishedMaker.objects.filter(name="Lurik Asih").exists()
    undo_bulk_edit(edit, by=sari)
    assert not PublishedMaker.objects.filter(name="Lurik Asih").exists()


def test_the_same_form_twice_is_one_edit(sari: User) -> None:
    change, values, key = CHANGES["joined_year"], {"year": 2022}, new_id()
    seen = plan(change, everybody(), values).hash
    first = apply_plan(change, everybody(), values, seen=seen, key=key, by=sari)
    again = apply_plan(change, everybody(), values, seen=seen, key=key, by=sari)
    assert again == first
    assert BulkEdit.objects.count() == 1
    assert set(Maker.objects.values_list("revision", flat=True)) == {2}


def test_a_key_that_another_plan_used_is_refused(sari: User) -> None:
    edit = do("joined_year", sari, year=2022)
    with pytest.raises(Refused, match="bulk_key_used"):
        apply_plan(CHANGES["joined_year"], everybody(), {"year": 2021}, seen="0", key=edit.pk, by=sari)
    assert set(Maker.objects.values_list("joined_year", flat=True)) == {2022}


def test_a_plan_that_is_no_longer_true_is_refused_and_leaves_no_trace(sari: User) -> None:
    change, values = CHANGES["joined_year"], {"year": 2022}
    seen = plan(change, everybody(), values).hash
    change_maker(Maker.objects.get(name="Lurik Asih"), joined_year=2001)
    before = everything()
    with pytest.raises(Refused, match="bulk_changed_meanwhile"):
        apply_plan(change, everybody(), values, seen=seen, key=new_id(), by=sari)
    assert everything() == before
    assert not BulkEdit.objects.exists()


def test_a_plan_that_changes_nobody_is_refused(sari: User) -> None:
    do("joined_year", sari, year=2022)
    with pytest.raises(Refused, match="bulk_changes_nothing"):
        do("joined_year", sari, year=2022)


def test_undo_leaves_who_was_changed_since_and_says_who(sari: User) -> None:
    edit = do("joined_year", sari, year=2022)
    lurik = Maker.objects.get(name="Lurik Asih")
    change_maker(lurik, joined_year=2001)
    undone = undo_bulk_edit(edit, by=sari)
    assert [row.maker.name for row in undone.left] == ["Lurik Asih"]
    assert dict(Maker.objects.values_list("name", "joined_year")) == {
        "Batik Sekar": 2019,
        "Kriya Polos": None,
        "Lurik Asih": 2001,
    }
    assert BulkEditRow.objects.get(undone_at=None).maker == lurik


def test_undo_does_not_mind_a_change_of_something_else(sari: User) -> None:
    edit = do("joined_year", sari, year=2022)
    change_maker(Maker.objects.get(name="Lurik Asih"), address="Jl. Baru 1")
    assert undo_bulk_edit(edit, by=sari).left == []
    assert Maker.objects.get(name="Lurik Asih").address == "Jl. Baru 1"


def test_undo_of_a_step_leaves_a_maker_that_went_further(sari: User) -> None:
    edit = do("status", sari, step="graduated", reason="Sudah mandiri")
    take_step(Maker.objects.get(name="Lurik Asih"), "inactive", by=sari, reason="Tutup")
    undone = undo_bulk_edit(edit, by=sari)
    assert [row.maker.name for row in undone.left] == ["Lurik Asih"]
    assert Maker.objects.get(name="Lurik Asih").status == "inactive"


def test_undo_of_a_consent_leaves_one_that_was_withdrawn_since(sari: User) -> None:
    edit = do("consent", sari, subjects=["phone"], on=date(2026, 3, 1), source="Formulir")
    lurik = Maker.objects.get(name="Lurik Asih")
    withdraw_consent(lurik, ["phone"], by=sari)
    assert [row.maker for row in undo_bulk_edit(edit, by=sari).left] == [lurik]
    assert Consent.objects.filter(maker=lurik, withdrawn_at__isnull=False).count() == 1


def test_undo_twice_is_refused(sari: User) -> None:
    edit = do("joined_year", sari, year=2022)
    undo_bulk_edit(edit, by=sari)
    with pytest.raises(Refused, match="bulk_undone_already"):
        undo_bulk_edit(edit, by=sari)


def test_makers_of_another_council_are_not_in_any_plan(sari: User) -> None:
    with council_scope(build.gunungkidul(crafts=True)):
        foreign = build.maker("Lain").pk
    planned = plan(CHANGES["joined_year"], [*everybody(), foreign], {"year": 2022})
    assert foreign not in {row.pk for row in (*planned.changed, *planned.unchanged)}


def test_more_than_can_be_looked_at_is_refused(council: Council) -> None:
    with pytest.raises(Refused, match="bulk_too_many"):
        plan(CHANGES["joined_year"], [new_id() for _ in range(10_001)], {"year": 2022})


def test_who_gave_a_craft_stands_in_the_history_of_each_maker(sari: User) -> None:
    with pghistory.context(user=sari.pk, request="r1"):
        do("add_craft", sari, craft=world.craft("bordir").pk)
    told = MakerCraft.pgh_event_model.objects.filter(pgh_label=INSERT)  # type: ignore[attr-defined]
    assert {row.maker.name for row in told} == {"Batik Sekar", "Lurik Asih", "Kriya Polos"}
    assert {row.pgh_context["user"] for row in told} == {sari.pk}
    assert {row.craft.code for row in told} == {"bordir"}


def test_many_makers_take_as_many_statements_as_few(sari: User, django_assert_max_num_queries: Any) -> None:
    many = [build.maker(f"Zamrud {number:02d}").pk for number in range(60)]
    for code in CHANGES:
        values = values_of(code)
        if plan(CHANGES[code], many, values).changed:
            with django_assert_max_num_queries(24):
                do(code, sari, many, **values)
