from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("playbooks", "0001_initial"), ("councils", "0002_walls")]

    operations = [
        Together([
            RaiseWalls(
                "SigningKey", "TrustedKey", "Playbook", "Edition", "Received", "Adoption", "AdoptionStep", "AdoptedItem",
                "AdoptionTask", "Measurement",
            ),
            RaiseWalls("TrustedKeyEvent", "PlaybookEvent", "AdoptionEvent", "AdoptionTaskEvent", append_only=True),
            NeverChanges("SigningKey", "Edition", "Received", "Measurement"),
        ]),
    ]
