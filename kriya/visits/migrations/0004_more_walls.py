from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_the_day_and_after"), ("inventory", "0002_walls"), ("promotion", "0002_walls")]

    operations = [
        Together([
            RaiseWalls(
                "Visit", "AgendaItem", "VisitTask", "Guest", "SeenPiece", "VisitCost", "VisitGift", "Promise", "Feedback",
                "Adoption", "FollowUp", "Material",
            ),
            RaiseWalls("AgendaItemEvent", "VisitTaskEvent", "PromiseEvent", "AdoptionEvent", append_only=True),
        ]),
    ]
