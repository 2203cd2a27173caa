"""What the published projection of products must be, as SQL: one statement for publishing and for proving it."""

from kriya.catalog.actions.counting import CHANGED, COUNTED_COLUMNS, counted

# A product is public while it is published and its maker is public; the maker's own projection says who is.
_PUBLIC = """
    FROM catalog_product p
    JOIN makers_publishedmaker m ON m.maker_id = p.maker_id AND m.council_id = p.council_id
    LEFT JOIN crafts_craft k ON k.id = p.craft_id AND k.council_id = p.council_id
    LEFT JOIN catalog_technique t ON t.id = p.technique_id AND t.council_id = p.council_id
    LEFT JOIN catalog_motif o ON o.id = p.motif_id AND o.council_id = p.council_id
    LEFT JOIN LATERAL (
        SELECT string_agg(a.name_id, ', ' ORDER BY pm.position) AS names_id,
               string_agg(coalesce(nullif(a.name_en, ''), a.name_id), ', ' ORDER BY pm.position) AS names_en,
               array_agg('material:' || a.code ORDER BY pm.position) AS facets
        FROM catalog_productmaterial pm JOIN catalog_material a ON a.id = pm.material_id
        WHERE pm.product_id = p.id AND pm.council_id = p.council_id) material ON true
    LEFT JOIN LATERAL (
        SELECT min(coalesce(v.price, p.price)) AS least, count(DISTINCT coalesce(v.price, p.price)) > 1 AS differs,
               jsonb_agg(jsonb_build_object('name', v.name, 'price', coalesce(v.price, p.price))
                         ORDER BY v.position, v.id) AS rows
        FROM catalog_productvariant v WHERE v.product_id = p.id AND v.council_id = p.council_id) variant ON true
    LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('key', f.key, 'alt_id', f.alt_id, 'alt_en', f.alt_en,
                 'width', (f.width * (f.crop_right - f.crop_left) + 500) / 1000,
                 'height', (f.height * (f.crop_bottom - f.crop_top) + 500) / 1000) ORDER BY f.position, f.id) AS rows
        FROM catalog_productphoto f
        WHERE f.product_id = p.id AND f.council_id = p.council_id AND f.approved_at IS NOT NULL) photo ON true
    WHERE p.council_id = %(council)s AND p.id = ANY(%(products)s) AND p.state = 'published'
"""

# What a visitor may narrow by, in rupiah: up to 100.000, 250.000, 500.000, a million, above; "ask" without a price.
PRICE_BAND = """(CASE WHEN coalesce(variant.least, p.price) IS NULL THEN 'ask'
    ELSE width_bucket(coalesce(variant.least, p.price), ARRAY[100001, 250001, 500001, 1000001]::bigint[])::text END)"""

# What visitors call the dye; the page says it in these words too.
_DYE_ID = """CASE p.dye WHEN 'natural' THEN 'pewarna alam alami' WHEN 'synthetic' THEN 'pewarna sintetis'
    WHEN 'both' THEN 'pewarna alam alami sintetis' END"""
_DYE_EN = """CASE p.dye WHEN 'natural' THEN 'natural dyes' WHEN 'synthetic' THEN 'synthetic dyes'
    WHEN 'both' THEN 'natural synthetic dyes' END"""

COLUMNS = (
    "product_id", "council_id", "slug", "name", "name_en", "maker_id", "maker_name", "maker_slug", "craft_code",
    "craft_top", "craft_id", "craft_en", "district_code", "district_name", "price", "price_differs", "kind",
    "order_days", "technique_id", "technique_en", "materials_id", "materials_en", "motif_code", "motif_id", "motif_en",
    "meaning_id", "meaning_en", "length_mm", "width_mm", "height_mm", "weight_g", "care_id", "care_en", "dye", "hands",
    "work_days", "made_year", "variants", "photos", "facets", "story_id", "story_en", "words", "search",
    "published_at",
)  # fmt: skip

