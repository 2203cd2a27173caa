import django.db.models.deletion
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
        ("ledger", "0008_number_closings"),
        ("makers", "0005_keep_history_of_log_ins_and_pairs"),
        ("showroom", "0010_how_labels_look"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="SettlementMakerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.UUIDField(default=ids.new_id, editable=False, serialize=False)),
                        ("sales", models.BigIntegerField(default=0)),
                        ("refunds", models.BigIntegerField(default=0)),
                        ("other", models.BigIntegerField(default=0)),
                        ("advances", models.BigIntegerField(default=0)),
                        ("amount", models.BigIntegerField()),
                        ("entries", models.PositiveIntegerField()),
                        ("minimum", models.BigIntegerField(default=0)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("paid", "dibayar"),
                                    ("negative", "saldo kurang, dibawa ke pelunasan berikut"),
                                    ("below_minimum", "di bawah pelunasan terkecil, dibawa"),
                                    ("nothing", "tidak ada yang dibayar"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[("bank", "transfer bank"), ("cash", "tunai")], default="cash", max_length=4
                            ),
                        ),
                        ("receipt", models.CharField(blank=True, max_length=32, verbose_name="nomor kuitansi")),
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
                            "maker",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="makers.maker",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="showroom.settlementmaker",
                            ),
                        ),
                        (
                            "settlement",
                            scoping.WithinCouncil(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="showroom.settlement",
                            ),
                        ),
                        (
                            "transaction",
                            scoping.WithinCouncil(
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlementmaker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "showroom_settlementmakerevent" ("advances", "amount", "council_id", "entries", "id", "maker_id", "method", "minimum", "other", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "refunds", "sales", "settlement_id", "transaction_id") VALUES (OLD."advances", OLD."amount", OLD."council_id", OLD."entries", OLD."id", OLD."maker_id", OLD."method", OLD."minimum", OLD."other", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."receipt", OLD."refunds", OLD."sales", OLD."settlement_id", OLD."transaction_id"); RETURN NULL;',
                            hash="a432ecef1614b74dc323737640acde073a232f2f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24f2e",
                            table="showroom_settlementmaker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlementmaker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "showroom_settlementmakerevent" ("advances", "amount", "council_id", "entries", "id", "maker_id", "method", "minimum", "other", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt", "refunds", "sales", "settlement_id", "transaction_id") VALUES (OLD."advances", OLD."amount", OLD."council_id", OLD."entries", OLD."id", OLD."maker_id", OLD."method", OLD."minimum", OLD."other", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."receipt", OLD."refunds", OLD."sales", OLD."settlement_id", OLD."transaction_id"); RETURN NULL;',
                            hash="11baca5063c99d8eeeed5af54b3492fee58c91bf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3361a",
                            table="showroom_settlementmaker",
                            when="AFTER",
                        ),
                    ),
                ),
                RaiseWalls("SettlementMakerEvent", append_only=True),
            ],
        ),
    ]
