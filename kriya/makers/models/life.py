"""A maker's life with the council: each step a row with who and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class StepKind(models.TextChoices):
    APPLIED = "applied", _("mendaftar")
    REVIEWED = "reviewed", _("dinilai")
    REFUSED = "refused", _("ditolak")
    FOSTERED = "fostered", _("menjadi binaan")
    GRADUATED = "graduated", _("mandiri")
    INACTIVE = "inactive", _("tidak aktif")


@keeps_history()
class Step(CouncilRow):
    """One step; the maker's status is the kind of the newest."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="steps")
    kind = models.CharField(_("langkah"), max_length=12, choices=StepKind.choices)
    reason = models.TextField(_("alasan"), blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["council", "maker", "at"], name="step_of_maker")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="step_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=[StepKind.REFUSED, StepKind.INACTIVE, StepKind.GRADUATED]) | ~Q(reason=""),
                name="step_out_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
