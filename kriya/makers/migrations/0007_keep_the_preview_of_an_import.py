import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("makers", "0006_add_applications_and_likely_pairs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="preview",
            field=models.FileField(blank=True, default="", editable=False, max_length=200, upload_to="imports/%Y/%m"),
            preserve_default=False,
        ),
        migrations.AddField(model_name="importrun", name="options", field=models.JSONField(default=dict)),
        migrations.AddField(
            model_name="importrun",
            name="shown",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="importrun", name="attempt", field=models.PositiveIntegerField(default=0, editable=False)
        ),
        migrations.AddField(
            model_name="importrun", name="alive_at", field=models.DateTimeField(blank=True, editable=False, null=True)
        ),
        migrations.AddField(
            model_name="importrun",
            name="written_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
