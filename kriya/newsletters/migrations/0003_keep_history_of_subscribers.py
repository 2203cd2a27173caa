import django.db.models.deletion
import kriya.core.ids
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core import ids, scoping
from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0006_keep_history_of_the_profile"),
        ("newsletters", "0002_walls"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="SubscriberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        ("language", models.CharField(default="id", max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "belum konfirmasi"),
                                    ("subscribed", "berlangganan"),
                                    ("left", "berhenti"),
                                    ("bounced", "alamat tidak sampai"),
                                    ("erased", "dihapus"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("since", models.DateTimeField()),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="newsletters.subscriber",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscriber",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "newsletters_subscriberevent" ("council_id", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (OLD."council_id", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."since", OLD."state"); RETURN NULL;',
                            hash="85cd4552caee30452420ca33641955a77dcbde7b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_025b0",
                            table="newsletters_subscriber",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscriber",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "newsletters_subscriberevent" ("council_id", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state") VALUES (OLD."council_id", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since", OLD."state"); RETURN NULL;',
                            hash="f0dbea8215d7f00e820ba454b8fb54e5f7897f2f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_01cc0",
                            table="newsletters_subscriber",
                            when="AFTER",
                        ),
                    ),
                ),
                RaiseWalls("SubscriberEvent", append_only=True),
            ],
        ),
    ]
