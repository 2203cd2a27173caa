from django.db import migrations

# What recording sales must know, in one question whose plan is kept: for one sale or a hundred.
LOOK = """
CREATE FUNCTION sales_look(asked jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    here bigint := nullif(current_setting('kriya.council', true), '')::bigint;
    sales uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'sales')::uuid);
    lots uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'lots')::uuid);
    codes text[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'codes'));
    places uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'places')::uuid);
    shifts uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'shifts')::uuid);
    people bigint[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'people')::bigint);
    refs text[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'references'));
BEGIN
    RETURN jsonb_build_object(
        'again', (SELECT jsonb_object_agg(id, jsonb_build_array(payload_hash, receipt)) FROM sales_sale
                  WHERE council_id = here AND id = ANY(sales)),
        'lots', (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'code', l.code, 'name', l.name,
                     'variant', l.variant_name, 'maker', l.maker_id, 'maker_name', m.name, 'price', l.price,
                     'terms', l.terms))
                 FROM inventory_lot l LEFT JOIN makers_maker m ON m.council_id = here AND m.id = l.maker_id
                 WHERE l.council_id = here AND (l.id = ANY(lots) OR l.code = ANY(codes))),
        'rules', (SELECT jsonb_build_object('merchant_class', merchant_class, 'cash_step', cash_step,
                      'taxable_since', taxable_since, 'fee_bearer', fee_bearer)
                  FROM ledger_moneyrules WHERE council_id = here),
        'fees', (SELECT jsonb_agg(jsonb_build_array(tender, from_on, basis_points, fixed)) FROM ledger_feerate
                 WHERE council_id = here),
        'sold', (SELECT id FROM inventory_location WHERE council_id = here AND kind = 'sold'),
        'places', (SELECT jsonb_agg(id) FROM inventory_location WHERE council_id = here AND id = ANY(places)),
        'shifts', (SELECT jsonb_object_agg(s.id, EXISTS (SELECT FROM sales_shiftclosing c
                       WHERE c.council_id = here AND c.shift_id = s.id))
                   FROM sales_shift s WHERE s.council_id = here AND s.id = ANY(shifts)),
        'people', (SELECT jsonb_agg(user_id) FROM accounts_membership WHERE council_id = here AND user_id = ANY(people)),
        'references', (SELECT jsonb_agg(DISTINCT reference) FROM sales_saletender
                       WHERE council_id = here AND reference <> '' AND kind <> 'cash' AND reference = ANY(refs)
                         AND kind IN ('qris', 'transfer', 'card', 'provider')),
        'counted', (SELECT jsonb_object_agg(location_id, cut_off) FROM (
                        SELECT location_id, max(cut_off_at) AS cut_off FROM inventory_stocktake
                        WHERE council_id = here AND state = 'posted' AND location_id = ANY(places)
                        GROUP BY location_id) takes)
    );
END $$
"""

