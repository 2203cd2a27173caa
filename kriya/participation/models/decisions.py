"""Decisions: who gets a place, who waits, who does not; and why, in words that a maker may read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class Outcome(models.TextChoices):
    ACCEPT = "accept", _("diterima")
    WAIT = "wait", _("daftar tunggu")
    REFUSE = "refuse", _("belum bisa ikut")


class Reason(models.TextChoices):
    """Why somebody does not take part this time; each names what would help next time."""

    PAPERS = "papers", _("dokumen belum lengkap")
    PRODUCT = "product", _("produk belum siap")
    SERVED = "served", _("baru saja ikut kegiatan serupa")
    FIT = "fit", _("kegiatan ini bukan untuk jenis usahanya")
    INCOMPLETE = "incomplete", _("isian belum lengkap")
    FULL = "full", _("tempat sudah penuh")
    OTHER = "other", _("alasan lain")


@keeps_history(_("keputusan"), called="outcome")
class Decision(CouncilRow):
    """What was decided of one application. Until it is applied it may change, and nobody is told."""

    application = WithinCouncil("participation.Application", models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("keputusan"), max_length=6, choices=Outcome.choices)
    position = models.PositiveIntegerField(_("urutan"), null=True, blank=True)
    reason = models.CharField(_("alasan"), max_length=10, choices=Reason.choices, blank=True)
    words = models.TextField(_("kata untuk perajin"), blank=True)
    decided_at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "application"], name="decision_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values, reason__in=["", *Reason.values]),
                name="decision_words_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSE) | (~Q(reason="") & ~Q(words="")),
                name="decision_refuses_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome
