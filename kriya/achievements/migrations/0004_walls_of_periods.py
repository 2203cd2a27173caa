from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("achievements", "0003_periods"), ("makers", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("PeriodClosing", "Snapshot", "Target", "Story", "Deck", "PeerConsent"),
            RaiseWalls("TargetEvent", "StoryEvent", append_only=True),
            NeverChanges("PeriodClosing", but=("explanations", "ended_as", "ended_at", "ended_by_id", "ended_note")),
            NeverChanges("PeerConsent", but=("withdrawn_at", "withdrawn_by_id")),
            NeverChanges("Deck"),
        ]),
    ]
