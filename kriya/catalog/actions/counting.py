"""Counts of facets and words, kept as the difference that each publishing makes, and what they must be, as SQL.

Every statement that changes the projection carries its differences with it (`counted`). Rows are written in the order
of their keys, under one lock a council, so that two that publish at once wait for each other and never cross.
"""

from typing import Final

# What visitors narrow by with numbers beside it; technique and motif narrow too, but are not counted for others.
TOPICS: Final = ("craft", "maker", "district", "material", "price", "kind")
COMMON: Final = 256

_TOPIC_ARRAY = "ARRAY[" + ", ".join(f"'{topic}'" for topic in TOPICS) + "]"
# The crafts below one are a topic of their own: "craft.batik" of "craft:batik.tulis".
_TOPIC = """CASE WHEN facet LIKE 'craft:%%.%%' THEN 'craft.' || split_part(substr(facet, 7), '.', 1)
    ELSE split_part(facet, ':', 1) END"""
_WORDS = "regexp_split_to_array(words, '[^a-z]+')"

COUNTED_COLUMNS = "product_id, facets, tsvector_to_array(search) AS lexemes, words"


def counted(moved: str) -> str:
    """Return the rest of a WITH query: differences from rows `moved(facets, lexemes, words, sign)`, and their writing.

    A row that only moved within its facets and words leaves no difference.
    """
    return f"""
    word_moved AS MATERIALIZED (
        SELECT word, sum(sign)::int AS n FROM {moved}, unnest(lexemes) word GROUP BY word HAVING sum(sign) <> 0),
    word_kept AS (
        INSERT INTO catalog_publishedword (council_id, word, n, common)
        SELECT %(council)s, word, n, false FROM word_moved ORDER BY word
        ON CONFLICT (council_id, word) DO UPDATE SET n = catalog_publishedword.n + EXCLUDED.n),
    spelling_moved AS MATERIALIZED (
        SELECT word, sum(sign)::int AS n FROM {moved}, LATERAL (
            SELECT DISTINCT one AS word FROM unnest({_WORDS}) one WHERE length(one) BETWEEN 3 AND 40) w
        GROUP BY word HAVING sum(sign) <> 0),
    spelling_kept AS (
        INSERT INTO catalog_publishedspelling (council_id, word, n)
        SELECT %(council)s, word, n FROM spelling_moved ORDER BY word
        ON CONFLICT (council_id, word) DO UPDATE SET n = catalog_publishedspelling.n + EXCLUDED.n),
    facet_moved AS MATERIALIZED (
        SELECT given, facet, sum(sign)::int AS n FROM ({_pairs(moved)}) pair
        GROUP BY given, facet HAVING sum(sign) <> 0),
    facet_kept AS (
        INSERT INTO catalog_facetcount (council_id, given, facet, topic, n)
        SELECT %(council)s, given, facet, {_TOPIC}, n FROM facet_moved ORDER BY given, facet
        ON CONFLICT (council_id, given, facet, topic) DO UPDATE SET n = catalog_facetcount.n + EXCLUDED.n)
    """  # noqa: S608 - our own text


def _pairs(rows: str) -> str:
    """Return every (given, facet) that rows stand for: any, a facet or a common word, with any or a counted facet."""
    return f"""
        SELECT given, facet, sign FROM {rows},
        LATERAL (SELECT '' AS given UNION ALL SELECT unnest(facets)
                 UNION ALL SELECT 'word:' || known.word FROM unnest(lexemes) one
                 JOIN catalog_publishedword known
                   ON known.council_id = %(council)s AND known.word = one AND known.common) g,
        LATERAL (SELECT '' AS facet UNION ALL SELECT f FROM unnest(facets) f
                 WHERE split_part(f, ':', 1) = ANY({_TOPIC_ARRAY})) f
        WHERE given <> facet OR given = ''
    """  # noqa: S608 - our own text


# What of the counts changed: the words that more products have, and all that fewer have.
CHANGED = """
SELECT (SELECT coalesce(array_agg(word), '{}') FROM word_moved WHERE n > 0) AS risen,
    (SELECT coalesce(array_agg(word), '{}') FROM word_moved WHERE n < 0) AS words,
    (SELECT coalesce(array_agg(word), '{}') FROM spelling_moved WHERE n < 0) AS spellings,
    (SELECT coalesce(array_agg(DISTINCT given), '{}') FROM facet_moved WHERE n < 0) AS givens,
    (SELECT coalesce(array_agg(DISTINCT facet), '{}') FROM facet_moved WHERE n < 0) AS facets
"""

