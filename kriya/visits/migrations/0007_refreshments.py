import django.db.models.deletion
import django.db.models.functions.text
import kriya.core.ids
import kriya.core.scoping
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('visits', '0006_how_letters_end'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Supply',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('unit', models.CharField(max_length=20, verbose_name='satuan')),
                ('pieces', models.PositiveIntegerField(default=0, editable=False)),
                ('worth', models.BigIntegerField(default=0, editable=False)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('council'), django.db.models.functions.text.Lower('name'), name='supply_name_once'), models.CheckConstraint(condition=models.Q(('worth__gte', 0), models.Q(('pieces__gt', 0), ('worth', 0), _connector='OR')), name='supply_worth_of_pieces')],
            },
        ),
        migrations.CreateModel(
            name='SupplyMove',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('pieces', models.IntegerField(verbose_name='jumlah')),
                ('cost', models.BigIntegerField(verbose_name='biaya')),
                ('note', models.CharField(blank=True, max_length=120, verbose_name='catatan')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('supply', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='visits.supply')),
                ('visit', kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='served', to='visits.visit')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'supply', '-at'], name='supply_move_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cost__gte', 0), ('pieces__gt', 0), ('visit', None)), models.Q(('cost__lte', 0), ('pieces__lt', 0)), _connector='OR'), name='supply_move_one_way')],
            },
        ),
        RaiseWalls("Supply", "SupplyMove"),
        NeverChanges("SupplyMove"),
    ])]
