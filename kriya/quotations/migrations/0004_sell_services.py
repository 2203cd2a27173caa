
import django.db.models.deletion
import kriya.core.scoping
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0007_take_photos_from_a_zip'),
        ('councils', '0005_say_whether_views_show'),
        ('inventory', '0003_prices_of_places_and_gifts'),
        ('makers', '0003_undo_an_import_in_a_job'),
        ('quotations', '0003_seal_contacts'),
        ('sales', '0016_sell_services'),
    ]

    operations = [Together([
        pgtrigger.migrations.RemoveTrigger(
            model_name='quotationline',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='quotationline',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='handoverline',
            name='handover_line_once',
        ),
        migrations.AddField(
            model_name='quotationline',
            name='is_service',
            field=models.BooleanField(default=False, verbose_name='jasa'),
        ),
        migrations.AddField(
            model_name='quotationlineevent',
            name='is_service',
            field=models.BooleanField(default=False, verbose_name='jasa'),
        ),
        migrations.AlterField(
            model_name='handoverline',
            name='location',
            field=kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inventory.location'),
        ),
        migrations.AlterField(
            model_name='handoverline',
            name='lot',
            field=kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inventory.lot'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotationline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "quotations_quotationlineevent" ("cancelled", "council_id", "declined_at", "detail", "discount", "id", "is_service", "is_to_order", "made", "maker_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pieces", "position", "price", "product_id", "promised_on", "quotation_id", "total", "variant_id") VALUES (OLD."cancelled", OLD."council_id", OLD."declined_at", OLD."detail", OLD."discount", OLD."id", OLD."is_service", OLD."is_to_order", OLD."made", OLD."maker_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."pieces", OLD."position", OLD."price", OLD."product_id", OLD."promised_on", OLD."quotation_id", OLD."total", OLD."variant_id"); RETURN NULL;', hash='5fac129dce93edea680e1d2e9525ac20b364b6cd', operation='UPDATE', pgid='pgtrigger_update_update_c191c', table='quotations_quotationline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotationline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "quotations_quotationlineevent" ("cancelled", "council_id", "declined_at", "detail", "discount", "id", "is_service", "is_to_order", "made", "maker_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pieces", "position", "price", "product_id", "promised_on", "quotation_id", "total", "variant_id") VALUES (OLD."cancelled", OLD."council_id", OLD."declined_at", OLD."detail", OLD."discount", OLD."id", OLD."is_service", OLD."is_to_order", OLD."made", OLD."maker_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."pieces", OLD."position", OLD."price", OLD."product_id", OLD."promised_on", OLD."quotation_id", OLD."total", OLD."variant_id"); RETURN NULL;', hash='a11d089099cd5b528d118bd89ea41cab4f38517b', operation='DELETE', pgid='pgtrigger_delete_delete_de7ba', table='quotations_quotationline', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='handoverline',
            constraint=models.UniqueConstraint(fields=('council', 'handover', 'line', 'lot', 'location'), name='handover_line_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='handoverline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location__isnull', False), ('lot__isnull', False)), models.Q(('location', None), ('lot', None)), _connector='OR'), name='handover_line_lies_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='quotationline',
            constraint=models.CheckConstraint(condition=models.Q(('is_service', False), ('product', None), _connector='OR'), name='quotation_line_service_of_no_product'),
        ),
    ])]
