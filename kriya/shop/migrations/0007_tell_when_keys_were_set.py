import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0006_tell_what_came_back'),
    ]

    operations = [Together([
        pgtrigger.migrations.RemoveTrigger(
            model_name='shoprules',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='shoprules',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='shoprules',
            name='keys_set',
            field=models.JSONField(blank=True, default=dict, verbose_name='kunci penyedia'),
        ),
        migrations.AddField(
            model_name='shoprulesevent',
            name='keys_set',
            field=models.JSONField(blank=True, default=dict, verbose_name='kunci penyedia'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shoprules',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."bank_account" IS DISTINCT FROM (NEW."bank_account") OR OLD."bank_holder" IS DISTINCT FROM (NEW."bank_holder") OR OLD."bank_name" IS DISTINCT FROM (NEW."bank_name") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."courier" IS DISTINCT FROM (NEW."courier") OR OLD."couriers" IS DISTINCT FROM (NEW."couriers") OR OLD."deposit" IS DISTINCT FROM (NEW."deposit") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_open" IS DISTINCT FROM (NEW."is_open") OR OLD."keys_set" IS DISTINCT FROM (NEW."keys_set") OR OLD."online_minutes" IS DISTINCT FROM (NEW."online_minutes") OR OLD."origin_area" IS DISTINCT FROM (NEW."origin_area") OR OLD."origin_postal_code" IS DISTINCT FROM (NEW."origin_postal_code") OR OLD."pick_up" IS DISTINCT FROM (NEW."pick_up") OR OLD."provider" IS DISTINCT FROM (NEW."provider") OR OLD."terms_en" IS DISTINCT FROM (NEW."terms_en") OR OLD."terms_id" IS DISTINCT FROM (NEW."terms_id") OR OLD."transfer_hours" IS DISTINCT FROM (NEW."transfer_hours"))', func='INSERT INTO "shop_shoprulesevent" ("bank_account", "bank_holder", "bank_name", "council_id", "courier", "couriers", "deposit", "id", "is_open", "keys_set", "online_minutes", "origin_area", "origin_postal_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pick_up", "provider", "terms_en", "terms_id", "transfer_hours") VALUES (OLD."bank_account", OLD."bank_holder", OLD."bank_name", OLD."council_id", OLD."courier", OLD."couriers", OLD."deposit", OLD."id", OLD."is_open", OLD."keys_set", OLD."online_minutes", OLD."origin_area", OLD."origin_postal_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."pick_up", OLD."provider", OLD."terms_en", OLD."terms_id", OLD."transfer_hours"); RETURN NULL;', hash='5e9c808e53a3735aaf49417e5f9b7e74f97cece0', operation='UPDATE', pgid='pgtrigger_update_update_f1ffe', table='shop_shoprules', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shoprules',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "shop_shoprulesevent" ("bank_account", "bank_holder", "bank_name", "council_id", "courier", "couriers", "deposit", "id", "is_open", "keys_set", "online_minutes", "origin_area", "origin_postal_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pick_up", "provider", "terms_en", "terms_id", "transfer_hours") VALUES (OLD."bank_account", OLD."bank_holder", OLD."bank_name", OLD."council_id", OLD."courier", OLD."couriers", OLD."deposit", OLD."id", OLD."is_open", OLD."keys_set", OLD."online_minutes", OLD."origin_area", OLD."origin_postal_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."pick_up", OLD."provider", OLD."terms_en", OLD."terms_id", OLD."transfer_hours"); RETURN NULL;', hash='886b48853660a78df38eda2958aedf6574b8fe32', operation='DELETE', pgid='pgtrigger_delete_delete_8a45c', table='shop_shoprules', when='AFTER')),
        ),
    ])]
