"""What came of a case: a paper that stands in the register, or something that is worth rupiah."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.makers.models import PaperKind


class ResultKind(models.TextChoices):
    PAPER = "paper", _("dokumen")
    LOAN = "loan", _("pinjaman disetujui")
    GRANT = "grant", _("hibah")
    TOOL = "tool", _("alat")
    MATERIAL = "material", _("bahan baku")
    DESIGN = "design", _("desain")
    PACKAGING = "packaging", _("kemasan")
    OTHER = "other", _("lainnya")


@keeps_history(_("hasil"))
class Result(CouncilRow):
    """One thing that a case brought. `value` is whole rupiah, None where nobody knows; a paper has none.

    `paper_kind` stays when the paper is taken out of the register later: it was obtained all the same.
    """

    case = WithinCouncil("assistance.Case", models.PROTECT, related_name="results")
    kind = models.CharField(_("jenis hasil"), max_length=9, choices=ResultKind.choices)
    title = models.CharField(_("hasil"), max_length=160)
    giver = models.CharField(_("dari"), max_length=120, blank=True)
    value = models.BigIntegerField(_("nilai"), null=True, blank=True)
    on = models.DateField(_("tanggal"))
    paper = WithinCouncil("makers.Paper", models.SET_NULL, null=True, related_name="+")
    paper_kind = models.CharField(_("jenis dokumen"), max_length=12, choices=PaperKind.choices, blank=True)
    noted_at = models.DateTimeField(editable=False)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "on"], name="result_on")]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "paper"], name="result_paper_once", condition=Q(paper__isnull=False)
            ),
            models.CheckConstraint(condition=Q(kind__in=ResultKind.values), name="result_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=ResultKind.PAPER, paper_kind__in=PaperKind.values, value=None)
                | (~Q(kind=ResultKind.PAPER) & Q(paper_kind="", paper=None)),
                name="result_is_a_paper_or_not",
            ),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gt=0), name="result_value_above_nothing"),
            models.CheckConstraint(
                condition=~Q(kind__in=[ResultKind.LOAN, ResultKind.GRANT]) | Q(value__isnull=False),
                name="result_money_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return self.title