# What the projection must be; `kriya check` compares it with what is there.
PROJECTION = f"""
SELECT p.id AS product_id, p.council_id, p.slug, p.name, p.name_en, m.maker_id, m.name AS maker_name,
    m.slug AS maker_slug, coalesce(k.code, '') AS craft_code, split_part(coalesce(k.code, ''), '.', 1) AS craft_top,
    coalesce(k.name_id, '') AS craft_id, coalesce(nullif(k.name_en, ''), k.name_id, '') AS craft_en, m.district_code,
    m.district_name, coalesce(variant.least, p.price) AS price, coalesce(variant.differs, false) AS price_differs,
    p.kind, p.order_days, coalesce(t.name_id, '') AS technique_id,
    coalesce(nullif(t.name_en, ''), t.name_id, '') AS technique_en, coalesce(material.names_id, '') AS materials_id,
    coalesce(material.names_en, '') AS materials_en, coalesce(o.code, '') AS motif_code,
    coalesce(o.name_id, '') AS motif_id, coalesce(nullif(o.name_en, ''), o.name_id, '') AS motif_en,
    coalesce(o.meaning_id, '') AS meaning_id, coalesce(o.meaning_en, '') AS meaning_en, p.length_mm, p.width_mm,
    p.height_mm, p.weight_g, p.care_id, p.care_en, p.dye, p.hands, p.work_days, p.made_year,
    coalesce(variant.rows, '[]') AS variants, coalesce(photo.rows, '[]') AS photos,
    array_remove(ARRAY['kind:' || p.kind, 'maker:' || m.slug, 'price:' || {PRICE_BAND},
        'craft:' || k.code, CASE WHEN k.code LIKE '%%.%%' THEN 'craft:' || split_part(k.code, '.', 1) END,
        'district:' || nullif(m.district_code, ''), 'technique:' || t.code, 'motif:' || o.code]
        || material.facets, NULL)::varchar[] AS facets,
    p.story_id, p.story_en,
    kriya_words(concat_ws(' ', p.name, p.name_en, m.name, k.name_id, k.name_en, o.name_id, material.names_id,
                          m.district_name, {_DYE_ID})) AS words,
    setweight(to_tsvector('indonesian', p.name), 'A')
      || setweight(to_tsvector('indonesian',
           concat_ws(' ', m.name, k.name_id, o.name_id, t.name_id, material.names_id, {_DYE_ID})), 'B')
      || setweight(to_tsvector('english',
           concat_ws(' ', p.name, p.name_en, k.name_en, o.name_en, material.names_en, {_DYE_EN})), 'B')
      || setweight(to_tsvector('indonesian', p.story_id), 'C') || setweight(to_tsvector('english', p.story_en), 'C')
      AS search,
    p.published_at
{_PUBLIC}
"""

# Every part of one statement sees the rows as they were before it.
_BEFORE = f"""
    SELECT {COUNTED_COLUMNS} FROM catalog_publishedproduct
    WHERE council_id = %(council)s AND product_id = ANY(%(products)s)
"""  # noqa: S608 - our own text

_GONE = """
    DELETE FROM catalog_publishedproduct
    WHERE council_id = %(council)s AND product_id = ANY(%(products)s)
    AND product_id NOT IN (SELECT product_id FROM now_true)
"""

_PUT = f"""
    INSERT INTO catalog_publishedproduct ({", ".join(COLUMNS)}, updated_at)
    SELECT {", ".join(COLUMNS)}, now() FROM now_true
    ON CONFLICT (product_id) DO UPDATE SET {", ".join(f"{c} = EXCLUDED.{c}" for c in COLUMNS[2:])}, updated_at = now()
    RETURNING {COUNTED_COLUMNS}
"""  # noqa: S608 - our own text

# Answers with what of the counts changed.
PUBLISH = f"""
WITH before AS MATERIALIZED ({_BEFORE}), now_true AS MATERIALIZED ({PROJECTION}), gone AS ({_GONE}), put AS ({_PUT}),
moved AS MATERIALIZED (
    SELECT *, -1 AS sign FROM (SELECT * FROM before EXCEPT ALL SELECT * FROM put) was
    UNION ALL SELECT *, 1 FROM (SELECT * FROM put EXCEPT ALL SELECT * FROM before) is_now),
{counted("moved")}
{CHANGED}
"""  # noqa: S608 - our own text

PHOTO_COLUMNS = ("key", "council_id", "product_id", "file", "crop")
PHOTOS = """
SELECT f.key, f.council_id, f.product_id, f.file,
    ARRAY[f.crop_left, f.crop_top, f.crop_right, f.crop_bottom]::smallint[] AS crop
FROM catalog_productphoto f JOIN catalog_publishedproduct there ON there.product_id = f.product_id
WHERE f.council_id = %(council)s AND f.product_id = ANY(%(products)s) AND f.approved_at IS NOT NULL
"""

# Answers with the keys that became public (true) or ceased to be (false).
PUBLISH_PHOTOS = f"""
WITH now_true AS ({PHOTOS}), gone AS (
    DELETE FROM catalog_publishedphoto there WHERE there.council_id = %(council)s
    AND there.product_id = ANY(%(products)s) AND there.key NOT IN (SELECT key FROM now_true) RETURNING there.key),
come AS (
    INSERT INTO catalog_publishedphoto ({", ".join(PHOTO_COLUMNS)}) SELECT {", ".join(PHOTO_COLUMNS)} FROM now_true
    ON CONFLICT (key) DO NOTHING RETURNING key)
SELECT key, true FROM come UNION ALL SELECT key, false FROM gone
"""  # noqa: S608 - our own text
