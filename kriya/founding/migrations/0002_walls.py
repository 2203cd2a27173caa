from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("founding", "0001_initial"), ("councils", "0002_walls")]

    operations = [Together([RaiseWalls("FoundingStep")])]
