"""How many public products have what: kept beside the projection, so that a page of a million counts nothing.

All of it is projection: public, without row-level security, written by publishing in the same transaction, and proved
by `kriya check`.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class _Counted(models.Model):
    """Belongs to a council by the first column of its key, which needs no index and no constraint of its own."""

    council = models.ForeignKey(
        "councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )

    class Meta:
        abstract = True


class FacetCount(_Counted):
    """How many public products have `facet` among those that have `given`.

    Both are written as in PublishedProduct.facets, or as "word:<lexeme>" of a common word; "" is "any": the row of
    ("", "") is the number of all. Makers, of whom there are many, stand apart (catalog_facetcount_maker) with an index
    by their number; all other counts (catalog_facetcount_rest) have none, so that they change in place.
    """

    pk = models.CompositePrimaryKey("council_id", "given", "facet")
    given = models.TextField()
    facet = models.TextField()
    topic = models.TextField()
    n = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.given} {self.facet}: {self.n}"


class FacetLabel(_Counted):
    """What a facet is called, in both languages."""

    pk = models.CompositePrimaryKey("council_id", "facet")
    facet = models.TextField()
    label_id = models.TextField()
    label_en = models.TextField()

    def __str__(self) -> str:
        return self.label_id


class PublishedWord(_Counted):
    """A word's stem and how many public products have it; of a common one, FacetCount knows the facets too."""

    pk = models.CompositePrimaryKey("council_id", "word")
    word = models.TextField()
    n = models.IntegerField()
    common = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.word}: {self.n}"


class PublishedSpelling(_Counted):
    """A word as it is written in public products, to correct what was mistyped."""

    pk = models.CompositePrimaryKey("council_id", "word")
    word = models.TextField()
    n = models.IntegerField()

    class Meta:
        indexes = [
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="published_spelling_word"),
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.n}"
