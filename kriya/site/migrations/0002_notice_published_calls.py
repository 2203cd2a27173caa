from django.db import migrations

WATCH = """CREATE TRIGGER public_changed AFTER INSERT OR UPDATE OR DELETE ON participation_publishedcall
FOR EACH STATEMENT EXECUTE FUNCTION kriya_public_changed()"""


class Migration(migrations.Migration):
    """A call that anyone reads joins what shared pages show."""

    dependencies = [("site", "0001_notice_public_changes"), ("participation", "0002_walls")]

    operations = [migrations.RunSQL(WATCH, "DROP TRIGGER public_changed ON participation_publishedcall")]
