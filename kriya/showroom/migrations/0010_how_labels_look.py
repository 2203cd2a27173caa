import django.db.models.deletion
import kriya.core.ids
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('showroom', '0009_news_of_programmes'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='LabelRules',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('paper', models.CharField(default='a4-24', max_length=12, verbose_name='kertas')),
                ('has_maker', models.BooleanField(default=True, verbose_name='nama perajin')),
                ('has_craft', models.BooleanField(default=True, verbose_name='jenis kerajinan')),
                ('has_price', models.BooleanField(default=True, verbose_name='harga')),
                ('line', models.CharField(blank=True, max_length=40, verbose_name='kalimat dewan')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council',), name='label_rules_once')],
            },
        ),
        migrations.CreateModel(
            name='LabelRulesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('paper', models.CharField(default='a4-24', max_length=12, verbose_name='kertas')),
                ('has_maker', models.BooleanField(default=True, verbose_name='nama perajin')),
                ('has_craft', models.BooleanField(default=True, verbose_name='jenis kerajinan')),
                ('has_price', models.BooleanField(default=True, verbose_name='harga')),
                ('line', models.CharField(blank=True, max_length=40, verbose_name='kalimat dewan')),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='showroom.labelrules')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='labelrules',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "showroom_labelrulesevent" ("council_id", "has_craft", "has_maker", "has_price", "id", "line", "paper", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."council_id", OLD."has_craft", OLD."has_maker", OLD."has_price", OLD."id", OLD."line", OLD."paper", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id"); RETURN NULL;', hash='e341264aebde0dac3b7b34805c56327d864080de', operation='UPDATE', pgid='pgtrigger_update_update_8b4a9', table='showroom_labelrules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='labelrules',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "showroom_labelrulesevent" ("council_id", "has_craft", "has_maker", "has_price", "id", "line", "paper", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."council_id", OLD."has_craft", OLD."has_maker", OLD."has_price", OLD."id", OLD."line", OLD."paper", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='0a42d67ee93f89a07398b97c5a500fec717ccc58', operation='DELETE', pgid='pgtrigger_delete_delete_68dc8', table='showroom_labelrules', when='AFTER')),
        ),
        RaiseWalls("LabelRules"),
        RaiseWalls("LabelRulesEvent", append_only=True),
    ])]
