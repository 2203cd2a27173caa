from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("newsletters", "0001_initial"), ("promotion", "0005_compose_pages")]

    operations = [
        Together([
            RaiseWalls("Subscriber", "Consent", "Issue", "IssueLink", "Delivery"),
            RaiseWalls("IssueEvent", append_only=True),
            NeverChanges("Consent"),
        ]),
    ]
