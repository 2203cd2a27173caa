from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

# A seat's number is there once (an index) and never above the call's places (this). The call's row is read under a
# shared lock, so that nobody takes places away meanwhile; whoever does, is held against the seats by the second.
SEATS = """
CREATE FUNCTION participation_seat_within_call() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE there integer;
BEGIN
    IF NEW.seat IS NULL THEN RETURN NEW; END IF;
    SELECT places INTO there FROM participation_call WHERE council_id = NEW.council_id AND id = NEW.call_id FOR SHARE;
    IF there IS NULL OR NEW.seat > there THEN
        RAISE EXCEPTION 'place_seat_within_call: seat % of % places', NEW.seat, there
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seat_within_call BEFORE INSERT OR UPDATE ON participation_place
    FOR EACH ROW EXECUTE FUNCTION participation_seat_within_call();
CREATE FUNCTION participation_call_holds_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM participation_place
               WHERE council_id = NEW.council_id AND call_id = NEW.id AND seat > NEW.places) THEN
        RAISE EXCEPTION 'place_seat_within_call: a seat above % places is held', NEW.places
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER call_holds_seats BEFORE UPDATE OF places ON participation_call
    FOR EACH ROW WHEN (NEW.places < OLD.places) EXECUTE FUNCTION participation_call_holds_seats();
"""
UNSEAT = """
DROP TRIGGER call_holds_seats ON participation_call;
DROP FUNCTION participation_call_holds_seats();
DROP TRIGGER seat_within_call ON participation_place;
DROP FUNCTION participation_seat_within_call();
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial"), ("makers", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Call", "Application", "Decision", "Place", "PlaceEvent"),
            RaiseWalls("CallEvent", "ApplicationEvent", "DecisionEvent", append_only=True),
            NeverChanges("PlaceEvent"),
            migrations.RunSQL(SEATS, UNSEAT),
        ]),
    ]
