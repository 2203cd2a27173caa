"""What people outside the office send in: an application to be fostered, and a maker's wish for a correction."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil


class Application(CouncilRow):
    """How a maker asked to be fostered. Its secret link is kept as a hash; the maker's id is the one the form was
    born with.

    `other_payload` is the same form sent again with other words: kept aside, sealed, for people to look at.
    """

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="applications")
    reference = models.CharField(_("nomor pendaftaran"), max_length=16)
    token_hash = models.CharField(max_length=64, editable=False)
    payload_hash = models.CharField(max_length=64, editable=False)
    language = models.CharField(max_length=5, default="id")
    submitted_at = models.DateTimeField(_("dikirim"), auto_now_add=True)
    other_payload = EncryptedText(blank=True)
    other_sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "maker"], name="application_once"),
            models.UniqueConstraint(fields=["council", "reference"], name="application_reference_once"),
            models.UniqueConstraint(fields=["token_hash"], name="application_token_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class CorrectionRequest(CouncilRow):
    """A maker says that something in its record is wrong; the office answers."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="corrections")
    text = models.TextField(_("yang perlu diperbaiki"))
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.TextField(_("jawaban"), blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "maker", "asked_at"], name="correction_of_maker")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at")), name="correction_answered_later"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
