from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("makers", "0004_open_the_list_with_a_saved_view")]

    operations = [
        migrations.AddField(
            model_name="bulkedit",
            name="plan_hash",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="bulkeditrow", name="undone_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
