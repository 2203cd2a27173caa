import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('councils', '0004_say_whether_it_sells_online'),
        ('inventory', '0002_walls'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='PlacePrice',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('price', models.BigIntegerField(verbose_name='harga di tempat ini')),
                ('document', models.UUIDField(editable=False, null=True)),
                ('set_at', models.DateTimeField(editable=False)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('location', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inventory.location')),
                ('lot', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='place_prices', to='inventory.lot')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'location', 'lot'), name='place_price_once'), models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='place_price_above_zero')],
            },
        ),
        migrations.CreateModel(
            name='PlacePriceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('price', models.BigIntegerField(verbose_name='harga di tempat ini')),
                ('document', models.UUIDField(editable=False, null=True)),
                ('set_at', models.DateTimeField(editable=False)),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('location', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inventory.location')),
                ('lot', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inventory.lot')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='inventory.placeprice')),
                ('set_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='location',
            name='location_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='location',
            name='location_kind_one_a_council',
        ),
        migrations.RemoveConstraint(
            model_name='movement',
            name='movement_reason_is_known',
        ),
        migrations.AlterField(
            model_name='location',
            name='kind',
            field=models.CharField(choices=[('showroom', 'galeri'), ('store', 'gudang'), ('exhibition', 'pameran'), ('loan', 'dipinjamkan'), ('transit', 'dalam perjalanan'), ('damaged', 'rusak'), ('lost', 'hilang'), ('given', 'dihadiahkan'), ('maker', 'di perajin'), ('sold', 'terjual')], max_length=10, verbose_name='jenis'),
        ),
        migrations.AlterField(
            model_name='locationevent',
            name='kind',
            field=models.CharField(choices=[('showroom', 'galeri'), ('store', 'gudang'), ('exhibition', 'pameran'), ('loan', 'dipinjamkan'), ('transit', 'dalam perjalanan'), ('damaged', 'rusak'), ('lost', 'hilang'), ('given', 'dihadiahkan'), ('maker', 'di perajin'), ('sold', 'terjual')], max_length=10, verbose_name='jenis'),
        ),
        migrations.AlterField(
            model_name='movement',
            name='reason',
            field=models.CharField(choices=[('intake', 'titipan masuk'), ('sale', 'terjual'), ('refund', 'dikembalikan pembeli'), ('transfer', 'dipindahkan'), ('return', 'dikembalikan ke perajin'), ('damaged', 'rusak'), ('lost', 'hilang'), ('gift', 'dihadiahkan'), ('found', 'ditemukan'), ('stock_take', 'stok opname'), ('late_sale', 'penjualan yang terlambat tiba'), ('correction', 'pembetulan')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['showroom', 'store', 'exhibition', 'loan', 'transit', 'damaged', 'lost', 'given', 'maker', 'sold'])), name='location_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('transit', 'damaged', 'lost', 'given', 'maker', 'sold'))), fields=('council', 'kind'), name='location_kind_one_a_council'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['intake', 'sale', 'refund', 'transfer', 'return', 'damaged', 'lost', 'gift', 'found', 'stock_take', 'late_sale', 'correction'])), name='movement_reason_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeprice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "inventory_placepriceevent" ("council_id", "document", "id", "location_id", "lot_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "set_at", "set_by_id") VALUES (OLD."council_id", OLD."document", OLD."id", OLD."location_id", OLD."lot_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."price", OLD."set_at", OLD."set_by_id"); RETURN NULL;', hash='e6d45e5d458228243c56bbe5189cf55bcf4e5c4a', operation='UPDATE', pgid='pgtrigger_update_update_cd410', table='inventory_placeprice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeprice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "inventory_placepriceevent" ("council_id", "document", "id", "location_id", "lot_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "set_at", "set_by_id") VALUES (OLD."council_id", OLD."document", OLD."id", OLD."location_id", OLD."lot_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."price", OLD."set_at", OLD."set_by_id"); RETURN NULL;', hash='8311167cb14804e47b38400de8d6ffcdf4dae683', operation='DELETE', pgid='pgtrigger_delete_delete_1ee0d', table='inventory_placeprice', when='AFTER')),
        ),
        RaiseWalls('PlacePrice'),
        RaiseWalls('PlacePriceEvent', append_only=True),
    ])]
