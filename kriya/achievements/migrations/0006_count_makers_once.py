from django.db import migrations

from kriya.core.walls import APP_ROLE, revoke

# Whose register a person is in must not be found out through what the nation knows of it. So the application may not
# touch the table: these functions, of its owner, take the marks of the council at work, and answer with counts alone.
HERE = "nullif(current_setting('kriya.council', true), '')::bigint"
FUNCTIONS = f"""
CREATE FUNCTION kriya_give_marks(of_period text, of_province text, marks bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF {HERE} IS NULL THEN RAISE EXCEPTION 'no council at work' USING ERRCODE = 'insufficient_privilege'; END IF;
    DELETE FROM achievements_nationmark WHERE council_id = {HERE} AND period = of_period;
    INSERT INTO achievements_nationmark (council_id, period, province_code, mark)
    SELECT {HERE}, of_period, of_province, mark FROM unnest(marks) mark GROUP BY mark;
END $$;
CREATE FUNCTION kriya_marks_given(of_period text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM achievements_nationmark WHERE council_id = {HERE} AND period = of_period
$$;
CREATE FUNCTION kriya_marks_twice(of_period text, of_province text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) - count(DISTINCT mark) FROM achievements_nationmark
    WHERE period = of_period AND (of_province = '' OR province_code = of_province)
$$;
"""
NAMES = ("kriya_give_marks(text, text, bytea[])", "kriya_marks_given(text)", "kriya_marks_twice(text, text)")
RIGHTS = "".join(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC;" for name in NAMES) + (
    f"DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN "
    + "".join(f"GRANT EXECUTE ON FUNCTION {name} TO {APP_ROLE};" for name in NAMES)
    + " END IF; END $$;"
)


class Migration(migrations.Migration):
    dependencies = [("achievements", "0005_nation")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "".join(f"DROP FUNCTION {name};" for name in NAMES)),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(revoke("achievements_nationmark", "ALL"), migrations.RunSQL.noop),
    ]
