from django.db import migrations

# One row per transaction that changed something public: two transactions never wait for each other. Readers
# add up those that are committed, so that a transaction that ends late still makes a difference.
TABLE = """
CREATE TABLE core_publicchange (
    council bigint NOT NULL, xact xid8 NOT NULL DEFAULT pg_current_xact_id(), changes integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (council, xact));
"""

# The council comes from the scope of the writer; 0 stands for work outside every council.
FUNCTION = """
CREATE FUNCTION kriya_public_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO core_publicchange (council)
    VALUES (coalesce(nullif(current_setting('kriya.council', true), '')::bigint, 0))
    ON CONFLICT (council, xact) DO UPDATE SET changes = core_publicchange.changes + 1;
    RETURN NULL;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_extensions_cache_words")]

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE core_publicchange"),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION kriya_public_changed()"),
    ]
