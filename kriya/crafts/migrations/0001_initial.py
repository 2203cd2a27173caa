import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    initial = True

    # Libraries whose tables point to people come before ours: see councils/0001.
    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('councils', '0001_initial'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('usersessions', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Craft',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=48, verbose_name='kode')),
                ('name_id', models.CharField(max_length=80, verbose_name='nama (Indonesia)')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='nama (Inggris)')),
                ('is_craft', models.BooleanField(default=True, verbose_name='kerajinan')),
                ('is_own', models.BooleanField(default=False, verbose_name='tambahan dewan')),
                ('kbli_code', models.CharField(blank=True, max_length=5, verbose_name='kode KBLI')),
                ('kbli_edition', models.CharField(blank=True, max_length=4, verbose_name='edisi KBLI')),
                ('synonyms', models.TextField(blank=True, help_text='Satu sebutan per baris.', verbose_name='sebutan lain')),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('parent', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='crafts.craft')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'code'), name='craft_code_once'), models.CheckConstraint(condition=models.Q(('kbli_code', ''), ('kbli_code__regex', '^\\d{5}$'), _connector='OR'), name='craft_kbli_five_digits'), models.CheckConstraint(condition=models.Q(('kbli_code', ''), models.Q(('kbli_edition', ''), _negated=True), _connector='OR'), name='craft_kbli_has_edition')],
            },
        ),
        migrations.CreateModel(
            name='CraftEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('code', models.CharField(max_length=48, verbose_name='kode')),
                ('name_id', models.CharField(max_length=80, verbose_name='nama (Indonesia)')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='nama (Inggris)')),
                ('is_craft', models.BooleanField(default=True, verbose_name='kerajinan')),
                ('is_own', models.BooleanField(default=False, verbose_name='tambahan dewan')),
                ('kbli_code', models.CharField(blank=True, max_length=5, verbose_name='kode KBLI')),
                ('kbli_edition', models.CharField(blank=True, max_length=4, verbose_name='edisi KBLI')),
                ('synonyms', models.TextField(blank=True, help_text='Satu sebutan per baris.', verbose_name='sebutan lain')),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('parent', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='crafts.craft')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='crafts.craft')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='craft',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "crafts_craftevent" ("code", "council_id", "id", "is_craft", "is_own", "kbli_code", "kbli_edition", "name_en", "name_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "synonyms") VALUES (OLD."code", OLD."council_id", OLD."id", OLD."is_craft", OLD."is_own", OLD."kbli_code", OLD."kbli_edition", OLD."name_en", OLD."name_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."retired_at", OLD."synonyms"); RETURN NULL;', hash='e9063bd8d68a906465a2a0c5e43e6fa3a804a4cc', operation='UPDATE', pgid='pgtrigger_update_update_6a91e', table='crafts_craft', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='craft',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "crafts_craftevent" ("code", "council_id", "id", "is_craft", "is_own", "kbli_code", "kbli_edition", "name_en", "name_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "synonyms") VALUES (OLD."code", OLD."council_id", OLD."id", OLD."is_craft", OLD."is_own", OLD."kbli_code", OLD."kbli_edition", OLD."name_en", OLD."name_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."retired_at", OLD."synonyms"); RETURN NULL;', hash='e29f530951f7a250f710f6688972f5b848787e1b', operation='DELETE', pgid='pgtrigger_delete_delete_bb81a', table='crafts_craft', when='AFTER')),
        ),
    ])]
