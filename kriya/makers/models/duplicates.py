"""Makers that may be one: what the last look through the register found, until somebody says what they are."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kriya.core.scoping import CouncilRow, WithinCouncil


class LikelyPair(CouncilRow):
    """Two makers that may be one, with how likely (0 to 1) and why; a cache that refresh_pairs() builds anew."""

    first = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    second = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    score = models.FloatField()
    certain = models.BooleanField(default=False)
    reasons = ArrayField(models.CharField(max_length=12), default=list)

    class Meta:
        indexes = [models.Index(fields=["council", "-score", "id"], name="likely_pair_score")]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="likely_pair_in_order"),
            models.UniqueConstraint(fields=["council", "first", "second"], name="likely_pair_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"


class PairSearch(CouncilRow):
    """The last look for pairs: over how many makers, up to which change; one row a council."""

    makers = models.PositiveIntegerField(default=0)
    newest_change = models.DateTimeField(null=True)
    found_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council"], name="pair_search_once")]

    def __str__(self) -> str:
        return f"{self.found_at:%F %T}" if self.found_at else "—"
