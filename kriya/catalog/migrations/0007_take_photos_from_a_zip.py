import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0006_count_without_moving_rows'),
        ('councils', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='PhotoArchive',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('upload', models.UUIDField(editable=False, null=True)),
                ('file', models.FileField(max_length=200, upload_to='catalog/archives/%Y/%m')),
                ('file_name', models.CharField(max_length=200, verbose_name='nama berkas')),
                ('file_hash', models.CharField(editable=False, max_length=64)),
                ('contents', models.JSONField(default=list)),
                ('wanted', models.JSONField(default=list)),
                ('outcome', models.JSONField(default=dict)),
                ('publish', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('run', kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='archives', to='catalog.productimport')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'upload'], name='photo_archive_of_upload')],
            },
        ),
        RaiseWalls("PhotoArchive"),
    ])]
