from django.db import migrations

from kriya.core.walls import COUNCIL_NOW

# Anyone may read a council's public profile and a council may be founded; only the council itself changes its own.
PROFILE = f"""
ALTER TABLE councils_council ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY anyone_reads ON councils_council FOR SELECT USING (true);
CREATE POLICY anyone_founds ON councils_council FOR INSERT WITH CHECK (true);
CREATE POLICY council_changes_itself ON councils_council FOR UPDATE USING (id = {COUNCIL_NOW});
CREATE POLICY council_ends_itself ON councils_council FOR DELETE USING (id = {COUNCIL_NOW});
ALTER TABLE councils_councildomain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY anyone_reads ON councils_councildomain FOR SELECT USING (true);
CREATE POLICY council_wall ON councils_councildomain USING (council_id = {COUNCIL_NOW}) WITH CHECK (council_id = {COUNCIL_NOW});
"""


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_initial"), ("core", "0001_extensions_cache_words")]

    operations = [migrations.RunSQL(PROFILE, migrations.RunSQL.noop)]
