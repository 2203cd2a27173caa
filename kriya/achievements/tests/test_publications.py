"""Publications: what was said stays said."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from kriya.accounts.roles import Role
from kriya.achievements.actions.publish import publish_numbers
from kriya.achievements.checks import publications_unchanged
from kriya.achievements.models import Snapshot
from kriya.achievements.queries.snapshots import digest_of, public_sheet
from kriya.achievements.tests.registers import Row, write
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, YearlyFigure
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

WOMEN, MEN = [Row(gender="woman")] * 8, [Row(gender="man")] * 6


def as_owner(owner: psycopg.Connection, council, statement: str) -> None:
    with owner.transaction():
        owner.execute("SELECT set_config('kriya.council', %s, true)", [str(council.pk)])
        owner.execute(statement)


@pytest.fixture
def here():
    return build.pekalongan(crafts=True)


@pytest.fixture
def wulan(here):
    return build.member(here, Role.CHAIR, "Wulan")


def test_a_publication_does_not_change_when_the_register_does(here, wulan):
    """trap:38"""
    with council_scope(here):
        write(WOMEN + MEN)
        published = publish_numbers(by=wulan)
        write([Row()])
        sheet, snapshot = public_sheet()
    assert snapshot == published
    assert sheet["makers.fostered"].value == 14


def test_without_a_publication_yesterdays_figure_is_another_today(here):
    """trap:38, twin — counted live, the page says something else as soon as the register changes."""
    with council_scope(here):
        write(WOMEN + MEN)
        before = public_sheet()[0]["makers.fostered"].value
        write([Row()])
        assert (before, public_sheet()[0]["makers.fostered"].value) == (14, 15)


@pytest.mark.parametrize(
    "change", ["UPDATE achievements_snapshot SET note = 'lain'", "DELETE FROM achievements_snapshot"]
)
def test_the_application_can_neither_change_nor_delete_a_publication(here, wulan, change):
    """trap:38"""
    with council_scope(here):
        write(WOMEN)
        publish_numbers(by=wulan)
    with pytest.raises(DatabaseError), council_scope(here), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    with council_scope(here):
        assert Snapshot.objects.get().note == ""


def test_the_owner_of_the_tables_is_stopped_by_the_trigger_and_without_it_the_digest_tells(
    here, wulan, owner: psycopg.Connection
):
    """trap:38, twin — with the trigger off a publication can be changed; `kriya check` then finds it."""
    with council_scope(here):
        write(WOMEN)
        publish_numbers(by=wulan)
        assert publications_unchanged().differences == []
    change = "UPDATE achievements_snapshot SET figures = '{}' WHERE true"
    with pytest.raises(psycopg.Error, match="Cannot update"):
        as_owner(owner, here, change)
    owner.execute("ALTER TABLE achievements_snapshot DISABLE TRIGGER USER")
    try:
        as_owner(owner, here, change)
        with council_scope(here):
            assert len(publications_unchanged().differences) == 1
    finally:
        owner.execute("ALTER TABLE achievements_snapshot ENABLE TRIGGER USER")


def test_each_publication_follows_the_one_before(here, wulan):
    with council_scope(here):
        write(WOMEN)
        first, second = publish_numbers(by=wulan), publish_numbers(by=wulan, note=" koreksi ")
        assert second.previous_digest == first.digest
        assert (second.note, second.published_by_name) == ("koreksi", "Wulan")
        assert digest_of(Snapshot.objects.get(pk=second.pk)) == second.digest
        assert len(second.makers) == 8


def test_an_empty_register_is_not_published(here, wulan):
    with council_scope(here):
        with pytest.raises(Refused, match="numbers_empty"):
            publish_numbers(by=wulan)
        assert not Snapshot.objects.exists()


def test_owners_are_told_by_gender_in_publications_only(here, wulan):
    with council_scope(here):
        write(WOMEN + MEN)
        assert public_sheet()[0]["makers.fostered"].by("gender") == {}
        publish_numbers(by=wulan)
        assert public_sheet()[0]["makers.fostered"].by("gender") == {"woman": 8, "man": 6}


def test_a_table_by_gender_stays_with_its_date_until_five_have_changed(here, wulan):
    """trap:39 — across periods."""
    with council_scope(here):
        write(WOMEN + MEN)
        publish_numbers(by=wulan)
        write([Row(gender="woman")])
        publish_numbers(by=wulan)
        fostered = public_sheet()[0]["makers.fostered"]
        assert (fostered.value, fostered.by("gender")) == (15, {"woman": 8, "man": 6})
        write([Row(gender="woman")] * 4)
        publish_numbers(by=wulan)
        assert public_sheet()[0]["makers.fostered"].by("gender") == {"woman": 13, "man": 6}


def test_no_money_and_no_owner_below_five_is_public(here, wulan):
    with council_scope(here):
        write([*WOMEN, *[Row(gender="man", sales=7_000_000)] * 3])
        public = publish_numbers(by=wulan).public
    assert not {one["code"] for one in public["indicators"]} & {"sales.total", "sales.median", "capital.total"}
    assert "7000000" not in str(public)
    fostered = next(one for one in public["indicators"] if one["code"] == "makers.fostered")
    assert "gender" not in fostered["by"]
    assert fostered["withheld"] == ["gender", "size"]


def test_a_past_year_that_one_maker_reports_late_stays_as_it_was_told(here, wulan):
    """trap:39 — the sum of a year less what it was is the people of one business."""
    with council_scope(here):
        write([Row(men=1, women=1)] * 8)
        (late,) = write([Row()])
        for maker in Maker.objects.exclude(pk=late.pk):
            YearlyFigure(maker=maker, year=2023, labour_men=2, labour_women=2, source="uji").save()
        publish_numbers(by=wulan)
        YearlyFigure(maker=late, year=2023, labour_men=9, labour_women=9, source="uji").save()
        write([Row(men=1, women=1)] * 6)
        publish_numbers(by=wulan)
        labour = public_sheet()[0]["labour.total"]
    assert labour.value == 16 + 18 + 12
    assert labour.by("year")["2023"] == 32


def test_people_at_work_are_told_in_publications_only(here, wulan):
    with council_scope(here):
        write([Row(men=1, women=1)] * 8)
        assert public_sheet()[0]["labour.total"].value is None
        publish_numbers(by=wulan)
        assert public_sheet()[0]["labour.total"].value == 16
        write([Row(men=3, women=1)])
        publish_numbers(by=wulan)
        labour = public_sheet()[0]["labour.total"]
        assert (labour.value, labour.known, labour.stands_since) == (16, 8, today())
