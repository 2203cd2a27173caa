"""Judging: who judges, who steps aside, what each juror says; and the ranking that was sealed from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


@keeps_history(_("juri"), called="user")
class Juror(CouncilRow):
    """Somebody who judges the applications of a call."""

    call = WithinCouncil("participation.Call", models.CASCADE, related_name="jurors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "call", "user"], name="juror_once")]

    def __str__(self) -> str:
        return str(self.user)


class Conflict(CouncilRow):
    """A juror is near to an applicant, says so, and does not judge it. Never taken back."""

    application = WithinCouncil("participation.Application", models.PROTECT, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("alasan"), max_length=240)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "application", "user"], name="conflict_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="conflict_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason


@keeps_history(_("penilaian"), called="user")
class Review(CouncilRow):
    """One juror's points for one application, by the key of each criterion; what is missing was not judged."""

    application = WithinCouncil("participation.Application", models.PROTECT, related_name="reviews")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    points = models.JSONField(default=dict)
    note = models.TextField(_("catatan"), blank=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "application", "user"], name="review_once")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.user_id}"


class Ranking(CouncilRow):
    """A ranking as it was sealed: all that it was made of, what came out, and the hash of both. Written once.

    From `inputs` anybody can make `result` again; a later one of the same call has a higher number and a reason.
    """

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="rankings")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(_("alasan"), max_length=240, blank=True)
    inputs = models.JSONField()
    result = models.JSONField()
    inputs_hash = models.CharField(max_length=64)
    result_hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "call", "number"], name="ranking_number_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="ranking_again_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.number}"
