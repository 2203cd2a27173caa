from importlib import import_module

from django.db import migrations

watch = import_module("kriya.site.migrations.0001_notice_public_changes").watch
TABLE = "exhibitions_publishedexhibition"


class Migration(migrations.Migration):
    dependencies = [("site", "0001_notice_public_changes"), ("exhibitions", "0001_initial")]

    operations = [migrations.RunSQL(watch(TABLE), f"DROP TRIGGER public_changed ON {TABLE}")]
