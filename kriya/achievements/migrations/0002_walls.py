from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [('achievements', '0001_initial'), ('councils', '0002_walls')]

    operations = [
        RaiseWalls(
            "Snapshot",
        ),
        RaiseWalls(
            "Snapshot",
            append_only=True,
        ),
    ]
