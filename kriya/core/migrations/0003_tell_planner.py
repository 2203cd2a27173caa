from django.db import migrations

from kriya.core.walls import APP_ROLE

# How many rows a council has is what the planner is wrong about. All other columns would take five times as long, and
# the server would then not look for itself any more: it counts what was written since somebody looked at all columns.
FUNCTION = """
CREATE FUNCTION kriya_tell_planner(tables text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE one regclass;
BEGIN
    FOR one IN SELECT c.oid::regclass FROM pg_class c
        WHERE c.relname = ANY(tables) AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.oid
    LOOP
        BEGIN
            EXECUTE format('ANALYZE %s (council_id)', one);
        EXCEPTION WHEN lock_not_available THEN NULL;
        END;
    END LOOP;
END $$;
"""
NAME = "kriya_tell_planner(text[])"
RIGHTS = f"""
REVOKE ALL ON FUNCTION {NAME} FROM PUBLIC;
DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN
    GRANT EXECUTE ON FUNCTION {NAME} TO {APP_ROLE};
END IF; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_count_public_changes")]

    operations = [
        migrations.RunSQL(FUNCTION, f"DROP FUNCTION {NAME}"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
