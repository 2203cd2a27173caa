import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('catalog', '0007_take_photos_from_a_zip'),
        ('councils', '0003_tell_hours_story_and_own_colour'),
        ('makers', '0003_undo_an_import_in_a_job'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('starts_on', models.DateField(verbose_name='mulai')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='sampai')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'name'), name='campaign_name_once'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='campaign_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='CampaignEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('starts_on', models.DateField(verbose_name='mulai')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='sampai')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='promotion.campaign')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(editable=False, max_length=10, verbose_name='kode')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='dipasang di')),
                ('channel', models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('other', 'lainnya')], max_length=10, verbose_name='kanal')),
                ('kind', models.CharField(choices=[('product', 'produk'), ('maker', 'UMKM'), ('collection', 'koleksi'), ('page', 'halaman')], max_length=10, verbose_name='tujuan')),
                ('page', models.CharField(blank=True, choices=[('home', 'beranda'), ('products', 'semua produk'), ('collections', 'semua koleksi'), ('makers', 'semua UMKM'), ('map', 'peta perajin'), ('about', 'tentang kami')], max_length=12)),
                ('made_at', models.DateTimeField(editable=False)),
                ('put_away_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('campaign', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='promotion.campaign')),
                ('collection', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalog.collection')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('maker', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='makers.maker')),
                ('product', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='catalog.product')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'campaign', '-made_at'], name='link_campaign')],
                'constraints': [models.UniqueConstraint(fields=('code',), name='link_code_once'), models.CheckConstraint(condition=models.Q(('channel__in', ['whatsapp', 'instagram', 'facebook', 'tiktok', 'x', 'youtube', 'email', 'poster', 'press', 'event', 'other'])), name='link_channel_is_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['product', 'maker', 'collection', 'page'])), name='link_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'page'), ('page__in', ['home', 'products', 'collections', 'makers', 'map', 'about'])), models.Q(models.Q(('kind', 'page'), _negated=True), ('page', '')), _connector='OR'), name='link_page_is_known')],
            },
        ),
        migrations.CreateModel(
            name='LinkDay',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('visits', models.PositiveIntegerField(default=0)),
                ('machines', models.PositiveIntegerField(default=0)),
                ('baskets', models.PositiveIntegerField(default=0)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('link', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='promotion.link')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'link', 'on'), name='link_day_once')],
            },
        ),
        migrations.CreateModel(
            name='LinkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('code', models.CharField(editable=False, max_length=10, verbose_name='kode')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='dipasang di')),
                ('channel', models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('other', 'lainnya')], max_length=10, verbose_name='kanal')),
                ('kind', models.CharField(choices=[('product', 'produk'), ('maker', 'UMKM'), ('collection', 'koleksi'), ('page', 'halaman')], max_length=10, verbose_name='tujuan')),
                ('page', models.CharField(blank=True, choices=[('home', 'beranda'), ('products', 'semua produk'), ('collections', 'semua koleksi'), ('makers', 'semua UMKM'), ('map', 'peta perajin'), ('about', 'tentang kami')], max_length=12)),
                ('made_at', models.DateTimeField(editable=False)),
                ('put_away_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('campaign', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='promotion.campaign')),
                ('collection', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalog.collection')),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('maker', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='makers.maker')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='promotion.link')),
                ('product', kriya.core.scoping.WithinCouncil(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalog.product')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublishedLink',
            fields=[
                ('code', models.CharField(max_length=10, primary_key=True, serialize=False)),
                ('link_id', models.UUIDField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "promotion_campaignevent" ("council_id", "ends_on", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."council_id", OLD."ends_on", OLD."id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."starts_on"); RETURN NULL;', hash='67ae9c42b140463615b970e19a5f4b28e2ba03a6', operation='UPDATE', pgid='pgtrigger_update_update_c0048', table='promotion_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promotion_campaignevent" ("council_id", "ends_on", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."council_id", OLD."ends_on", OLD."id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;', hash='14a04b17bffbffff1a938388f3f56f3ef46ca7a5', operation='DELETE', pgid='pgtrigger_delete_delete_ae30d', table='promotion_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "promotion_linkevent" ("by_id", "campaign_id", "channel", "code", "collection_id", "council_id", "id", "kind", "made_at", "maker_id", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "put_away_at") VALUES (OLD."by_id", OLD."campaign_id", OLD."channel", OLD."code", OLD."collection_id", OLD."council_id", OLD."id", OLD."kind", OLD."made_at", OLD."maker_id", OLD."name", OLD."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."product_id", OLD."put_away_at"); RETURN NULL;', hash='bf4ab9beb439250066f282486a498777cbdd002a', operation='UPDATE', pgid='pgtrigger_update_update_bf7f6', table='promotion_link', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='link',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "promotion_linkevent" ("by_id", "campaign_id", "channel", "code", "collection_id", "council_id", "id", "kind", "made_at", "maker_id", "name", "page", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "put_away_at") VALUES (OLD."by_id", OLD."campaign_id", OLD."channel", OLD."code", OLD."collection_id", OLD."council_id", OLD."id", OLD."kind", OLD."made_at", OLD."maker_id", OLD."name", OLD."page", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."put_away_at"); RETURN NULL;', hash='5671326b24a2fe5a8771e59e3130c3401e3c5b7c', operation='DELETE', pgid='pgtrigger_delete_delete_47123', table='promotion_link', when='AFTER')),
        ),
    ])]
