"""Stories that the office keeps, and the decks into which it puts them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class StoryKind(models.TextChoices):
    BEFORE_AFTER = "before_after", _("sebelum dan sesudah")
    PORTRAIT = "portrait", _("potret perajin")
    QUOTE = "quote", _("kutipan")


@keeps_history(_("cerita"))
class Story(CouncilRow):
    """A block for decks: two photos, a maker's portrait, or a quotation. Put away, it stays in the decks that have it.

    A portrait, and a quotation of a maker, is shown only while the maker allows its photo or name to be shown.
    """

    kind = models.CharField(_("jenis"), max_length=12, choices=StoryKind.choices)
    title_id = models.CharField(_("judul"), max_length=90)
    title_en = models.CharField(_("judul (Inggris)"), max_length=90, blank=True)
    words_id = models.CharField(_("isi"), max_length=320, blank=True)
    words_en = models.CharField(_("isi (Inggris)"), max_length=320, blank=True)
    speaker = models.CharField(_("yang berkata"), max_length=90, blank=True)
    maker = WithinCouncil(
        "makers.Maker", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("UMKM")
    )
    photo = models.FileField(_("foto"), upload_to="achievements/stories/%Y/%m", max_length=200, blank=True)
    photo_alt = models.CharField(_("yang tampak pada foto"), max_length=160, blank=True)
    photo_after = models.FileField(
        _("foto sesudah"), upload_to="achievements/stories/%Y/%m", max_length=200, blank=True
    )
    photo_after_alt = models.CharField(_("yang tampak pada foto sesudah"), max_length=160, blank=True)
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    put_away_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council", "-made_at"], name="story_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StoryKind.values), name="story_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=StoryKind.PORTRAIT) | Q(maker__isnull=False), name="story_portrait_has_maker"
            ),
        ]

    def __str__(self) -> str:
        return self.title_id


class Deck(CouncilRow):
    """A deck for an occasion: a publication and the stories chosen for it, as they read on that day. Written once.

    `digests` are the SHA-256 of its PPTX by language: made again in years, it must come out the same.
    """

    snapshot = WithinCouncil("achievements.Snapshot", models.PROTECT, related_name="decks")
    title = models.CharField(_("judul"), max_length=90)
    audience = models.CharField(_("untuk"), max_length=120, blank=True)
    stories = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    layout = models.PositiveSmallIntegerField(default=1)
    digests = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["council", "-made_at"], name="deck_newest")]

    def __str__(self) -> str:
        return self.title
