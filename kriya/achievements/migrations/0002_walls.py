from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("achievements", "0001_add_snapshot")]

    operations = [RaiseWalls("Snapshot", append_only=True)]
