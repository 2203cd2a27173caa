from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("councils", "0002_walls")]

    operations = [
        Together([
            RaiseWalls(
                "VisitRules", "Institution", "InstitutionAlias", "InstitutionMerge", "Place", "Visit", "Booking",
                "VisitDataShown",
            ),
            RaiseWalls("VisitRulesEvent", "InstitutionEvent", "PlaceEvent", "VisitEvent", append_only=True),
            NeverChanges("VisitDataShown"),
        ]),
    ]
