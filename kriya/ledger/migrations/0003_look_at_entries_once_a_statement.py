from django.db import migrations

# A transaction is looked at once at commit, and its entries once a statement, not once a row: as many as it says, and
# no more ever; when they are all there, they sum to zero. What is whole by that stays whole, since `lines` never changes.
FITTING = """
CREATE FUNCTION ledger_entries_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    -- One by one by their index: nobody knows how many rows a statement adds.
    SELECT t.id, t.lines, f.lines AS found, f.sum INTO wrong
    FROM (SELECT DISTINCT council_id, transaction_id FROM added) a
    CROSS JOIN LATERAL (SELECT * FROM ledger_transaction WHERE id = a.transaction_id OFFSET 0) t
    CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(amount) AS sum, min(posted_at) AS first, max(posted_at) AS last
                        FROM ledger_entry e
                        WHERE e.council_id = a.council_id AND e.transaction_id = a.transaction_id) f
    WHERE f.lines > t.lines OR (f.lines = t.lines AND (f.sum <> 0 OR f.first <> t.posted_at OR f.last <> t.posted_at))
    LIMIT 1;
    IF FOUND AND wrong.found > wrong.lines THEN
        RAISE EXCEPTION 'transaction % has % entries and says %', wrong.id, wrong.found, wrong.lines
            USING ERRCODE = 'check_violation';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'transaction % does not sum to zero, or not at one instant: %', wrong.id, wrong.sum
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
TRIGGERS = """
DROP TRIGGER balanced ON ledger_entry;
CREATE TRIGGER fitting AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_fit();
"""
BEFORE = """
DROP TRIGGER fitting ON ledger_entry;
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_is_balanced();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_walls")]

    operations = [
        migrations.RunSQL(FITTING, "DROP FUNCTION ledger_entries_fit()"),
        migrations.RunSQL(TRIGGERS, BEFORE),
    ]
