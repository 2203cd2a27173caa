import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('assistance', '0002_walls'),
        ('councils', '0004_say_whether_it_sells_online'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='StepReminder',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('nearness', models.CharField(choices=[('soon', 'segera jatuh tempo'), ('late', 'terlambat')], max_length=4)),
                ('made_at', models.DateTimeField()),
                ('mailed_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('step', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='assistance.casestep')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'step', 'due_on', 'nearness'), name='step_reminder_once'), models.CheckConstraint(condition=models.Q(('nearness__in', ['soon', 'late'])), name='step_reminder_nearness_is_known')],
            },
        ),
        RaiseWalls("StepReminder"),
    ])]
