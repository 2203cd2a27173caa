from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

# What is promised and spent of a line never comes to more than the line: whoever adds to it waits for the row of the
# line, and sums what the one before left. Each statement in a function sees what was committed while it waited.
WITHIN_LINE = """
CREATE FUNCTION assistance_within_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whole bigint; used bigint;
BEGIN
    IF NEW.released_at IS NOT NULL THEN RETURN NEW; END IF;
    SELECT amount INTO whole FROM assistance_budgetline
        WHERE council_id = NEW.council_id AND id = NEW.line_id FOR UPDATE;
    SELECT coalesce(sum(coalesce(spent, amount)), 0) INTO used FROM assistance_commitment
        WHERE council_id = NEW.council_id AND line_id = NEW.line_id AND released_at IS NULL AND id <> NEW.id;
    IF used + coalesce(NEW.spent, NEW.amount) > whole THEN
        RAISE EXCEPTION 'commitment_within_line: % of % rupiah are used', used, whole
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER within_line BEFORE INSERT OR UPDATE ON assistance_commitment
    FOR EACH ROW EXECUTE FUNCTION assistance_within_line();
CREATE FUNCTION assistance_line_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE used bigint;
BEGIN
    SELECT coalesce(sum(coalesce(spent, amount)), 0) INTO used FROM assistance_commitment
        WHERE council_id = NEW.council_id AND line_id = NEW.id AND released_at IS NULL;
    IF used > NEW.amount THEN
        RAISE EXCEPTION 'commitment_within_line: % of % rupiah are used', used, NEW.amount
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER line_holds BEFORE UPDATE OF amount ON assistance_budgetline
    FOR EACH ROW WHEN (NEW.amount < OLD.amount) EXECUTE FUNCTION assistance_line_holds();
"""
BACK = """
DROP TRIGGER line_holds ON assistance_budgetline;
DROP FUNCTION assistance_line_holds();
DROP TRIGGER within_line ON assistance_commitment;
DROP FUNCTION assistance_within_line();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assistance", "0001_initial"),
        ("participation", "0004_presence_and_results"),
        ("catalog", "0007_take_photos_from_a_zip"),
        ("makers", "0003_undo_an_import_in_a_job"),
    ]

    operations = [
        Together([
            RaiseWalls("Service", "ServiceStep", "Case", "Turn", "CaseStep", "Result", "BudgetLine", "Commitment"),
            RaiseWalls(
                "ServiceEvent", "ServiceStepEvent", "CaseEvent", "CaseStepEvent", "ResultEvent", "BudgetLineEvent",
                "CommitmentEvent", append_only=True,
            ),
            NeverChanges("Turn"),
            migrations.RunSQL(WITHIN_LINE, BACK),
        ]),
    ]
