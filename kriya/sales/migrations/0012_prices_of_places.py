from django.db import migrations

# What a lot costs at the place of a sale is asked in the same question as the lot itself.
_CHANGE = """
DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('sales_look(jsonb)'::regprocedure), $a${before}$a$, $b${after}$b$);
END $$
"""
_PLAIN = "'counted', (SELECT"
_PRICED = """'place_prices', (SELECT jsonb_agg(jsonb_build_array(p.lot_id, p.location_id, p.price))
                         FROM inventory_placeprice p
                         JOIN inventory_lot l ON l.council_id = here AND l.id = p.lot_id
                         WHERE p.council_id = here AND p.location_id = ANY(places)
                           AND (l.id = ANY(lots) OR l.code = ANY(codes))),
        'counted', (SELECT"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0011_sell_on_invoice"), ("inventory", "0003_prices_of_places_and_gifts")]

    operations = [
        migrations.RunSQL(
            _CHANGE.format(before=_PLAIN, after=_PRICED), _CHANGE.format(before=_PRICED, after=_PLAIN)
        ),
    ]
