from django.db import migrations

WATCH = """CREATE TRIGGER public_changed AFTER INSERT OR UPDATE OR DELETE ON assistance_publishedservice
FOR EACH STATEMENT EXECUTE FUNCTION kriya_public_changed()"""


class Migration(migrations.Migration):
    """A service that anyone reads joins what shared pages show."""

    dependencies = [("site", "0004_notice_reports_to_the_nation"), ("assistance", "0002_walls")]

    operations = [migrations.RunSQL(WATCH, "DROP TRIGGER public_changed ON assistance_publishedservice")]
