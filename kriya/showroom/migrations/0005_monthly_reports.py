import django.db.models.deletion
import kriya.core.ids
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    """What a month came to, as it was told to the trade office."""

    dependencies = [
        ('councils', '0003_tell_hours_story_and_own_colour'),
        ('showroom', '0004_label_prints'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='MonthlyReport',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(help_text='Its first day.', verbose_name='bulan')),
                ('number', models.CharField(max_length=32, verbose_name='nomor')),
                ('figures', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'month'), name='monthly_report_once'),
                    models.UniqueConstraint(fields=('council', 'number'), name='monthly_report_number_once'),
                    models.CheckConstraint(condition=models.Q(('month__day', 1)), name='monthly_report_of_a_month'),
                ],
            },
        ),
        RaiseWalls('MonthlyReport', append_only=True),
        NeverChanges('MonthlyReport'),
    ])]
