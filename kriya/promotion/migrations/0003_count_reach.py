import django.db.models.deletion
import kriya.core.ids
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    """Counts of the public pages by day; links of the council's newsletter."""

    dependencies = [
        ('accounts', '__first__'),
        ('catalog', '0007_take_photos_from_a_zip'),
        ('councils', '0004_say_whether_it_sells_online'),
        ('makers', '0003_undo_an_import_in_a_job'),
        ('promotion', '0002_walls'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='MissedSearch',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('hash', models.CharField(max_length=64)),
                ('times', models.PositiveIntegerField(default=1)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'hash'], name='missed_search_hash')],
                'constraints': [models.UniqueConstraint(fields=('council', 'on', 'hash'), name='missed_search_once')],
            },
        ),
        migrations.CreateModel(
            name='ReachDay',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('home', 'beranda'), ('products', 'semua produk'), ('product', 'produk'), ('search', 'pencarian'), ('collections', 'semua koleksi'), ('collection', 'koleksi'), ('makers', 'semua UMKM'), ('maker', 'UMKM'), ('map', 'peta perajin'), ('campaign', 'halaman kampanye'), ('figures', 'capaian'), ('about', 'tentang kami'), ('contact', 'kontak')], max_length=12)),
                ('object', models.UUIDField(null=True)),
                ('source', models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'surat kabar dewan'), ('other', 'lainnya'), ('engine', 'mesin pencari'), ('site', 'situs lain'), ('direct', 'langsung'), ('inside', 'dari halaman kami sendiri')], max_length=12)),
                ('views', models.PositiveIntegerField(default=0)),
                ('machines', models.PositiveIntegerField(default=0)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'kind', 'object'], name='reach_day_object')],
                'constraints': [models.UniqueConstraint(fields=('council', 'on', 'kind', 'object', 'source'), name='reach_day_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('kind__in', ['home', 'products', 'product', 'search', 'collections', 'collection', 'makers', 'maker', 'map', 'campaign', 'figures', 'about', 'contact'])), name='reach_kind_is_known'), models.CheckConstraint(condition=models.Q(('source__in', ['whatsapp', 'instagram', 'facebook', 'tiktok', 'x', 'youtube', 'email', 'poster', 'press', 'event', 'newsletter', 'other', 'engine', 'site', 'direct', 'inside'])), name='reach_source_is_known')],
            },
        ),
        migrations.CreateModel(
            name='WantedWords',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=64)),
                ('words', models.CharField(max_length=60)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'hash'), name='wanted_words_once')],
            },
        ),
        RaiseWalls('MissedSearch', 'ReachDay', 'WantedWords'),
        migrations.RemoveConstraint(
            model_name='link',
            name='link_channel_is_known',
        ),
        migrations.AlterField(
            model_name='link',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'surat kabar dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='linkevent',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'surat kabar dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['whatsapp', 'instagram', 'facebook', 'tiktok', 'x', 'youtube', 'email', 'poster', 'press', 'event', 'newsletter', 'other'])), name='link_channel_is_known'),
        ),
    ])]
