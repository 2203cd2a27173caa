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
        ("catalog", "0007_take_photos_from_a_zip"),
        ("councils", "0006_keep_history_of_the_profile"),
        ("ledger", "0008_number_closings"),
        ("marketplaces", "0004_fill_by_the_worker"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="SkuEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        (
                            "marketplace",
                            models.CharField(
                                blank=True,
                                choices=[("shopee", "Shopee"), ("tiktok", "TikTok Shop / Tokopedia")],
                                max_length=8,
                            ),
                        ),
                        ("code", models.CharField(max_length=300, verbose_name="kode di lokapasar")),
                        ("made_at", models.DateTimeField()),
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
                                to="marketplaces.sku",
                            ),
                        ),
                        (
                            "product",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="catalog.product",
                            ),
                        ),
                        (
                            "variant",
                            scoping.WithinCouncil(
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="catalog.productvariant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        (
                            "marketplace",
                            models.CharField(
                                choices=[("shopee", "Shopee"), ("tiktok", "TikTok Shop / Tokopedia")], max_length=8
                            ),
                        ),
                        ("key", models.CharField(max_length=64)),
                        ("on", models.DateField(null=True)),
                        ("amount", models.BigIntegerField()),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        (
                            "booked",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="ledger.transaction",
                            ),
                        ),
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
                            "file",
                            scoping.WithinCouncil(
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="marketplaces.marketfile",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="marketplaces.withdrawal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sku",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "marketplaces_skuevent" ("by_id", "code", "council_id", "id", "made_at", "marketplace", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "variant_id") VALUES (OLD."by_id", OLD."code", OLD."council_id", OLD."id", OLD."made_at", OLD."marketplace", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."product_id", OLD."variant_id"); RETURN NULL;',
                            hash="57b308703a8983cf3c3fc40ee54938db2b92136d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be606",
                            table="marketplaces_sku",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sku",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "marketplaces_skuevent" ("by_id", "code", "council_id", "id", "made_at", "marketplace", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "variant_id") VALUES (OLD."by_id", OLD."code", OLD."council_id", OLD."id", OLD."made_at", OLD."marketplace", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."variant_id"); RETURN NULL;',
                            hash="6f376d520a2d6424b42c3d94e6a001d5f1b6eec3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fb020",
                            table="marketplaces_sku",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "marketplaces_withdrawalevent" ("amount", "booked_id", "by_id", "council_id", "file_id", "id", "key", "marketplace", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (OLD."amount", OLD."booked_id", OLD."by_id", OLD."council_id", OLD."file_id", OLD."id", OLD."key", OLD."marketplace", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."reference"); RETURN NULL;',
                            hash="3beeef5cabe909f0148941527425a03517afe908",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a2196",
                            table="marketplaces_withdrawal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="withdrawal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "marketplaces_withdrawalevent" ("amount", "booked_id", "by_id", "council_id", "file_id", "id", "key", "marketplace", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (OLD."amount", OLD."booked_id", OLD."by_id", OLD."council_id", OLD."file_id", OLD."id", OLD."key", OLD."marketplace", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference"); RETURN NULL;',
                            hash="b9c8c34179fc0b58351f394a2861980775780c74",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_063c8",
                            table="marketplaces_withdrawal",
                            when="AFTER",
                        ),
                    ),
                ),
                RaiseWalls("SkuEvent", "WithdrawalEvent", append_only=True),
            ],
        ),
    ]
