from django.db import migrations

from kriya.core.walls import APP_ROLE

# A sale is written once but for who bought: that is forgotten when it has served (UU 27/2022).
FREE = """
DROP TRIGGER never_changes ON sales_sale;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON sales_sale
    FOR EACH ROW EXECUTE FUNCTION kriya_never_changes('buyer_name', 'buyer_phone');
DROP TRIGGER never_changes ON sales_quarantinedsale;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON sales_quarantinedsale FOR EACH ROW
    EXECUTE FUNCTION kriya_never_changes('resolved_at', 'resolved_by_id', 'resolution', 'note', 'payload');
"""
GRANT = f"""
DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN
    GRANT UPDATE (buyer_name, buyer_phone) ON sales_sale TO {APP_ROLE}; END IF; END $$
"""
BEFORE = f"""
DROP TRIGGER never_changes ON sales_sale;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON sales_sale
    FOR EACH ROW EXECUTE FUNCTION kriya_never_changes();
DROP TRIGGER never_changes ON sales_quarantinedsale;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON sales_quarantinedsale FOR EACH ROW
    EXECUTE FUNCTION kriya_never_changes('resolved_at', 'resolved_by_id', 'resolution', 'note');
DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN
    REVOKE UPDATE ON sales_sale FROM {APP_ROLE}; END IF; END $$
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0005_count_visitors")]

    operations = [migrations.RunSQL(FREE + GRANT, BEFORE)]
