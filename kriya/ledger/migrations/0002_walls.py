from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

# Looks at commit, when the scope of the council is closed: the trigger opens it for its own question. `lines` makes
# a transaction whole for good: what is added to it later breaks the number.
BALANCED = """
CREATE FUNCTION ledger_is_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := current_setting('kriya.council', true);
    looked_at uuid;
    said record;
    found record;
BEGIN
    IF TG_TABLE_NAME = 'ledger_entry' THEN looked_at := NEW.transaction_id; ELSE looked_at := NEW.id; END IF;
    PERFORM set_config('kriya.council', NEW.council_id::text, true);
    SELECT lines, posted_at INTO said FROM ledger_transaction WHERE id = looked_at;
    SELECT count(*) AS lines, coalesce(sum(amount), 0) AS sum, coalesce(bool_and(posted_at = said.posted_at), true) AS same
        INTO found FROM ledger_entry WHERE council_id = NEW.council_id AND transaction_id = looked_at;
    PERFORM set_config('kriya.council', coalesce(before, ''), true);
    IF found.sum <> 0 THEN
        RAISE EXCEPTION 'transaction % does not sum to zero: %', looked_at, found.sum USING ERRCODE = 'check_violation';
    END IF;
    IF found.lines IS DISTINCT FROM said.lines::bigint THEN
        RAISE EXCEPTION 'transaction % has % entries and says %', looked_at, found.lines, said.lines
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT found.same THEN
        RAISE EXCEPTION 'an entry of transaction % is posted at another instant', looked_at
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""

TRIGGERS = """
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_transaction DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_is_balanced();
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_is_balanced();
"""
NO_TRIGGERS = "DROP TRIGGER balanced ON ledger_transaction; DROP TRIGGER balanced ON ledger_entry"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("councils", "0002_walls"), ("makers", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("MoneyRules", "FeeRate", "Numbering"),
            RaiseWalls("Transaction", "Entry", append_only=True),
            RaiseWalls("MoneyRulesEvent", "FeeRateEvent", append_only=True),
            NeverChanges("Transaction", "Entry"),
        ]),
        migrations.RunSQL(BALANCED, "DROP FUNCTION ledger_is_balanced()"),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
