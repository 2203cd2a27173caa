"""Mark-downs: lower prices that a maker is asked for by a link, and that come into force on their days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class Markdown(CouncilRow):
    """A question to a maker: may these lots cost less from these days, everywhere or at one place? Answered once, by
    whoever has the link."""

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="markdowns")
    place = WithinCouncil("inventory.Location", models.PROTECT, null=True, related_name="+")
    secret_hash = models.CharField(max_length=64, editable=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    answer_note = models.CharField(_("catatan"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "secret_hash"], name="markdown_secret_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, accepted=None) | Q(answered_at__isnull=False, accepted__isnull=False),
                name="markdown_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.maker_id)


class MarkdownLine(CouncilRow):
    """A lot that shall cost `after` from a day on; `applied_at` when it came to be so."""

    markdown = WithinCouncil(Markdown, models.PROTECT, related_name="lines")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    before = models.BigIntegerField()
    after = models.BigIntegerField()
    from_on = models.DateField(_("mulai"))
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "markdown", "lot", "from_on"], name="markdown_line_once"),
            models.CheckConstraint(condition=Q(after__gt=0, after__lt=F("before")), name="markdown_line_goes_down"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
