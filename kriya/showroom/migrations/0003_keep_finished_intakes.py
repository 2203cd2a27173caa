from django.db import migrations

# What was accepted was signed: neither the receipt nor its lines change any more.
FINISHED = """
CREATE FUNCTION showroom_finished_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state_now text;
BEGIN
    IF TG_TABLE_NAME = 'showroom_intake' THEN
        state_now := OLD.state;
    ELSE
        SELECT state INTO state_now FROM showroom_intake WHERE council_id = OLD.council_id AND id = OLD.intake_id;
    END IF;
    IF state_now IN ('accepted', 'cancelled')
       AND NOT (TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'variant_id' = to_jsonb(NEW) - 'variant_id') THEN
        RAISE EXCEPTION 'an intake that was % stays as it is', state_now USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
TABLES = ("showroom_intake", "showroom_intakeline")
TRIGGERS = "".join(
    f"CREATE TRIGGER finished_stays BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION showroom_finished_stays();"
    for table in TABLES
)
NO_TRIGGERS = "".join(f"DROP TRIGGER finished_stays ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("showroom", "0002_walls")]

    operations = [
        migrations.RunSQL(FINISHED, "DROP FUNCTION showroom_finished_stays()"),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
