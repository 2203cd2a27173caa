"""Money for assistance: lines of a year, and what of them is promised to cases and spent."""

from typing import Final

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.assistance.models.services import Payer
from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

BUDGET_SOURCES: Final = tuple(choice for choice in Payer.choices if choice[0] != Payer.MAKER)


@keeps_history(_("anggaran"), called="name")
class BudgetLine(CouncilRow):
    """So many rupiah of a source for a year. A trigger holds what is promised and spent within `amount`."""

    year = models.PositiveSmallIntegerField(_("tahun"), validators=[MinValueValidator(2000), MaxValueValidator(2200)])
    source = models.CharField(_("sumber"), max_length=7, choices=BUDGET_SOURCES)
    name = models.CharField(_("nama anggaran"), max_length=120)
    amount = models.BigIntegerField(_("jumlah"), validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "year", "name"], name="budget_line_once_a_year"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_line_has_money"),
            models.CheckConstraint(
                condition=Q(source__in=[value for value, _label in BUDGET_SOURCES], year__range=(2000, 2200)),
                name="budget_line_words_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


@keeps_history(_("janji uang"))
class Commitment(CouncilRow):
    """Money of a line that is promised to a case: spent (perhaps less or more than promised), or given back."""

    line = WithinCouncil("assistance.BudgetLine", models.PROTECT, related_name="commitments")
    case = WithinCouncil("assistance.Case", models.PROTECT, related_name="commitments")
    what = models.CharField(_("untuk apa"), max_length=160)
    amount = models.BigIntegerField(_("dijanjikan"), validators=[MinValueValidator(1)])
    spent = models.BigIntegerField(_("dibelanjakan"), null=True, validators=[MinValueValidator(0)])
    spent_on = models.DateField(_("tanggal belanja"), null=True)
    released_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="commitment_has_money"),
            models.CheckConstraint(
                condition=Q(spent=None, spent_on=None) | Q(spent__gte=0, spent_on__isnull=False, released_at=None),
                name="commitment_spent_or_given_back",
            ),
        ]

    def __str__(self) -> str:
        return self.what
