import django.db.models.deletion
import kriya.core.ids
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
    """Campaign pages, the copies that are published, and links to them."""

    dependencies = [
        ('accounts', '__first__'),
        ('catalog', '0007_take_photos_from_a_zip'),
        ('councils', '0004_say_whether_it_sells_online'),
        ('makers', '0003_undo_an_import_in_a_job'),
        ('promotion', '0004_print_catalogues'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='CampaignPage',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('blocks', models.JSONField(default=list)),
                ('past', models.JSONField(default=list, editable=False)),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='alamat halaman')),
                ('title_id', models.CharField(max_length=120, verbose_name='judul (Indonesia)')),
                ('title_en', models.CharField(blank=True, max_length=120, verbose_name='judul (Inggris)')),
                ('about_id', models.CharField(blank=True, max_length=200, verbose_name='ringkasan (Indonesia)')),
                ('about_en', models.CharField(blank=True, max_length=200, verbose_name='ringkasan (Inggris)')),
                ('from_at', models.DateTimeField(blank=True, null=True, verbose_name='tampil mulai')),
                ('until_at', models.DateTimeField(blank=True, null=True, verbose_name='sampai')),
                ('preview_key', models.CharField(editable=False, max_length=32)),
                ('made_at', models.DateTimeField(editable=False)),
                ('campaign', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='pages', to='promotion.campaign')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='campaign_page_slug_once'), models.CheckConstraint(condition=models.Q(('from_at', None), ('until_at', None), ('from_at__lt', models.F('until_at')), _connector='OR'), name='campaign_page_times_in_order')],
            },
        ),
        migrations.CreateModel(
            name='CampaignPageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('blocks', models.JSONField(default=list)),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='alamat halaman')),
                ('title_id', models.CharField(max_length=120, verbose_name='judul (Indonesia)')),
                ('title_en', models.CharField(blank=True, max_length=120, verbose_name='judul (Inggris)')),
                ('about_id', models.CharField(blank=True, max_length=200, verbose_name='ringkasan (Indonesia)')),
                ('about_en', models.CharField(blank=True, max_length=200, verbose_name='ringkasan (Inggris)')),
                ('from_at', models.DateTimeField(blank=True, null=True, verbose_name='tampil mulai')),
                ('until_at', models.DateTimeField(blank=True, null=True, verbose_name='sampai')),
                ('preview_key', models.CharField(editable=False, max_length=32)),
                ('made_at', models.DateTimeField(editable=False)),
                ('campaign', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='promotion.campaign')),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='promotion.campaignpage')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PageVersion',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('blocks', models.JSONField(default=list)),
                ('published_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('page', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='promotion.campaignpage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'page', 'number'), name='page_version_once')],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='link',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='link',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='link',
            name='link_kind_is_known',
        ),
        migrations.AlterField(
            model_name='link',
            name='kind',
            field=models.CharField(choices=[('product', 'produk'), ('maker', 'UMKM'), ('collection', 'koleksi'), ('page', 'halaman'), ('campaign_page', 'halaman kampanye')], max_length=14, verbose_name='tujuan'),
        ),
        migrations.AlterField(
            model_name='linkevent',
            name='kind',
            field=models.CharField(choices=[('product', 'produk'), ('maker', 'UMKM'), ('collection', 'koleksi'), ('page', 'halaman'), ('campaign_page', 'halaman kampanye')], max_length=14, verbose_name='tujuan'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "promotion_linkevent" ("by_id", "campaign_id", "campaign_page_id", "channel", "code", "collection_id", "council_id", "id", "kind", "made_at", "maker_id", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "put_away_at") VALUES (OLD."by_id", OLD."campaign_id", OLD."campaign_page_id", OLD."channel", OLD."code", OLD."collection_id", OLD."council_id", OLD."id", OLD."kind", OLD."made_at", OLD."maker_id", OLD."name", OLD."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."product_id", OLD."put_away_at"); RETURN NULL;', hash='26633e4742804b96eb3bb6a41becfc3c3756f6b8', operation='UPDATE', pgid='pgtrigger_update_update_bf7f6', table='promotion_link', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promotion_linkevent" ("by_id", "campaign_id", "campaign_page_id", "channel", "code", "collection_id", "council_id", "id", "kind", "made_at", "maker_id", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "put_away_at") VALUES (OLD."by_id", OLD."campaign_id", OLD."campaign_page_id", OLD."channel", OLD."code", OLD."collection_id", OLD."council_id", OLD."id", OLD."kind", OLD."made_at", OLD."maker_id", OLD."name", OLD."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."put_away_at"); RETURN NULL;', hash='9cad465925190589058c1b8a07400fb952d0f7e9', operation='DELETE', pgid='pgtrigger_delete_delete_47123', table='promotion_link', when='AFTER')),
        ),
        migrations.AddField(
            model_name='link',
            name='campaign_page',
            field=kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='links', to='promotion.campaignpage'),
        ),
        migrations.AddField(
            model_name='linkevent',
            name='campaign_page',
            field=kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='promotion.campaignpage'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['product', 'maker', 'collection', 'page', 'campaign_page'])), name='link_kind_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignpage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_id" IS DISTINCT FROM (NEW."about_id") OR OLD."blocks" IS DISTINCT FROM (NEW."blocks") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."from_at" IS DISTINCT FROM (NEW."from_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."preview_key" IS DISTINCT FROM (NEW."preview_key") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_id" IS DISTINCT FROM (NEW."title_id") OR OLD."until_at" IS DISTINCT FROM (NEW."until_at"))', func='INSERT INTO "promotion_campaignpageevent" ("about_en", "about_id", "blocks", "campaign_id", "council_id", "from_at", "id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preview_key", "slug", "title_en", "title_id", "until_at") VALUES (OLD."about_en", OLD."about_id", OLD."blocks", OLD."campaign_id", OLD."council_id", OLD."from_at", OLD."id", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."preview_key", OLD."slug", OLD."title_en", OLD."title_id", OLD."until_at"); RETURN NULL;', hash='2f316a27cf8e939299c81135cccbcdbbc4835843', operation='UPDATE', pgid='pgtrigger_update_update_3983f', table='promotion_campaignpage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignpage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promotion_campaignpageevent" ("about_en", "about_id", "blocks", "campaign_id", "council_id", "from_at", "id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preview_key", "slug", "title_en", "title_id", "until_at") VALUES (OLD."about_en", OLD."about_id", OLD."blocks", OLD."campaign_id", OLD."council_id", OLD."from_at", OLD."id", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."preview_key", OLD."slug", OLD."title_en", OLD."title_id", OLD."until_at"); RETURN NULL;', hash='b505e4d47a1a086b4af0f7965848c3becec47ade', operation='DELETE', pgid='pgtrigger_delete_delete_ca77b', table='promotion_campaignpage', when='AFTER')),
        ),
        RaiseWalls('CampaignPage', 'PageVersion', 'Link'),
        RaiseWalls('CampaignPageEvent', append_only=True),
        NeverChanges('PageVersion', but=('taken_back_at',)),
    ])]