# A word that became common is counted once from the products; from then on it is kept by differences.
PROMOTE = f"""
WITH risen AS (
    UPDATE catalog_publishedword SET common = true
    WHERE council_id = %(council)s AND word = ANY(%(risen)s) AND NOT common AND n >= {COMMON} RETURNING word)
INSERT INTO catalog_facetcount (council_id, given, facet, topic, n)
SELECT %(council)s, 'word:' || word, facet, {_TOPIC}, count(*)
FROM risen, LATERAL (
    SELECT facets FROM catalog_publishedproduct
    WHERE council_id = %(council)s
      AND search @@ ('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''')::tsquery) p,
LATERAL (SELECT '' AS facet UNION ALL SELECT f FROM unnest(facets) f
         WHERE split_part(f, ':', 1) = ANY({_TOPIC_ARRAY})) f
GROUP BY word, facet ORDER BY word, facet
"""  # noqa: S608 - our own text

# What no product has any more.
EMPTY = """
WITH word AS (DELETE FROM catalog_publishedword WHERE council_id = %(council)s AND word = ANY(%(words)s) AND n = 0),
spelling AS (
    DELETE FROM catalog_publishedspelling WHERE council_id = %(council)s AND word = ANY(%(spellings)s) AND n = 0)
DELETE FROM catalog_facetcount
WHERE council_id = %(council)s AND given = ANY(%(givens)s) AND facet = ANY(%(facets)s) AND n = 0
"""

# What facets are called; price and kind are words of the program and not of the council.
LABELS_TRUE = """
SELECT DISTINCT ON (facet) facet, label_id, label_en FROM (
    SELECT maker_slug, maker_name, district_code, district_name, craft_code, motif_code, product_id
    FROM catalog_publishedproduct WHERE council_id = %(council)s AND product_id = ANY(%(products)s)) p,
LATERAL (
    SELECT 'maker:' || maker_slug AS facet, maker_name AS label_id, maker_name AS label_en
    UNION ALL SELECT 'district:' || district_code, district_name, district_name WHERE district_code <> ''
    UNION ALL SELECT 'craft:' || k.code, k.name_id, coalesce(nullif(k.name_en, ''), k.name_id) FROM crafts_craft k
        WHERE k.council_id = %(council)s AND k.code IN (craft_code, split_part(craft_code, '.', 1))
    UNION ALL SELECT 'motif:' || o.code, o.name_id, coalesce(nullif(o.name_en, ''), o.name_id) FROM catalog_motif o
        WHERE o.council_id = %(council)s AND o.code = motif_code
    UNION ALL SELECT 'technique:' || t.code, t.name_id, coalesce(nullif(t.name_en, ''), t.name_id)
        FROM catalog_product s JOIN catalog_technique t ON t.id = s.technique_id AND t.council_id = s.council_id
        WHERE s.council_id = %(council)s AND s.id = product_id
    UNION ALL SELECT 'material:' || a.code, a.name_id, coalesce(nullif(a.name_en, ''), a.name_id)
        FROM catalog_productmaterial pm JOIN catalog_material a ON a.id = pm.material_id
        WHERE pm.council_id = %(council)s AND pm.product_id = p.product_id) f
ORDER BY facet
"""

LABEL = f"""
INSERT INTO catalog_facetlabel (council_id, facet, label_id, label_en)
SELECT %(council)s, facet, label_id, label_en FROM ({LABELS_TRUE}) now_true
ON CONFLICT (council_id, facet) DO UPDATE SET label_id = EXCLUDED.label_id, label_en = EXCLUDED.label_en
WHERE (catalog_facetlabel.label_id, catalog_facetlabel.label_en) <> (EXCLUDED.label_id, EXCLUDED.label_en)
"""  # noqa: S608 - our own text

ROWS = f"(SELECT {COUNTED_COLUMNS}, 1 AS sign FROM catalog_publishedproduct WHERE council_id = %(council)s) rows"  # noqa: S608
FACETS_TRUE = f"SELECT given, facet, count(*)::int AS n FROM ({_pairs(ROWS)}) pair GROUP BY given, facet"  # noqa: S608
WORDS_TRUE = f"SELECT word, count(*)::int AS n FROM {ROWS}, unnest(lexemes) word GROUP BY word"  # noqa: S608
SPELLINGS_TRUE = f"""
SELECT word, count(*)::int AS n FROM {ROWS}, LATERAL (
    SELECT DISTINCT one AS word FROM unnest({_WORDS}) one WHERE length(one) BETWEEN 3 AND 40) w GROUP BY word
"""  # noqa: S608 - our own text