# Writes what was worked out, whole or not at all. A sale whose id is there already brings nothing of its own along.
WRITE = """
CREATE FUNCTION sales_write(told jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    here bigint := nullif(current_setting('kriya.council', true), '')::bigint;
    instant timestamptz := (told ->> 'now')::timestamptz;
    shifts uuid[] := ARRAY(SELECT DISTINCT (s ->> 'shift')::uuid AS shift FROM jsonb_array_elements(told -> 'sales') s
                           WHERE s ->> 'shift' IS NOT NULL ORDER BY shift);
    shift uuid;
    made uuid[];
    levels jsonb;
BEGIN
    -- A shift that is being closed either counts these sales or is closed when we look again.
    FOREACH shift IN ARRAY shifts LOOP
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(shift::text, 2));
    END LOOP;
    WITH new AS (
        INSERT INTO sales_sale (id, council_id, channel, location_id, till_id, shift_id, receipt, counter, total,
            discount, rounding, discount_by_id, attribution, buyer_name, buyer_phone, note, device_at, happened_at,
            happened_on, recorded_at, cashier_id, payload_hash)
        SELECT s.id, here, channel, location, till, s.shift, receipt, counter, total, discount, rounding, discount_by,
            attribution, buyer_name, buyer_phone, note, device_at, happened_at, happened_on, instant, cashier, hash
        FROM jsonb_to_recordset(told -> 'sales') AS s (id uuid, channel text, location uuid, till uuid, shift uuid,
            receipt text, counter int, total bigint, discount bigint, rounding int, discount_by bigint,
            attribution text, buyer_name text, buyer_phone text, note text, device_at timestamptz,
            happened_at timestamptz, happened_on date, cashier bigint, hash text)
        -- Without a target: the id is unique by two indexes, and at once either may be the one that says so.
        ORDER BY s.id ON CONFLICT DO NOTHING RETURNING id
    ) SELECT coalesce(array_agg(id), '{}') INTO made FROM new;
    IF made = '{}' THEN RETURN jsonb_build_object('made', '[]'::jsonb, 'levels', '[]'::jsonb); END IF;

    INSERT INTO sales_saleline (id, council_id, sale_id, position, lot_id, maker_id, name, maker_name, pieces, price,
        discount, total, net, commission, ppn, fee, payable_on)
    SELECT id, here, sale, position, lot, maker, name, maker_name, pieces, price, discount, total, net, commission, ppn,
        fee, payable_on
    FROM jsonb_to_recordset(told -> 'lines') AS l (id uuid, sale uuid, position int, lot uuid, maker uuid, name text,
        maker_name text, pieces int, price bigint, discount bigint, total bigint, net bigint, commission bigint,
        ppn bigint, fee bigint, payable_on date)
    WHERE sale = ANY(made);

    INSERT INTO sales_saletender (id, council_id, sale_id, position, kind, amount, given, change, reference, state)
    SELECT id, here, sale, position, kind, amount, given, change, reference, state
    FROM jsonb_to_recordset(told -> 'tenders') AS t (id uuid, sale uuid, position int, kind text, amount bigint,
        given bigint, change bigint, reference text, state text)
    WHERE sale = ANY(made);

    INSERT INTO inventory_movement (id, council_id, lot_id, source_id, target_id, pieces, reason, document, note,
        happened_at, recorded_at, by_id)
    SELECT id, here, lot, source, target, pieces, 'sale', sale, '', happened_at, instant, by
    FROM jsonb_to_recordset(told -> 'moves') AS m (id uuid, sale uuid, lot uuid, source uuid, target uuid, pieces int,
        happened_at timestamptz, by bigint)
    WHERE sale = ANY(made);

    WITH changed AS (
        SELECT lot, location, sum(pieces) AS pieces FROM (
            SELECT lot, source AS location, -pieces AS pieces, sale
            FROM jsonb_to_recordset(told -> 'moves') AS a (sale uuid, lot uuid, source uuid, pieces int)
            UNION ALL
            SELECT lot, target, pieces, sale
            FROM jsonb_to_recordset(told -> 'moves') AS b (sale uuid, lot uuid, target uuid, pieces int)
        ) ends WHERE sale = ANY(made) GROUP BY lot, location ORDER BY lot, location
    ), written AS (
        INSERT INTO inventory_level AS level (id, council_id, lot_id, location_id, pieces, since)
        SELECT gen_random_uuid(), here, lot, location, pieces, instant FROM changed ORDER BY lot, location
        ON CONFLICT (council_id, lot_id, location_id) DO UPDATE SET pieces = level.pieces + excluded.pieces,
            since = CASE WHEN level.pieces <= 0 THEN excluded.since ELSE level.since END
        RETURNING lot_id, location_id, pieces
    ) SELECT jsonb_agg(jsonb_build_array(lot_id, location_id, pieces)) INTO levels FROM written;

    INSERT INTO ledger_transaction (id, council_id, source, document, happened_at, happened_on, posted_at, lines, note,
        payload_hash, by_id)
    SELECT id, here, 'sale', sale, happened_at, happened_on, instant, lines, '', hash, by
    FROM jsonb_to_recordset(told -> 'transactions') AS t (id uuid, sale uuid, happened_at timestamptz,
        happened_on date, lines int, hash text, by bigint)
    WHERE sale = ANY(made);

    INSERT INTO ledger_entry (id, council_id, transaction_id, account, maker_id, amount, about, payable_on, posted_at)
    SELECT id, here, transaction, account, maker, amount, about, payable_on, instant
    FROM jsonb_to_recordset(told -> 'entries') AS e (id uuid, sale uuid, transaction uuid, account text, maker uuid,
        amount bigint, about uuid, payable_on date)
    WHERE sale = ANY(made);

    RETURN jsonb_build_object('made', to_jsonb(made), 'levels', levels, 'late', (
        SELECT jsonb_agg(shift_id) FROM sales_shiftclosing WHERE council_id = here AND shift_id = ANY(shifts)));
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0002_walls"), ("ledger", "0002_walls"), ("inventory", "0002_walls")]

    operations = [
        migrations.RunSQL(LOOK, "DROP FUNCTION sales_look(jsonb)"),
        migrations.RunSQL(WRITE, "DROP FUNCTION sales_write(jsonb)"),
    ]
