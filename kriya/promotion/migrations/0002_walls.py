from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("promotion", "0001_initial"), ("catalog", "0002_walls"), ("makers", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Campaign", "Link", "LinkDay"),
            RaiseWalls("CampaignEvent", "LinkEvent", append_only=True),
        ]),
    ]
