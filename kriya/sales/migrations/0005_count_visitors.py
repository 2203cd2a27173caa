import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kriya.core.ids
import kriya.core.scoping
from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("sales", "0004_ask_again_after_done"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name="VisitorTap",
                fields=[
                    ("id", models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ("people", models.SmallIntegerField()),
                    ("at", models.DateTimeField()),
                    ("on", models.DateField(help_text="The council's day of it.")),
                    ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                    ("council", models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="councils.council")),
                    ("location", kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inventory.location")),
                ],
                options={
                    "indexes": [models.Index(fields=["council", "on"], name="visitor_tap_day")],
                    "constraints": [models.CheckConstraint(condition=models.Q(("people", 0), _negated=True), name="visitor_tap_counts")],
                },
            ),
            RaiseWalls("VisitorTap", append_only=True),
            NeverChanges("VisitorTap"),
        ]),
    ]
