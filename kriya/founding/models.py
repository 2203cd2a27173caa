"""Tables of founding: the link by which a council is founded, and the first steps of a new council."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow


class FoundingTicket(models.Model):
    """Leave of the operator to found one council in the browser; kept as a hash, works once, for seven days."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    slug = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(used_at=None, slug="") | ~Q(used_at=None), name="ticket_used_whole")
        ]

    def __str__(self) -> str:
        return self.slug


class Step(models.TextChoices):
    CLOTH = "cloth", _("Warna dan motif")
    PLAYBOOKS = "playbooks", _("Paket tiru untuk mulai")
    REGISTER = "register", _("Daftar UMKM")
    PEOPLE = "people", _("Orang yang bertugas")


class Ending(models.TextChoices):
    DONE = "done", _("selesai")
    SKIPPED = "skipped", _("dilewati")


class FoundingStep(CouncilRow):
    """One of the first steps of a new council. A council that was there before has none."""

    code = models.CharField(max_length=12, choices=Step.choices)
    ended_as = models.CharField(max_length=8, choices=Ending.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "code"], name="founding_step_once"),
            models.CheckConstraint(condition=Q(code__in=Step.values), name="founding_step_is_known"),
            models.CheckConstraint(
                condition=Q(ended_as="", ended_at=None) | (Q(ended_as__in=Ending.values) & Q(ended_at__isnull=False)),
                name="founding_step_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.code
