"""Reports of a month that left the house."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow


class MonthlyReport(CouncilRow):
    """What a month of the showroom came to, as it was told to the trade office. Written once.

    `figures` are those of kriya.showroom.reports.queries.months.figures_of on the day of issue; `digest` is over number
    and figures. There is one a month, so its number is the month's and none can be missing unseen.
    """

    month = models.DateField(_("bulan"), help_text="Its first day.")
    number = models.CharField(_("nomor"), max_length=32)
    figures = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "month"], name="monthly_report_once"),
            models.UniqueConstraint(fields=["council", "number"], name="monthly_report_number_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="monthly_report_of_a_month"),
        ]

    def __str__(self) -> str:
        return self.number
