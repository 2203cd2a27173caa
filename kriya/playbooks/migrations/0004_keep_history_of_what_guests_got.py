import django.db.models.deletion
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
        ("councils", "0006_keep_history_of_the_profile"),
        ("playbooks", "0003_tell_of_copies"),
        ("visits", "0007_refreshments"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="GivenPlaybookEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
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
                                to="playbooks.givenplaybook",
                            ),
                        ),
                        (
                            "playbook",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="playbooks.playbook",
                            ),
                        ),
                        (
                            "visit",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="visits.visit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="givenplaybook",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "playbooks_givenplaybookevent" ("at", "by_id", "council_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "playbook_id", "visit_id") VALUES (OLD."at", OLD."by_id", OLD."council_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."playbook_id", OLD."visit_id"); RETURN NULL;',
                            hash="ba2a312efa610607358b1a59db4bda0102ec97af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6c642",
                            table="playbooks_givenplaybook",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="givenplaybook",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "playbooks_givenplaybookevent" ("at", "by_id", "council_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "playbook_id", "visit_id") VALUES (OLD."at", OLD."by_id", OLD."council_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."playbook_id", OLD."visit_id"); RETURN NULL;',
                            hash="49c40751c2356d0ac401e35210badcbc2b260428",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0eb6f",
                            table="playbooks_givenplaybook",
                            when="AFTER",
                        ),
                    ),
                ),
                RaiseWalls("GivenPlaybookEvent", append_only=True),
            ],
        ),
    ]
