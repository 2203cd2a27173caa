"""Found a council with PRODUCTS public products: `python fill.py PRODUCTS`, with KRIYA_{APP,OWNER}_DATABASE_URL.

The rows are written by one statement, since only reading is measured; a third is made to order, so that it is for sale.
"""

import os
import sys

import django
import psycopg

django.setup()

from kriya.councils.actions import create_council

FILL = """
INSERT INTO catalog_publishedproduct (product_id, council_id, slug, name, name_en, maker_id, maker_name, maker_slug,
    craft_code, craft_id, craft_en, craft_top, district_code, district_name, price, price_differs, kind, order_days,
    technique_id, technique_en, materials_id, materials_en, motif_code, motif_id, motif_en, meaning_id, meaning_en,
    care_id, care_en, dye, hands, variants, photos, facets, story_id, story_en, words, published_at, updated_at)
SELECT gen_random_uuid(), %(council)s, 'kain-' || n, 'Kain panjang batik tulis ' || n, '', gen_random_uuid(),
    'Batik Sekar Jagad', 'batik-sekar-jagad', 'batik', 'Batik', 'Batik', 'batik', '', 'Pekalongan Utara', 150000 + n,
    false, CASE WHEN n %% 3 = 0 THEN 'to_order' ELSE 'one' END, 14, '', '', '', '', '', '', '', '', '', '', '', '', '',
    '[]', '[{"key": "abcdef0123456789", "width": 1280, "height": 1600, "alt_id": "Kain", "alt_en": ""}]', '{}',
    repeat('Ditulis dengan canting, selembar demi selembar, dan diwarnai dengan daun nila. ', 8), '', '', now(), now()
FROM generate_series(1, %(n)s) n
"""

council = create_council(slug="pekalongan", name="Dekranasda", short_name="Pekalongan", region_code="33.75")
with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
    owner.execute(FILL, {"council": council.pk, "n": int(sys.argv[1])})
    owner.execute("ANALYZE")
