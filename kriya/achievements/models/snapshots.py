"""A published number: what a council said of itself for a period or a day, as it said it."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Snapshot(CouncilRow):
    """One publication, never changed and never deleted: a mistake is answered by the next one, which says why.

    `figures` is the full sheet with its definitions and their versions, `public` what of it anyone may see, `baseline`
    the true parts behind merged cells; `makers` and `products` are the rows that were counted. `digest` runs over all
    of it and over the digest of the publication before, so that `kriya check` finds a row changed or taken out.

    `period` is the period of which it gives account, "" for figures of a day; `revision` 0 the first said of it, each
    further one with a `reason` and with what `changed` of what anyone may see. `contributions` is what each maker put
    into sums (kriya/achievements/disclosure), private as `figures` is; `brand` the council's name and colours of the
    day, so that its deck is the same in years.
    """

    as_of = models.DateField(_("keadaan per"))
    period = models.CharField(_("periode"), max_length=8, blank=True, default="")
    revision = models.PositiveSmallIntegerField(_("revisi"), default=0)
    reason = models.CharField(_("alasan revisi"), max_length=240, blank=True, default="")
    note = models.CharField(_("catatan"), max_length=240, blank=True)
    figures = models.JSONField()
    public = models.JSONField()
    baseline = models.JSONField()
    contributions = models.JSONField(default=dict)
    soundness = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    brand = models.JSONField(default=dict)
    makers = ArrayField(models.UUIDField())
    products = ArrayField(models.UUIDField())
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)
    closing = WithinCouncil("achievements.PeriodClosing", models.PROTECT, null=True, related_name="snapshots")
    prepared_by_name = models.CharField(max_length=120, blank=True, default="")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_by_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["council", "-published_at"], name="snapshot_newest")]
        constraints = [
            models.UniqueConstraint(fields=["council", "digest"], name="snapshot_digest_once"),
            models.UniqueConstraint(fields=["council", "previous_digest"], name="snapshot_follows_one"),
            models.UniqueConstraint(
                fields=["council", "period", "revision"], condition=~Q(period=""), name="snapshot_revision_once"
            ),
            models.CheckConstraint(condition=Q(revision=0) | ~Q(reason=""), name="snapshot_revision_has_reason"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%F}"
