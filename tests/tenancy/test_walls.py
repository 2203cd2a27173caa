"""The walls as they stand in the database: a table or pointer without its wall fails here on the day it is born."""

import os

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from kriya.core.scoping import CouncilRow, NoScope, WithinCouncil, council_scope
from kriya.core.walls import is_history
from kriya.councils.actions import describe_council
from kriya.makers.models import Maker, MakerPhone
from tests import build
from tests.emptying import SUPER

pytestmark = pytest.mark.usefixtures("real_db")

# Tables with a council column and no wall, each for a reason.
PROJECTIONS = {
    "makers_publishedmaker", "catalog_publishedproduct", "catalog_publishedphoto", "catalog_facetcount",
    "catalog_facetcount_maker", "catalog_facetcount_rest", "catalog_facetlabel", "catalog_publishedword",
    "catalog_publishedspelling", "inventory_publishedlabel", "promotion_publishedlink", "participation_publishedcall",
    "visits_publishedvisit", "achievements_peerfigures", "exhibitions_publishedexhibition",
    "playbooks_publishedplaybook", "playbooks_sharedprogress", "participation_publishedcertificate",
    "achievements_nationreport",
    # Nobody may read it but three functions that answer with counts.
    "achievements_nationmark",
    "assistance_publishedservice",
}  # fmt: skip
OF_COUNCILS = {"councils_councildomain"}


def walled_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
               WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'council_wall'"""
        )
        return {row[0] for row in cursor.fetchall()}


def tables_with_a_council() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'council_id'"
        )
        return {row[0] for row in cursor.fetchall()}


def test_every_table_with_a_council_column_has_row_level_security_forced():
    assert tables_with_a_council() - PROJECTIONS == walled_tables()


@pytest.mark.skipif(SUPER not in os.environ, reason="on a foreign server nobody may read what the planner knows")
def test_the_planner_knows_of_every_walled_table_that_few_councils_share_it(database_name: str):
    """Else a page over a hundred sales took fifteen seconds until the tables were first analyzed."""
    told = """SELECT a.attrelid::regclass::text FROM pg_statistic s
              JOIN pg_attribute a ON a.attrelid = s.starelid AND a.attnum = s.staattnum AND a.attname = 'council_id'"""
    with psycopg.connect(psycopg.conninfo.make_conninfo(os.environ[SUPER], dbname=database_name)) as connected:
        known = {name for (name,) in connected.execute(told)}
    assert walled_tables() - OF_COUNCILS - known == set()


def test_every_model_of_a_council_is_a_walled_table():
    models = {model._meta.db_table for model in apps.get_models() if issubclass(model, CouncilRow)}
    assert models <= walled_tables()


def test_every_pointer_to_a_councils_row_is_a_foreign_key_over_council_and_id():
    walled = walled_tables() - OF_COUNCILS
    pointers = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model._meta.db_table in walled and not is_history(model)
        for field in model._meta.local_fields
        if field.is_relation and field.remote_field.model._meta.db_table in walled
    }
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT conrelid::regclass::text, (SELECT array_agg(attname ORDER BY o) FROM unnest(conkey) WITH ORDINALITY k(n, o)
                 JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.n)
               FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) = 2"""
        )
        composite = {(table, columns[1]) for table, columns in cursor.fetchall() if columns[0] == "council_id"}
    assert pointers - composite == set()
    assert pointers, "there is something to check"


def test_every_pointer_in_the_models_is_declared_within_the_council():
    for model in apps.get_models():
        if issubclass(model, CouncilRow):
            for field in model._meta.local_fields:
                if field.is_relation and issubclass(field.remote_field.model, CouncilRow):
                    assert isinstance(field, WithinCouncil), f"{model._meta.label}.{field.name}"


def test_without_a_council_every_walled_table_is_empty_to_raw_sql():
    here = build.pekalongan()
    with council_scope(here):
        build.maker()
    seen = {}
    with transaction.atomic(), connection.cursor() as cursor:
        for table in walled_tables() - OF_COUNCILS:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            seen[table] = cursor.fetchone()[0]
    assert set(seen.values()) == {0}


def test_raw_sql_sees_its_own_council_only():
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        build.maker("Topeng Bobung")
    with council_scope(here):
        build.maker("Batik Sekar")
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM makers_maker")
            assert cursor.fetchall() == [("Batik Sekar",)]


def test_a_pooled_connection_forgets_the_council_after_an_error():
    """trap:11 — the setting is local to the transaction, so the next one on the same connection starts with no council."""
    here = build.pekalongan()
    with council_scope(here):
        build.maker()
    with pytest.raises(ZeroDivisionError), council_scope(here):
        assert 1 / 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('kriya.council', true), (SELECT count(*) FROM makers_maker)")
        setting, rows = cursor.fetchone()
    assert not setting
    assert rows == 0


def test_a_setting_of_the_session_would_leak_into_the_next_transaction():
    """trap:11, twin — with a session-level setting the next transaction sees the council of the one before."""
    here = build.pekalongan()
    with council_scope(here):
        build.maker()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kriya.council', %s, false)", [str(here.pk)])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM makers_maker")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT set_config('kriya.council', '', false)")


