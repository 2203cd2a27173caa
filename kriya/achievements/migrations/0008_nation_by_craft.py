import django.db.models.deletion
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('achievements', '0007_nation_indexes'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='NationPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=8)),
                ('province_code', models.CharField(max_length=2)),
                ('is_province', models.BooleanField()),
                ('code', models.CharField(max_length=60)),
                ('version', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=48)),
                ('name_id', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('value', models.BigIntegerField()),
                ('report', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='achievements.nationreport')),
            ],
            options={
                'indexes': [models.Index(fields=['period', 'code', 'province_code'], name='nation_part_of_place')],
                'constraints': [models.UniqueConstraint(fields=('report', 'code', 'key'), name='nation_part_once')],
            },
        ),
    ])]
