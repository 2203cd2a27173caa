import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kriya.core.ids
import kriya.core.scoping
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("makers", "0003_keep_history_of_steps_consents_photos"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="savedview", name="saved_view_name_once"),
        migrations.AddField(
            model_name="savedview", name="deleted_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None)),
                fields=("council", "owner", "name"),
                name="saved_view_name_once",
            ),
        ),
        migrations.CreateModel(
            name="OpeningView",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "council",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "view",
                    kriya.core.scoping.WithinCouncil(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="makers.savedview"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("council", "user"), name="opening_view_one_a_person")],
            },
        ),
        RaiseWalls("OpeningView"),
    ]
