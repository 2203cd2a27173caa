import django.db.models.deletion
import kriya.core.ids
import kriya.core.scoping
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    """Who saw how to reach a buyer, and when."""

    dependencies = [
        ('councils', '0003_tell_hours_story_and_own_colour'),
        ('shop', '0003_ask_providers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='BuyerDataShown',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('contact', 'telepon dan surel'), ('address', 'alamat pada label'), ('proof', 'bukti transfer')], max_length=8, verbose_name='data')),
                ('shown_at', models.DateTimeField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('order', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to='shop.order')),
                ('shown_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'order', 'shown_at'], name='buyer_shown_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['contact', 'address', 'proof'])), name='buyer_shown_is_known')],
            },
        ),
        RaiseWalls('BuyerDataShown', append_only=True),
        NeverChanges('BuyerDataShown'),
    ])]
