from django.db import migrations

from kriya.core.functions import changed

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


_LOOK = (f",\n        {_ASKED}", "")
_WRITE = (_LATE, _LATE.replace("'late', (", f"{_OF_TOLD}, 'late', ("))


class Migration(migrations.Migration):
    """Which counts a sale came too late for is asked once its pieces were moved."""

    dependencies = [("sales", "0012_prices_of_places")]

    operations = [
        migrations.RunSQL(
            changed("sales_look", *_LOOK), changed("sales_look", "\n    );\nEND", f"{_LOOK[0]}\n    );\nEND")
        ),
        migrations.RunSQL(changed("sales_write", *_WRITE), changed("sales_write", *reversed(_WRITE))),
    ]
