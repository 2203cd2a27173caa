import django.db.models.deletion
import kriya.core.ids
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core import ids, scoping
from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("achievements", "0008_nation_by_craft"),
        ("councils", "0006_keep_history_of_the_profile"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="PeriodClosingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        ("period", models.CharField(max_length=8, verbose_name="periode")),
                        ("reason", models.CharField(blank=True, max_length=240, verbose_name="alasan revisi")),
                        ("note", models.CharField(blank=True, max_length=240, verbose_name="catatan")),
                        ("digest", models.CharField(max_length=64)),
                        ("explanations", models.JSONField(default=dict)),
                        ("prepared_at", models.DateTimeField()),
                        ("prepared_by_name", models.CharField(max_length=120)),
                        (
                            "ended_as",
                            models.CharField(
                                blank=True,
                                choices=[("approved", "disetujui"), ("sent_back", "dikembalikan")],
                                default="",
                                max_length=10,
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_note", models.CharField(blank=True, default="", max_length=240)),
                        (
                            "council",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="councils.council",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="achievements.periodclosing",
                            ),
                        ),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."ended_as" IS DISTINCT FROM (NEW."ended_as") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."ended_note" IS DISTINCT FROM (NEW."ended_note") OR OLD."explanations" IS DISTINCT FROM (NEW."explanations") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."prepared_at" IS DISTINCT FROM (NEW."prepared_at") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."prepared_by_name" IS DISTINCT FROM (NEW."prepared_by_name") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func='INSERT INTO "achievements_periodclosingevent" ("council_id", "digest", "ended_as", "ended_at", "ended_by_id", "ended_note", "explanations", "id", "note", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "prepared_by_name", "reason") VALUES (OLD."council_id", OLD."digest", OLD."ended_as", OLD."ended_at", OLD."ended_by_id", OLD."ended_note", OLD."explanations", OLD."id", OLD."note", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."prepared_by_name", OLD."reason"); RETURN NULL;',
                            hash="c902c7d59b28e5193b07c4ec07dc6cecdc4e65d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96a18",
                            table="achievements_periodclosing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "achievements_periodclosingevent" ("council_id", "digest", "ended_as", "ended_at", "ended_by_id", "ended_note", "explanations", "id", "note", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "prepared_by_name", "reason") VALUES (OLD."council_id", OLD."digest", OLD."ended_as", OLD."ended_at", OLD."ended_by_id", OLD."ended_note", OLD."explanations", OLD."id", OLD."note", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."prepared_by_name", OLD."reason"); RETURN NULL;',
                            hash="2509aabaaf04e95d25644cbbd43f19f523171d3d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_203fa",
                            table="achievements_periodclosing",
                            when="AFTER",
                        ),
                    ),
                ),
                RaiseWalls("PeriodClosingEvent", append_only=True),
            ],
        ),
    ]
