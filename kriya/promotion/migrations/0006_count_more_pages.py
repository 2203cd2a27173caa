from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0005_say_whether_views_show'),
        ('promotion', '0005_compose_pages'),
    ]

    operations = [Together([
        migrations.AlterField(
            model_name='link',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('catalogue', 'katalog cetak'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'buletin dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='linkevent',
            name='channel',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('catalogue', 'katalog cetak'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'buletin dewan'), ('other', 'lainnya')], max_length=10, verbose_name='kanal'),
        ),
        migrations.AlterField(
            model_name='reachday',
            name='source',
            field=models.CharField(choices=[('whatsapp', 'WhatsApp'), ('instagram', 'Instagram'), ('facebook', 'Facebook'), ('tiktok', 'TikTok'), ('x', 'X'), ('youtube', 'YouTube'), ('email', 'surel'), ('poster', 'poster dan cetakan'), ('press', 'media dan situs lain'), ('event', 'pameran dan acara'), ('newsletter', 'buletin dewan'), ('other', 'lainnya'), ('engine', 'mesin pencari'), ('site', 'situs lain'), ('direct', 'langsung'), ('inside', 'dari halaman kami sendiri')], max_length=12),
        ),
        migrations.RemoveConstraint(
            model_name='reachday',
            name='reach_kind_is_known',
        ),
        migrations.AlterField(
            model_name='reachday',
            name='kind',
            field=models.CharField(choices=[('home', 'beranda'), ('products', 'semua produk'), ('product', 'produk'), ('search', 'pencarian'), ('collections', 'semua koleksi'), ('collection', 'koleksi'), ('makers', 'semua UMKM'), ('maker', 'UMKM'), ('map', 'peta perajin'), ('campaign', 'halaman kampanye'), ('exhibitions', 'semua pameran'), ('exhibition', 'pameran'), ('trainings', 'semua pelatihan'), ('training', 'pelatihan'), ('services', 'semua fasilitasi'), ('service', 'fasilitasi'), ('visits', 'kunjungan'), ('figures', 'capaian'), ('about', 'tentang kami'), ('contact', 'kontak')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='reachday',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['home', 'products', 'product', 'search', 'collections', 'collection', 'makers', 'maker', 'map', 'campaign', 'exhibitions', 'exhibition', 'trainings', 'training', 'services', 'service', 'visits', 'figures', 'about', 'contact'])), name='reach_kind_is_known'),
        ),
    ])]
