import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('catalog', '0007_take_photos_from_a_zip'),
        ('councils', '0004_say_whether_it_sells_online'),
        ('makers', '0003_undo_an_import_in_a_job'),
        ('promotion', '0003_count_reach'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120, verbose_name='judul')),
                ('subtitle', models.CharField(blank=True, max_length=160, verbose_name='anak judul')),
                ('language', models.CharField(choices=[('id', 'Indonesia'), ('en', 'Inggris'), ('both', 'Indonesia dan Inggris')], max_length=4, verbose_name='bahasa')),
                ('paper', models.CharField(choices=[('a4', 'A4'), ('a5', 'A5')], max_length=2, verbose_name='kertas')),
                ('order', models.CharField(choices=[('craft', 'menurut jenis kerajinan'), ('maker', 'menurut perajin')], max_length=5, verbose_name='urutan')),
                ('with_prices', models.BooleanField(default=True, verbose_name='dengan harga')),
                ('which', models.CharField(blank=True, max_length=80)),
                ('words', models.CharField(blank=True, max_length=80)),
                ('cover', models.CharField(blank=True, help_text='The key of a public photo.', max_length=24, verbose_name='foto sampul')),
                ('foreword_id', models.TextField(blank=True, verbose_name='kata pengantar (Indonesia)')),
                ('foreword_en', models.TextField(blank=True, verbose_name='kata pengantar (Inggris)')),
                ('chair', models.CharField(blank=True, max_length=120, verbose_name='nama ketua')),
                ('home', models.CharField(help_text='How the addresses in its codes begin.', max_length=200)),
                ('state', models.CharField(choices=[('waiting', 'menunggu'), ('working', 'dikerjakan'), ('done', 'jadi'), ('failed', 'gagal'), ('cancelled', 'dihentikan')], default='waiting', max_length=9, verbose_name='keadaan')),
                ('done', models.PositiveIntegerField(default=0)),
                ('steps', models.PositiveIntegerField(default=0)),
                ('products', models.PositiveIntegerField(default=0)),
                ('makers', models.PositiveIntegerField(default=0)),
                ('file', models.CharField(blank=True, max_length=200)),
                ('size', models.PositiveIntegerField(default=0, help_text='Of the PDF, in bytes.')),
                ('asked_at', models.DateTimeField()),
                ('alive_at', models.DateTimeField(help_text='When the work last said how far it is.', null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('campaign', kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='promotion.campaign')),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', '-asked_at'], name='book_asked')],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['id', 'en', 'both'])), name='book_language_is_known'), models.CheckConstraint(condition=models.Q(('paper__in', ['a4', 'a5'])), name='book_paper_is_known'), models.CheckConstraint(condition=models.Q(('order__in', ['craft', 'maker'])), name='book_order_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'working', 'done', 'failed', 'cancelled'])), name='book_state_is_known')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='link',
            name='link_channel_is_known',
        ),
        migrations.AlterField(
            model_name='link',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('catalogue', 'katalog cetak'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'surat kabar dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='linkevent',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('catalogue', 'katalog cetak'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'surat kabar dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['whatsapp', 'instagram', 'facebook', 'tiktok', 'x', 'youtube', 'email', 'poster', 'catalogue', 'press', 'event', 'newsletter', 'other'])), name='link_channel_is_known'),
        ),
        RaiseWalls("Book"),
    ])]
