from django.db import migrations

WATCH = """CREATE TRIGGER public_changed AFTER INSERT OR UPDATE OR DELETE ON achievements_nationreport
FOR EACH STATEMENT EXECUTE FUNCTION kriya_public_changed()"""


class Migration(migrations.Migration):
    """What province and nation see joins what shared pages show."""

    dependencies = [("site", "0003_notice_published_calls"), ("achievements", "0005_nation")]

    operations = [migrations.RunSQL(WATCH, "DROP TRIGGER public_changed ON achievements_nationreport")]
