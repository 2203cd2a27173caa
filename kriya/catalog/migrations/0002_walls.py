from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [('catalog', '0001_initial'), ('makers', '0002_walls')]

    operations = [
        RaiseWalls(
            "Product",
        ),
        RaiseWalls(
            "ProductEvent",
            append_only=True,
        ),
    ]
