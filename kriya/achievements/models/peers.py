"""What councils let each other see: figures that anyone may see anyway, gathered so that a median can be told."""

from django.conf import settings
from django.db import models

from kriya.core.scoping import CouncilRow


class PeerConsent(CouncilRow):
    """A council agreed that its public figures count in the median of councils. It may take that back."""

    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council"], condition=models.Q(withdrawn_at=None), name="peer_consent_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_at:%F}"


class PeerFigures(models.Model):
    """Projection: the newest approved public figures of a period, of councils that agreed. Without row-level security.

    `values` is whole numbers by "code version": another version of a definition is another figure.
    """

    council = models.ForeignKey(
        "councils.Council", models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    period = models.CharField(max_length=8)
    snapshot_id = models.UUIDField()
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "council"], name="peer_figures_once")]

    def __str__(self) -> str:
        return f"{self.council_id} {self.period}"
