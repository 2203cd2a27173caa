from django.db import migrations

EXTENSIONS = "".join(f"CREATE EXTENSION IF NOT EXISTS {name};" for name in ("pg_trgm", "unaccent", "btree_gist"))

# unaccent() is only STABLE since its dictionary can change; with the dictionary named it may stand in an index.
WORDS = """
CREATE OR REPLACE FUNCTION kriya_words(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$
"""

CACHE = """
CREATE TABLE core_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX core_cache_expires ON core_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(WORDS, "DROP FUNCTION kriya_words(text)"),
        migrations.RunSQL(CACHE, "DROP TABLE core_cache"),
    ]
