import django.db.models.deletion
import kriya.core.ids
import kriya.core.personal
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    """What makers are told, and how each of them wants to be told."""

    dependencies = [
        ('councils', '0003_tell_hours_story_and_own_colour'),
        ('makers', '0003_undo_an_import_in_a_job'),
        ('showroom', '0005_monthly_reports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='NewsChoice',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('whatsapp', 'WhatsApp, dikirim petugas'), ('email', 'surel, terkirim sendiri'), ('in_person', 'langsung, saat datang ke galeri')], max_length=9, verbose_name='cara dikabari')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('maker', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='news_choices', to='makers.maker')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'maker'), name='news_choice_one_a_maker'),
                    models.CheckConstraint(condition=models.Q(('channel__in', ['whatsapp', 'email', 'in_person'])), name='news_choice_is_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NewsChoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('channel', models.CharField(choices=[('whatsapp', 'WhatsApp, dikirim petugas'), ('email', 'surel, terkirim sendiri'), ('in_person', 'langsung, saat datang ke galeri')], max_length=9, verbose_name='cara dikabari')),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('maker', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='makers.maker')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='showroom.newschoice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('taken_in', 'titipan diterima'), ('markdown', 'ditanya soal harga'), ('expiring', 'masa titip berakhir'), ('settled', 'pelunasan dibayar')], max_length=8)),
                ('channel', models.CharField(choices=[('whatsapp', 'WhatsApp, dikirim petugas'), ('email', 'surel, terkirim sendiri'), ('in_person', 'langsung, saat datang ke galeri')], max_length=9)),
                ('about', models.UUIDField()),
                ('facts', models.JSONField(default=dict)),
                ('secret', kriya.core.personal.EncryptedText(blank=True)),
                ('made_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('maker', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='news', to='makers.maker')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('told_at', None)), fields=['council', 'made_at'], name='news_to_tell')],
                'constraints': [models.UniqueConstraint(fields=('council', 'kind', 'about', 'maker'), name='news_once'), models.CheckConstraint(condition=models.Q(('channel__in', ['whatsapp', 'email', 'in_person']), ('kind__in', ['taken_in', 'markdown', 'expiring', 'settled'])), name='news_words_are_known'), models.CheckConstraint(condition=models.Q(('told_at', None), ('secret', ''), _connector='OR'), name='news_secret_until_told')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='newschoice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "showroom_newschoiceevent" ("channel", "council_id", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."channel", OLD."council_id", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id"); RETURN NULL;', hash='8e9dfea7f3de5240e23cc63342023699fe351eea', operation='UPDATE', pgid='pgtrigger_update_update_f8cf3', table='showroom_newschoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='newschoice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "showroom_newschoiceevent" ("channel", "council_id", "id", "maker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."channel", OLD."council_id", OLD."id", OLD."maker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='4b37dd22faf03cf7d05f55c0590e76e8894753e4', operation='DELETE', pgid='pgtrigger_delete_delete_dda01', table='showroom_newschoice', when='AFTER')),
        ),
        RaiseWalls('NewsChoice', 'News'),
        RaiseWalls('NewsChoiceEvent', append_only=True),
        NeverChanges('News', but=('channel', 'told_at', 'told_by_id', 'secret')),
    ])]
