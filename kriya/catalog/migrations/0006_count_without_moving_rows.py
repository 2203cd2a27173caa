from django.db import migrations

from kriya.core.together import Together

# A count whose number stands in an index moves at each change and leaves an entry behind in every index. Only makers are
# so many that the fullest must be found by index; all other counts stay where they are (a heap-only update).
APART = """
ALTER TABLE catalog_facetcount RENAME TO catalog_facetcount_before;
CREATE TABLE catalog_facetcount (
    council_id bigint NOT NULL, given text NOT NULL, facet text NOT NULL, topic text NOT NULL, n integer NOT NULL
) PARTITION BY LIST (topic);
CREATE TABLE catalog_facetcount_maker PARTITION OF catalog_facetcount FOR VALUES IN ('maker');
CREATE TABLE catalog_facetcount_rest PARTITION OF catalog_facetcount DEFAULT WITH (fillfactor = 70);
INSERT INTO catalog_facetcount (council_id, given, facet, topic, n)
    SELECT council_id, given, facet, topic, n FROM catalog_facetcount_before WHERE n <> 0;
DROP TABLE catalog_facetcount_before;
ALTER TABLE catalog_facetcount ADD PRIMARY KEY (council_id, given, facet, topic);
CREATE INDEX facet_count_fullest ON catalog_facetcount_maker (council_id, given, n DESC, facet);
CREATE INDEX facet_count_topic ON catalog_facetcount_rest (council_id, given, topic);
ALTER TABLE catalog_publishedword SET (fillfactor = 70);
ALTER TABLE catalog_publishedspelling SET (fillfactor = 70);
DROP INDEX published_word_rising;
DROP INDEX published_word_empty;
DROP INDEX published_spelling_empty;
"""
TOGETHER = """
ALTER TABLE catalog_facetcount RENAME TO catalog_facetcount_apart;
CREATE TABLE catalog_facetcount AS SELECT council_id, given, facet, topic, n FROM catalog_facetcount_apart;
DROP TABLE catalog_facetcount_apart;
ALTER TABLE catalog_facetcount ADD PRIMARY KEY (council_id, given, facet);
ALTER TABLE catalog_facetcount ALTER topic SET NOT NULL, ALTER n SET NOT NULL;
CREATE INDEX facet_count_fullest ON catalog_facetcount (council_id, given, topic, n DESC, facet);
CREATE INDEX facet_count_empty ON catalog_facetcount (council_id) WHERE n = 0;
ALTER TABLE catalog_publishedword RESET (fillfactor);
ALTER TABLE catalog_publishedspelling RESET (fillfactor);
CREATE INDEX published_word_rising ON catalog_publishedword (council_id, n DESC) WHERE NOT common AND n >= 256;
CREATE INDEX published_word_empty ON catalog_publishedword (council_id) WHERE n = 0;
CREATE INDEX published_spelling_empty ON catalog_publishedspelling (council_id) WHERE n = 0;
"""
GONE = (
    ("facetcount", "facet_count_fullest"),
    ("facetcount", "facet_count_empty"),
    ("publishedword", "published_word_rising"),
    ("publishedword", "published_word_empty"),
    ("publishedspelling", "published_spelling_empty"),
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_count_what_is_public")]

    operations = [Together([
        migrations.RunSQL(APART, TOGETHER, state_operations=[migrations.RemoveIndex(*one) for one in GONE])
    ])]
