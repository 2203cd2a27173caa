"""Inquiries: an office tells what it needs, without an account, and is called back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow


class Inquiry(CouncilRow):
    """What an office asked for. It waits until a quotation answers it, or somebody closes it with a reason.

    `budget` is whole rupiah for all of it. Who asks is sealed. Those that came to nothing are forgotten after a year.
    """

    institution = models.CharField(_("instansi"), max_length=160)
    contact = EncryptedText(_("nama kontak"))
    phone = EncryptedText(_("telepon"))
    email = EncryptedText(_("surel"), blank=True)
    wanted = models.TextField(_("yang dibutuhkan"), max_length=1500)
    pieces = models.PositiveIntegerField(_("jumlah"), null=True, blank=True)
    needed_on = models.DateField(_("dibutuhkan tanggal"), null=True, blank=True)
    budget = models.BigIntegerField(_("anggaran (rupiah)"), null=True, blank=True)
    came_at = models.DateTimeField()
    payload_hash = models.CharField(max_length=64)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    closed_reason = models.CharField(_("alasan"), max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "-came_at"], name="inquiry_came")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_reason="") | (Q(closed_at__isnull=False) & ~Q(closed_reason="")),
                name="inquiry_closed_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(budget=None) | Q(budget__gt=0), name="inquiry_budget_above_zero"),
            models.CheckConstraint(condition=Q(pieces=None) | Q(pieces__gt=0), name="inquiry_pieces_above_zero"),
        ]

    def __str__(self) -> str:
        return self.institution
