"""Yearly figures: a series by year with its source, never one field overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


@keeps_history()
class YearlyFigure(CouncilRow):
    """What was known of one year. Money in whole rupiah; NULL is unknown; a year of NULL is "year not told"."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="figures")
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    labour_men = models.PositiveIntegerField(_("tenaga kerja laki-laki"), null=True, blank=True)
    labour_women = models.PositiveIntegerField(_("tenaga kerja perempuan"), null=True, blank=True)
    labour_total = models.PositiveIntegerField(_("tenaga kerja"), null=True, blank=True)
    capital = models.BigIntegerField(_("modal (tanpa tanah dan bangunan)"), null=True, blank=True)
    yearly_sales = models.BigIntegerField(_("penjualan setahun"), null=True, blank=True)
    raw_material_value = models.BigIntegerField(_("nilai bahan baku"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=160)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "maker", "year"], nulls_distinct=False, name="yearly_figure_once"
            ),
            models.CheckConstraint(condition=Q(year__range=(1980, 2200)), name="yearly_figure_year"),
            models.CheckConstraint(condition=Q(capital__gte=0), name="yearly_capital_not_negative"),
            models.CheckConstraint(condition=Q(yearly_sales__gte=0), name="yearly_sales_not_negative"),
            models.CheckConstraint(condition=Q(raw_material_value__gte=0), name="yearly_material_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.year or "—")
