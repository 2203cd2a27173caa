import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    initial = True

    # What libraries keep points to none of our tables: rendered before ours are there, it is rendered in no time.
    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('procrastinate', '0041_post_retry_failed_job'),
        ('sessions', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='alamat')),
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
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', django.db.models.functions.text.Lower('slug')), models.Q(('slug', ''), _negated=True)), name='council_slug_is_lower_case'), models.CheckConstraint(condition=models.Q(('level__in', ['province', 'regency', 'city'])), name='council_level_is_known'), models.CheckConstraint(condition=models.Q(('time_zone__in', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])), name='council_time_zone_is_known')],
            },
        ),
        migrations.CreateModel(
            name='CouncilDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(max_length=253, unique=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='councils.council')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('host', django.db.models.functions.text.Lower('host'))), name='domain_host_is_lower_case')],
            },
        ),
    ])]
