import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    """What was printed and scanned of labels; a signature may stand on the printed paper alone."""

    dependencies = [
        ('councils', '0003_tell_hours_story_and_own_colour'),
        ('inventory', '0002_walls'),
        ('showroom', '0003_keep_finished_intakes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='LabelPrint',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('price', models.BigIntegerField()),
                ('pieces', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('lot', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='label_prints', to='inventory.lot')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'lot', '-at'], name='label_print_last')],
                'constraints': [models.CheckConstraint(condition=models.Q(('pieces__gt', 0), ('price__gt', 0)), name='label_print_is_something')],
            },
        ),
        migrations.CreateModel(
            name='LabelVisit',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('times', models.PositiveIntegerField(default=1)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('lot', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='label_visits', to='inventory.lot')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'lot', 'on'), name='label_visit_once_a_day')],
            },
        ),
        migrations.RemoveConstraint(model_name='signature', name='signature_is_a_path'),
        migrations.AlterField(
            model_name='signature',
            name='drawing',
            field=models.CharField(blank=True, max_length=40000, verbose_name='tanda tangan'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(('drawing__regex', '^(M[MLCQ0-9 .,-]+)?$')), name='signature_is_a_path'),
        ),
        RaiseWalls('LabelPrint', append_only=True),
        RaiseWalls('LabelVisit'),
        NeverChanges('LabelPrint'),
    ])]
