from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls

# Who teaches a session is busy while it lasts. The times stand in the row, since only there the database can hold
# them against the trainer's others; they are the session's own, carried along when it moves. A session that does not
# take place lets its trainers go.
TIMES = """
ALTER TABLE participation_session ADD CONSTRAINT session_times_key UNIQUE (council_id, id, starts_at, ends_at);
ALTER TABLE training_teaching ADD CONSTRAINT teaching_at_the_sessions_times
    FOREIGN KEY (council_id, session_id, starts_at, ends_at)
    REFERENCES participation_session (council_id, id, starts_at, ends_at) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE FUNCTION training_let_trainers_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM training_teaching WHERE council_id = NEW.council_id AND session_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER let_trainers_go AFTER UPDATE OF dropped_at ON participation_session
    FOR EACH ROW WHEN (NEW.dropped_at IS NOT NULL AND OLD.dropped_at IS NULL)
    EXECUTE FUNCTION training_let_trainers_go();
"""
BACK = """
DROP TRIGGER let_trainers_go ON participation_session;
DROP FUNCTION training_let_trainers_go();
ALTER TABLE training_teaching DROP CONSTRAINT teaching_at_the_sessions_times;
ALTER TABLE participation_session DROP CONSTRAINT session_times_key;
"""


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial"), ("participation", "0004_presence_and_results"), ("crafts", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Course", "Module", "Training", "Trainer", "Teaching"),
            RaiseWalls("CourseEvent", "ModuleEvent", "TrainerEvent", append_only=True),
            migrations.RunSQL(TIMES, BACK),
        ]),
    ]
