"""What a council means to reach."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.achievements.period import Period
from kriya.core.history import keeps_history
from kriya.core.indicators import INDICATORS
from kriya.core.scoping import CouncilRow


@keeps_history(_("target"))
class Target(CouncilRow):
    """The value that a figure shall have at the end of a period (a state) or come to over it."""

    period = models.CharField(_("periode"), max_length=8)
    code = models.CharField(_("angka"), max_length=60)
    value = models.BigIntegerField(_("target"))
    note = models.CharField(_("dasar target"), max_length=160, blank=True)
    set_at = models.DateTimeField(editable=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "period", "code"], name="target_once"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="target_above_zero"),
        ]

    def __str__(self) -> str:
        indicator = INDICATORS.get(self.code)
        return f"{indicator.name if indicator else self.code}, {Period.of_code(self.period).name}"
