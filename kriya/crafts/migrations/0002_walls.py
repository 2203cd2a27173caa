from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [('crafts', '0001_initial'), ('councils', '0002_walls')]

    operations = [
        RaiseWalls(
            "Craft",
        ),
        RaiseWalls(
            "CraftEvent",
            append_only=True,
        ),
    ]
