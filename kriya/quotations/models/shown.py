"""Showings of how to reach who speaks for an office."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow


class OfficeData(models.TextChoices):
    INQUIRY = "inquiry", _("kontak pada permintaan")
    QUOTATION = "quotation", _("kontak pada penawaran")
    EDITED = "edited", _("kontak di formulir")


class OfficeDataShown(CouncilRow):
    """Somebody saw how to reach an office's contact in full: who, where, when. Written once.

    `about` is the id of the inquiry or quotation, and no pointer: that it was seen is known after it was forgotten.
    """

    about = models.UUIDField()
    what = models.CharField(_("data"), max_length=9, choices=OfficeData.choices)
    shown_at = models.DateTimeField()
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "about", "shown_at"], name="office_shown_about")]
        constraints = [models.CheckConstraint(condition=Q(what__in=OfficeData.values), name="office_shown_is_known")]

    def __str__(self) -> str:
        return self.get_what_display()
