\set k :k + 1
\set n :client_id * 100000000 + :round * 1000000 + :k
\set a random(1, 250)
\set b random(251, 500)
BEGIN;
INSERT INTO bare_sale VALUES (gen_random_uuid(), :n, 100000, 'R1-000001', now());
INSERT INTO bare_line VALUES (gen_random_uuid(), :n, :a, 1, 50000, 35000), (gen_random_uuid(), :n, :b, 1, 50000, 35000);
INSERT INTO bare_tender VALUES (gen_random_uuid(), :n, 'cash', 100000);
INSERT INTO bare_move VALUES (gen_random_uuid(), :n, :a, 1, now()), (gen_random_uuid(), :n, :b, 1, now());
UPDATE bare_level SET pieces = pieces - 1 WHERE lot = :a;
UPDATE bare_level SET pieces = pieces - 1 WHERE lot = :b;
INSERT INTO bare_transaction VALUES (gen_random_uuid(), :n, now());
INSERT INTO bare_entry VALUES (gen_random_uuid(), :n, 'cash_office', 100000), (gen_random_uuid(), :n, 'maker', -35000),
  (gen_random_uuid(), :n, 'maker', -35000), (gen_random_uuid(), :n, 'commission', -30000);
COMMIT;