def test_the_database_refuses_a_pointer_into_another_council():
    """trap:11 — the composite key refuses what row-level security lets through."""
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        theirs = build.maker("Topeng Bobung")
    with pytest.raises(IntegrityError, match="makers_makerphone_maker_id_wall"), council_scope(here):
        MakerPhone(maker_id=theirs.pk, number="+6281200000001").save()
    with council_scope(here):
        assert not MakerPhone.objects.exists()


def test_without_the_composite_key_the_pointer_would_be_accepted(owner: psycopg.Connection):
    """trap:11, twin — a plain foreign key is checked without looking at policies."""
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        theirs = build.maker("Topeng Bobung")
    wall = "ALTER TABLE makers_makerphone ADD CONSTRAINT makers_makerphone_maker_id_wall FOREIGN KEY (council_id, maker_id) REFERENCES makers_maker (council_id, id) DEFERRABLE INITIALLY DEFERRED"
    owner.execute("ALTER TABLE makers_makerphone DROP CONSTRAINT makers_makerphone_maker_id_wall")
    owner.execute(
        "ALTER TABLE makers_makerphone ADD CONSTRAINT plain FOREIGN KEY (maker_id) REFERENCES makers_maker (id)"
    )
    try:
        with council_scope(here):
            MakerPhone(maker_id=theirs.pk, number="+6281200000001").save()
            assert MakerPhone.objects.count() == 1
            MakerPhone.objects.all().delete()
    finally:
        owner.execute("ALTER TABLE makers_makerphone DROP CONSTRAINT plain")
        owner.execute("TRUNCATE makers_makerphone")
        owner.execute(wall)


def test_saving_another_councils_row_in_this_scope_is_refused():
    """trap:10 — django-scopes lets this through; CouncilRow.save does not."""
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        theirs = build.maker("Topeng Bobung")
    theirs.name = "Diambil"
    with pytest.raises(NoScope), council_scope(here):
        theirs.save()
    with council_scope(there):
        assert Maker.objects.get().name == "Topeng Bobung"


def test_the_base_manager_finds_no_row_of_another_council():
    """trap:10 — refresh_from_db and forward keys go by the base manager, which has no scope; the database has."""
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        theirs = build.maker("Topeng Bobung")
    with council_scope(here):
        assert not Maker._base_manager.filter(pk=theirs.pk).exists()
        with pytest.raises(Maker.DoesNotExist):
            theirs.refresh_from_db()


def test_a_question_outside_any_scope_raises():
    with pytest.raises(Exception, match="scope"):
        Maker.objects.count()


@pytest.mark.parametrize(
    "statement",
    ["TRUNCATE makers_maker CASCADE", "ALTER TABLE makers_maker DISABLE ROW LEVEL SECURITY", "DROP TABLE makers_step"],
)
def test_the_application_may_neither_truncate_nor_change_a_table(statement: str):
    """trap:11 — TRUNCATE ignores policies, so the application has no such right."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_history_can_be_neither_changed_nor_deleted_by_the_application():
    here = build.pekalongan()
    with council_scope(here):
        made = build.maker()
        made.name = "Batik Sekar Arum"
        made.save()
    for statement in ("UPDATE makers_makerevent SET name = 'x'", "DELETE FROM makers_makerevent"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            council_scope(here),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_nobody_changes_the_profile_of_another_council():
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(here):
        there.name = "Diambil"
        with pytest.raises(DatabaseError):
            there.save(force_update=True)


def test_what_a_profile_was_is_read_by_its_council_alone_and_stays():
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(here):
        describe_council(here, name="Dekranasda Kota Batik")
        assert [event.name for event in here.events.all()] == ["Dekranasda Kota Pekalongan"]
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            here.events.all().delete()
    with council_scope(there):
        assert not here.events.exists()
    assert not here.events.exists()


def test_every_row_of_a_council_is_tied_to_it_by_a_key_of_its_own_or_of_what_it_points_to():
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT DISTINCT conrelid::regclass::text FROM pg_constraint c JOIN pg_attribute a
                 ON a.attrelid = c.conrelid AND a.attnum = c.conkey[cardinality(c.conkey)]
               WHERE contype = 'f' AND (confrelid = 'councils_council'::regclass OR (cardinality(conkey) = 2 AND a.attnotnull))"""
        )
        tied = {row[0] for row in cursor.fetchall()}
    rows = {
        model._meta.db_table for model in apps.get_models() if issubclass(model, CouncilRow) and not is_history(model)
    }
    assert rows - tied == set()


def test_every_pointer_to_a_councils_row_has_an_index_that_begins_with_both():
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT i.indrelid::regclass::text, a.attname FROM pg_index i
                 JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = i.indkey[0] AND c.attname = 'council_id'
                 JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1]
               WHERE coalesce(pg_get_expr(i.indpred, i.indrelid), '') IN ('', format('(%I IS NOT NULL)', a.attname))"""
        )
        indexed = set(cursor.fetchall())
    pointers = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if issubclass(model, CouncilRow) and not is_history(model)
        for field in model._meta.local_fields
        if isinstance(field, WithinCouncil)
    }
    assert pointers - indexed == set()
