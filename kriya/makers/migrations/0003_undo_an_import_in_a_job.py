from django.db import migrations, models

from kriya.core.together import Together

STATES = ["uploaded", "reading", "ready", "refused", "writing", "done", "undoing", "undone"]


class Migration(migrations.Migration):
    dependencies = [("makers", "0002_walls")]

    operations = [Together([
        migrations.RemoveConstraint(model_name="importrun", name="import_state_is_known"),
        migrations.AlterField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[
                    ("uploaded", "diunggah"),
                    ("reading", "sedang dibaca"),
                    ("ready", "siap ditinjau"),
                    ("refused", "ditolak"),
                    ("writing", "sedang disimpan"),
                    ("done", "selesai"),
                    ("undoing", "sedang dibatalkan"),
                    ("undone", "dibatalkan"),
                ],
                default="uploaded",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", STATES)), name="import_state_is_known"
            ),
        ),
    ])]
