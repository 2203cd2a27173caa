"""Campaign pages: composed of blocks as a draft, shown to the public as the copies that were published."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

MOST_UNDONE: Final = 30


class Composed(CouncilRow):
    """Something that is composed of blocks (promotion/blocks). `past` is what they were before each of the last
    changes, the newest last, so that each can be undone.
    """

    blocks = models.JSONField(default=list)
    past = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True

    @property
    def may_change(self) -> bool:
        """Whether its blocks may still be changed."""
        return True


@keeps_history(_("halaman kampanye"), exclude=("past",), inside="kriya.promotion.told.BLOCKS")
class CampaignPage(Composed):
    """A page of a campaign as the office works at it. The public sees its newest version, between its times alone."""

    campaign = WithinCouncil("promotion.Campaign", models.PROTECT, related_name="pages")
    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    title_id = models.CharField(_("judul (Indonesia)"), max_length=120)
    title_en = models.CharField(_("judul (Inggris)"), max_length=120, blank=True)
    about_id = models.CharField(_("ringkasan (Indonesia)"), max_length=200, blank=True)
    about_en = models.CharField(_("ringkasan (Inggris)"), max_length=200, blank=True)
    from_at = models.DateTimeField(_("tampil mulai"), null=True, blank=True)
    until_at = models.DateTimeField(_("sampai"), null=True, blank=True)
    preview_key = models.CharField(max_length=32, editable=False)
    made_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="campaign_page_slug_once"),
            models.CheckConstraint(
                condition=Q(from_at=None) | Q(until_at=None) | Q(from_at__lt=F("until_at")),
                name="campaign_page_times_in_order",
            ),
        ]

    def __str__(self) -> str:
        return (self.title_en if get_language() == "en" else "") or self.title_id

    @property
    def about(self) -> str:
        """The summary in the reader's language, else the Indonesian one."""
        return (self.about_en if get_language() == "en" else "") or self.about_id


class PageVersion(CouncilRow):
    """A copy of a page as it was published. It is written once; taken back, it is shown no more."""

    page = WithinCouncil(CampaignPage, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blocks = models.JSONField(default=list)
    published_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "page", "number"], name="page_version_once")]

    def __str__(self) -> str:
        return str(self.number)
