from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

# A sale line never changes, so what is seen of it here is what it is; that no piece comes back twice is a constraint.
WITHIN = """
CREATE FUNCTION sales_refund_is_within_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM sales_saleline WHERE council_id = NEW.council_id AND id = NEW.line_id
                   AND NEW.first + NEW.pieces - 1 <= pieces) THEN
        RAISE EXCEPTION 'more came back of line % than was sold', NEW.line_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
TRIGGER = """
CREATE TRIGGER within_line BEFORE INSERT ON sales_refundline
    FOR EACH ROW EXECUTE FUNCTION sales_refund_is_within_line()
"""
ONCE = (
    "Sale", "SaleLine", "SaleTender", "TenderConfirmation", "Refund", "RefundLine", "RefundTender", "Shift",
    "CashMovement", "ShiftClosing", "ShiftReport", "TillRevocation",
)


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial"), ("inventory", "0002_walls"), ("makers", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Till", "Task"),
            RaiseWalls(*ONCE, append_only=True),
            RaiseWalls("QuarantinedSale"),
            RaiseWalls("TillEvent", append_only=True),
            NeverChanges(*ONCE),
            NeverChanges("QuarantinedSale", but=("resolved_at", "resolved_by_id", "resolution", "note")),
        ]),
        migrations.RunSQL(WITHIN, "DROP FUNCTION sales_refund_is_within_line()"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER within_line ON sales_refundline"),
    ]
