import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("makers", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("name", "nama pemilik"),
                            ("phone", "telepon"),
                            ("address", "alamat"),
                            ("photo", "foto"),
                            ("sales", "penjualan"),
                        ],
                        max_length=8,
                        verbose_name="hal",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="diberikan")),
                ("source", models.CharField(max_length=160, verbose_name="cara")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="dicabut")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MakerPhotoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ("file", models.FileField(max_length=200, upload_to="makers/photos/%Y/%m")),
                ("alt_text", models.CharField(blank=True, max_length=200, verbose_name="keterangan gambar")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("applied", "mendaftar"),
                            ("reviewed", "dinilai"),
                            ("refused", "ditolak"),
                            ("fostered", "menjadi binaan"),
                            ("graduated", "mandiri"),
                            ("inactive", "tidak aktif"),
                        ],
                        max_length=12,
                        verbose_name="langkah",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="alasan")),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."given_on" IS DISTINCT FROM (NEW."given_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."maker_id" IS DISTINCT FROM (NEW."maker_id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id"))',
                    func='INSERT INTO "makers_consentevent" ("council_id", "given_on", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "source", "subject", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."council_id", OLD."given_on", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."source", OLD."subject", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                    hash="86afec379ef2ebb9202ec43a8fe3c1093e95340b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_828d4",
                    table="makers_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "makers_consentevent" ("council_id", "given_on", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "source", "subject", "withdrawn_at", "withdrawn_by_id") VALUES (OLD."council_id", OLD."given_on", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."source", OLD."subject", OLD."withdrawn_at", OLD."withdrawn_by_id"); RETURN NULL;',
                    hash="ddc877d2b35b968352fdb1d128c279de0b3458d3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7a72d",
                    table="makers_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="makerphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."alt_text" IS DISTINCT FROM (NEW."alt_text") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."maker_id" IS DISTINCT FROM (NEW."maker_id") OR OLD."position" IS DISTINCT FROM (NEW."position"))',
                    func='INSERT INTO "makers_makerphotoevent" ("added_at", "added_by_id", "alt_text", "council_id", "file", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."added_at", OLD."added_by_id", OLD."alt_text", OLD."council_id", OLD."file", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."position"); RETURN NULL;',
                    hash="f36c1a3d624a980f6df709b280090266eed7cd56",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_554da",
                    table="makers_makerphoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="makerphoto",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "makers_makerphotoevent" ("added_at", "added_by_id", "alt_text", "council_id", "file", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."added_at", OLD."added_by_id", OLD."alt_text", OLD."council_id", OLD."file", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                    hash="587998fedea7553025a9c3403200128031f96cc2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_26e85",
                    table="makers_makerphoto",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="step",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."maker_id" IS DISTINCT FROM (NEW."maker_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                    func='INSERT INTO "makers_stepevent" ("at", "by_id", "council_id", "id", "kind", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."at", OLD."by_id", OLD."council_id", OLD."id", OLD."kind", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="2d0d34d99eeaeb498780206914db0a6f9887004e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cd7b7",
                    table="makers_step",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="step",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "makers_stepevent" ("at", "by_id", "council_id", "id", "kind", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."at", OLD."by_id", OLD."council_id", OLD."id", OLD."kind", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                    hash="ea0db3310510ecad9a97be1eaf9849cc2e065b19",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ffbdb",
                    table="makers_step",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="council",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="maker",
            field=kriya.core.scoping.WithinCouncil(
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="makers.maker",
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="makers.consent",
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="recorded_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="withdrawn_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="makerphotoevent",
            name="added_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="makerphotoevent",
            name="council",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="makerphotoevent",
            name="maker",
            field=kriya.core.scoping.WithinCouncil(
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="makers.maker",
            ),
        ),
        migrations.AddField(
            model_name="makerphotoevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="makers.makerphoto",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="council",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="maker",
            field=kriya.core.scoping.WithinCouncil(
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="makers.maker",
            ),
        ),
        migrations.AddField(
            model_name="stepevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="makers.step",
            ),
        ),
        RaiseWalls("ConsentEvent", "MakerPhotoEvent", "StepEvent", append_only=True),
    ]
