"""The closing of a period: prepared by one person, approved or sent back by another."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow


class Ending(models.TextChoices):
    APPROVED = "approved", _("disetujui")
    SENT_BACK = "sent_back", _("dikembalikan")


@keeps_history(
    _("penutupan periode"),
    exclude=("figures", "atoms", "soundness", "makers", "products"),
    inside="kriya.achievements.told.CLOSING",
)
class PeriodClosing(CouncilRow):
    """The figures of a period as they were counted for approval, with what the checks said and how it was explained.

    What was counted is written once; counted anew it is another closing. It is open until it is approved (a Snapshot
    follows) or sent back. `explanations` answer checks that did not pass, by their code.
    """

    period = models.CharField(_("periode"), max_length=8)
    reason = models.CharField(_("alasan revisi"), max_length=240, blank=True)
    note = models.CharField(_("catatan"), max_length=240, blank=True)
    figures = models.JSONField()
    atoms = models.JSONField()
    soundness = models.JSONField()
    makers = ArrayField(models.UUIDField())
    products = ArrayField(models.UUIDField())
    digest = models.CharField(max_length=64)
    explanations = models.JSONField(default=dict)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_by_name = models.CharField(max_length=120)
    ended_as = models.CharField(max_length=10, choices=Ending.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_note = models.CharField(max_length=240, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["council", "-prepared_at"], name="closing_newest")]
        constraints = [
            models.UniqueConstraint(fields=["council", "period"], condition=Q(ended_at=None), name="closing_one_open"),
            models.CheckConstraint(
                condition=Q(ended_as="", ended_at=None) | (Q(ended_as__in=Ending.values) & Q(ended_at__isnull=False)),
                name="closing_ended_whole",
            ),
            models.CheckConstraint(
                condition=~Q(ended_as=Ending.APPROVED) | ~Q(ended_by=models.F("prepared_by")),
                name="closing_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.period

    @property
    def is_open(self) -> bool:
        return self.ended_at is None
