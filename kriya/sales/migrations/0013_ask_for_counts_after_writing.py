from django.db import migrations

# Asked before the pieces are moved, a count that is posted in between is missed: a piece is sold and lost as well.
# Asked after, it is not: whoever posts a count holds the levels of its place, and a sale waits for them to move pieces.
_COUNTED = """'counted', (SELECT jsonb_object_agg(location_id, cut_off) FROM (
                        SELECT location_id, max(greatest(cut_off_at, counted_at)) AS cut_off FROM inventory_stocktake
                        WHERE council_id = here AND state = 'posted' AND location_id = ANY({places})
                        GROUP BY location_id) takes)"""
_ASKED = _COUNTED.format(places="places")
_OF_TOLD = _COUNTED.format(
    places="ARRAY(SELECT DISTINCT (s ->> 'location')::uuid FROM jsonb_array_elements(told -> 'sales') s)"
)
_LATE = "RETURN jsonb_build_object('made', to_jsonb(made), 'levels', levels, 'late', ("


def _changed(function: str, before: str, after: str) -> str:
    """Return the SQL that puts `after` for `before` in a function; it fails where the function does not say that."""
    return f"""
DO $change$ DECLARE
    whole text := pg_get_functiondef('{function}(jsonb)'::regprocedure);
BEGIN
    ASSERT strpos(whole, $before${before}$before$) > 0, '{function} is another one';
    EXECUTE replace(whole, $before${before}$before$, $after${after}$after$);
END $change$
"""


_LOOK = (f",\n        {_ASKED}", "")
_WRITE = (_LATE, _LATE.replace("'late', (", f"{_OF_TOLD}, 'late', ("))


class Migration(migrations.Migration):
    """Which counts a sale came too late for is asked once its pieces were moved."""

    dependencies = [("sales", "0012_prices_of_places")]

    operations = [
        migrations.RunSQL(
            _changed("sales_look", *_LOOK), _changed("sales_look", "\n    );\nEND", f"{_LOOK[0]}\n    );\nEND")
        ),
        migrations.RunSQL(_changed("sales_write", *_WRITE), _changed("sales_write", *reversed(_WRITE))),
    ]
