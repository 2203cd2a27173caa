import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('councils', '0001_initial'),
        ('crafts', '0001_initial'),
        ('makers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='alamat halaman')),
                ('name', models.CharField(max_length=160, verbose_name='nama produk')),
                ('price', models.BigIntegerField(blank=True, null=True, verbose_name='harga')),
                ('story_id', models.TextField(blank=True, verbose_name='cerita (Indonesia)')),
                ('story_en', models.TextField(blank=True, verbose_name='cerita (Inggris)')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('published', 'tayang'), ('withdrawn', 'ditarik')], default='draft', max_length=10, verbose_name='keadaan')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('craft', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='products', to='crafts.craft')),
                ('maker', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='products', to='makers.maker')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'state', 'name'], name='product_state_name'), models.Index(fields=['council', 'maker'], name='product_maker')],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='product_slug_once'), models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='product_price_above_zero'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='product_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='PublishedProduct',
            fields=[
                ('product_id', models.UUIDField(primary_key=True, serialize=False)),
                ('slug', models.SlugField(db_index=False, max_length=80)),
                ('name', models.CharField(max_length=160)),
                ('maker_name', models.CharField(max_length=160)),
                ('maker_slug', models.CharField(max_length=80)),
                ('craft_code', models.CharField(blank=True, max_length=48)),
                ('craft_id', models.CharField(blank=True, max_length=80)),
                ('craft_en', models.CharField(blank=True, max_length=80)),
                ('district_code', models.CharField(blank=True, max_length=8)),
                ('price', models.BigIntegerField(null=True)),
                ('story_id', models.TextField(blank=True)),
                ('story_en', models.TextField(blank=True)),
                ('words', models.TextField(blank=True)),
                ('search', django.contrib.postgres.search.SearchVectorField(null=True)),
                ('published_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', '-published_at', 'product_id'], name='published_product_newest'), models.Index(fields=['council', 'craft_code'], name='published_product_craft'), django.contrib.postgres.indexes.GinIndex(fields=['search'], name='published_product_search'), django.contrib.postgres.indexes.GinIndex(fields=['words'], name='published_product_words', opclasses=['gin_trgm_ops'])],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='published_product_slug')],
            },
        ),
        migrations.CreateModel(
            name='ProductEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='alamat halaman')),
                ('name', models.CharField(max_length=160, verbose_name='nama produk')),
                ('price', models.BigIntegerField(blank=True, null=True, verbose_name='harga')),
                ('story_id', models.TextField(blank=True, verbose_name='cerita (Indonesia)')),
                ('story_en', models.TextField(blank=True, verbose_name='cerita (Inggris)')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('published', 'tayang'), ('withdrawn', 'ditarik')], default='draft', max_length=10, verbose_name='keadaan')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('craft', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='crafts.craft')),
                ('maker', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='makers.maker')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalog.product')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='product',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."craft_id" IS DISTINCT FROM (NEW."craft_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."maker_id" IS DISTINCT FROM (NEW."maker_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."story_en" IS DISTINCT FROM (NEW."story_en") OR OLD."story_id" IS DISTINCT FROM (NEW."story_id"))', func='INSERT INTO "catalog_productevent" ("council_id", "craft_id", "created_at", "id", "maker_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "published_at", "slug", "state", "story_en", "story_id", "updated_at") VALUES (OLD."council_id", OLD."craft_id", OLD."created_at", OLD."id", OLD."maker_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."price", OLD."published_at", OLD."slug", OLD."state", OLD."story_en", OLD."story_id", OLD."updated_at"); RETURN NULL;', hash='b5d6d23fb250058a092283ac8adc8d1bcfd6c07d', operation='UPDATE', pgid='pgtrigger_update_update_580c5', table='catalog_product', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='product',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "catalog_productevent" ("council_id", "craft_id", "created_at", "id", "maker_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "published_at", "slug", "state", "story_en", "story_id", "updated_at") VALUES (OLD."council_id", OLD."craft_id", OLD."created_at", OLD."id", OLD."maker_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."price", OLD."published_at", OLD."slug", OLD."state", OLD."story_en", OLD."story_id", OLD."updated_at"); RETURN NULL;', hash='070d647437323c814a5496c0695705333137dd63', operation='DELETE', pgid='pgtrigger_delete_delete_a763a', table='catalog_product', when='AFTER')),
        ),
    ]
