import django.db.models.deletion
import kriya.core.scoping
from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):

    dependencies = [
        ('inventory', '0003_prices_of_places_and_gifts'),
        ('showroom', '0007_news_of_orders'),
    ]

    operations = [Together([
        migrations.AddField(
            model_name='markdown',
            name='place',
            field=kriya.core.scoping.WithinCouncil(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inventory.location'),
        ),
        RaiseWalls('Markdown'),
    ])]
