import django.contrib.postgres.fields
import django.db.models.deletion
import kriya.core.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('councils', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('as_of', models.DateField(verbose_name='keadaan per')),
                ('note', models.CharField(blank=True, max_length=240, verbose_name='catatan')),
                ('figures', models.JSONField()),
                ('public', models.JSONField()),
                ('baseline', models.JSONField()),
                ('makers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('products', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('digest', models.CharField(max_length=64)),
                ('previous_digest', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField()),
                ('published_by_name', models.CharField(max_length=120)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['council', '-published_at'], name='snapshot_newest')],
                'constraints': [models.UniqueConstraint(fields=('council', 'digest'), name='snapshot_digest_once'), models.UniqueConstraint(fields=('council', 'previous_digest'), name='snapshot_follows_one')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='snapshot',
            trigger=pgtrigger.compiler.Trigger(name='never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6edd3280db5c69e8b9280d6ba1726c2764e041eb', operation='UPDATE OR DELETE', pgid='pgtrigger_never_changed_4c11b', table='achievements_snapshot', when='BEFORE')),
        ),
    ])]
