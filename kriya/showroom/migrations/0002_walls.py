from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

# What was paid stays: only a run that was not posted may lose its parts and items, or change them.
POSTED = """
CREATE FUNCTION showroom_posted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    run uuid;
    state_now text;
BEGIN
    IF TG_TABLE_NAME = 'showroom_settlement' THEN
        state_now := OLD.state;
    ELSE
        IF TG_TABLE_NAME = 'showroom_settlementitem' THEN
            SELECT settlement_id INTO run FROM showroom_settlementmaker WHERE id = OLD.part_id;
        ELSE
            run := OLD.settlement_id;
        END IF;
        SELECT state INTO state_now FROM showroom_settlement WHERE id = run;
    END IF;
    IF state_now IN ('posted', 'cancelled') THEN
        RAISE EXCEPTION 'a settlement that was % stays as it is', state_now USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
TRIGGERS = "".join(
    f"CREATE TRIGGER posted_stays BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION showroom_posted_stays();"
    for table in ("showroom_settlement", "showroom_settlementmaker", "showroom_settlementitem")
)
NO_TRIGGERS = "".join(
    f"DROP TRIGGER posted_stays ON {table};"
    for table in ("showroom_settlement", "showroom_settlementmaker", "showroom_settlementitem")
)
ONCE = ("Agreement", "Signature", "Return", "ReturnLine", "ExpiryNotice", "SettlementReversal")


class Migration(migrations.Migration):
    dependencies = [("showroom", "0001_initial"), ("inventory", "0002_walls"), ("ledger", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Agreement", "Signature", "Return", "ReturnLine", "ExpiryNotice", append_only=True),
            RaiseWalls("Intake", "IntakeLine", "Markdown", "MarkdownLine", "TakeBackRequest"),
            RaiseWalls("Settlement", "SettlementMaker", "SettlementItem"),
            RaiseWalls("SettlementReversal", append_only=True),
            RaiseWalls("IntakeEvent", "IntakeLineEvent", append_only=True),
            NeverChanges(*ONCE),
            NeverChanges("Markdown", but=("answered_at", "accepted", "answer_note")),
            NeverChanges("MarkdownLine", but=("applied_at",)),
        ]),
        migrations.RunSQL(POSTED, "DROP FUNCTION showroom_posted_stays()"),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
