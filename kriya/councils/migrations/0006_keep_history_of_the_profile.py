import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import COUNCIL_NOW, revoke

# A council alone reads what its profile was, and nobody changes it.
PROFILE = f"""
ALTER TABLE councils_councilevent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY council_reads_itself ON councils_councilevent USING (id = {COUNCIL_NOW}) WITH CHECK (id = {COUNCIL_NOW});
{revoke("councils_councilevent", "UPDATE, DELETE")};
"""


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0005_say_whether_views_show'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='CouncilEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=40, verbose_name='alamat')),
                ('name', models.CharField(max_length=120, verbose_name='nama')),
                ('short_name', models.CharField(max_length=60, verbose_name='nama pendek')),
                ('level', models.CharField(choices=[('province', 'provinsi'), ('regency', 'kabupaten'), ('city', 'kota')], default='regency', max_length=12, verbose_name='tingkat')),
                ('region_code', models.CharField(max_length=13, verbose_name='kode wilayah')),
                ('time_zone', models.CharField(choices=[('Asia/Jakarta', 'WIB'), ('Asia/Makassar', 'WITA'), ('Asia/Jayapura', 'WIT')], default='Asia/Jakarta', max_length=24, verbose_name='zona waktu')),
                ('dye', models.CharField(default='indigo', max_length=24, verbose_name='warna')),
                ('motif', models.CharField(default='kawung', max_length=24, verbose_name='motif')),
                ('address', models.CharField(blank=True, max_length=240, verbose_name='alamat kantor')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='telepon')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='surel')),
                ('about_id', models.TextField(blank=True, verbose_name='tentang (Indonesia)')),
                ('about_en', models.TextField(blank=True, verbose_name='tentang (Inggris)')),
                ('story_id', models.TextField(blank=True, verbose_name='cerita dewan (Indonesia)')),
                ('story_en', models.TextField(blank=True, verbose_name='cerita dewan (Inggris)')),
                ('hours_id', models.TextField(blank=True, verbose_name='jam buka galeri (Indonesia)')),
                ('hours_en', models.TextField(blank=True, verbose_name='jam buka galeri (Inggris)')),
                ('whatsapp', models.CharField(blank=True, max_length=20, verbose_name='WhatsApp')),
                ('map_url', models.URLField(blank=True, verbose_name='tautan peta')),
                ('colour', models.CharField(blank=True, max_length=7, verbose_name='warna sendiri')),
                ('sells_online', models.BooleanField(default=False, editable=False)),
                ('shows_views', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='councils.council')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='council',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_id" IS DISTINCT FROM (NEW."about_id") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."colour" IS DISTINCT FROM (NEW."colour") OR OLD."dye" IS DISTINCT FROM (NEW."dye") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."hours_en" IS DISTINCT FROM (NEW."hours_en") OR OLD."hours_id" IS DISTINCT FROM (NEW."hours_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."map_url" IS DISTINCT FROM (NEW."map_url") OR OLD."motif" IS DISTINCT FROM (NEW."motif") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."region_code" IS DISTINCT FROM (NEW."region_code") OR OLD."sells_online" IS DISTINCT FROM (NEW."sells_online") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."shows_views" IS DISTINCT FROM (NEW."shows_views") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."story_en" IS DISTINCT FROM (NEW."story_en") OR OLD."story_id" IS DISTINCT FROM (NEW."story_id") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."whatsapp" IS DISTINCT FROM (NEW."whatsapp"))', func='INSERT INTO "councils_councilevent" ("about_en", "about_id", "address", "colour", "created_at", "dye", "email", "hours_en", "hours_id", "id", "level", "map_url", "motif", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_code", "sells_online", "short_name", "shows_views", "slug", "story_en", "story_id", "time_zone", "whatsapp") VALUES (OLD."about_en", OLD."about_id", OLD."address", OLD."colour", OLD."created_at", OLD."dye", OLD."email", OLD."hours_en", OLD."hours_id", OLD."id", OLD."level", OLD."map_url", OLD."motif", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."phone", OLD."region_code", OLD."sells_online", OLD."short_name", OLD."shows_views", OLD."slug", OLD."story_en", OLD."story_id", OLD."time_zone", OLD."whatsapp"); RETURN NULL;', hash='810f70a3402da3a82dd73a2acf5637a5e86db4c8', operation='UPDATE', pgid='pgtrigger_update_update_d45c0', table='councils_council', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='council',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "councils_councilevent" ("about_en", "about_id", "address", "colour", "created_at", "dye", "email", "hours_en", "hours_id", "id", "level", "map_url", "motif", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_code", "sells_online", "short_name", "shows_views", "slug", "story_en", "story_id", "time_zone", "whatsapp") VALUES (OLD."about_en", OLD."about_id", OLD."address", OLD."colour", OLD."created_at", OLD."dye", OLD."email", OLD."hours_en", OLD."hours_id", OLD."id", OLD."level", OLD."map_url", OLD."motif", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."region_code", OLD."sells_online", OLD."short_name", OLD."shows_views", OLD."slug", OLD."story_en", OLD."story_id", OLD."time_zone", OLD."whatsapp"); RETURN NULL;', hash='5b1077c713fff222d0c87331a698ccceecf6e37e', operation='DELETE', pgid='pgtrigger_delete_delete_2983b', table='councils_council', when='AFTER')),
        ),
        migrations.RunSQL(PROFILE, migrations.RunSQL.noop),
    ])]
