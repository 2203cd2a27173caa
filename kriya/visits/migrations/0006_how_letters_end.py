import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('visits', '0005_give_decks'),
    ]

    operations = [Together([
        pgtrigger.migrations.RemoveTrigger(
            model_name='visitrules',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='visitrules',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='visitrules',
            name='reply_closing',
            field=models.CharField(blank=True, max_length=600, verbose_name='penutup surat balasan'),
        ),
        migrations.AddField(
            model_name='visitrules',
            name='thanks_closing',
            field=models.CharField(blank=True, max_length=600, verbose_name='penutup surat ucapan terima kasih'),
        ),
        migrations.AddField(
            model_name='visitrulesevent',
            name='reply_closing',
            field=models.CharField(blank=True, max_length=600, verbose_name='penutup surat balasan'),
        ),
        migrations.AddField(
            model_name='visitrulesevent',
            name='thanks_closing',
            field=models.CharField(blank=True, max_length=600, verbose_name='penutup surat ucapan terima kasih'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitrules',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "visits_visitrulesevent" ("agenda", "closes", "council_id", "guest_days", "id", "minutes", "most_people", "notice_days", "opens", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_closing", "thanks_closing", "weekdays", "words") VALUES (OLD."agenda", OLD."closes", OLD."council_id", OLD."guest_days", OLD."id", OLD."minutes", OLD."most_people", OLD."notice_days", OLD."opens", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."reply_closing", OLD."thanks_closing", OLD."weekdays", OLD."words"); RETURN NULL;', hash='c554a5a7566b5c26942635a4a40ea76e4ba31d76', operation='UPDATE', pgid='pgtrigger_update_update_a730d', table='visits_visitrules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='visitrules',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "visits_visitrulesevent" ("agenda", "closes", "council_id", "guest_days", "id", "minutes", "most_people", "notice_days", "opens", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_closing", "thanks_closing", "weekdays", "words") VALUES (OLD."agenda", OLD."closes", OLD."council_id", OLD."guest_days", OLD."id", OLD."minutes", OLD."most_people", OLD."notice_days", OLD."opens", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reply_closing", OLD."thanks_closing", OLD."weekdays", OLD."words"); RETURN NULL;', hash='50c1cb2620be8538837b2dc58f9b2ea582c89775', operation='DELETE', pgid='pgtrigger_delete_delete_be16d', table='visits_visitrules', when='AFTER')),
        ),
    ])]
