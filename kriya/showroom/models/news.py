"""News for makers: what happened to their goods and money, told as each of them chose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil


class NewsKind(models.TextChoices):
    TAKEN_IN = "taken_in", _("titipan diterima")
    MARKDOWN = "markdown", _("ditanya soal harga")
    EXPIRING = "expiring", _("masa titip berakhir")
    SETTLED = "settled", _("pelunasan dibayar")
    SOLD = "sold", _("barang terjual")
    TO_MAKE = "to_make", _("pesanan untuk dibuat")
    PROGRAM = "program", _("kabar program")


class NewsChannel(models.TextChoices):
    WHATSAPP = "whatsapp", _("WhatsApp, dikirim petugas")
    EMAIL = "email", _("surel, terkirim sendiri")
    IN_PERSON = "in_person", _("langsung, saat datang ke galeri")


@keeps_history(_("cara memberi kabar"), called="maker")
class NewsChoice(CouncilRow):
    """How a maker wants to be told; without one it is told by what the council knows of it."""

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="news_choices")
    channel = models.CharField(_("cara dikabari"), max_length=9, choices=NewsChannel.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "maker"], name="news_choice_one_a_maker"),
            models.CheckConstraint(condition=Q(channel__in=NewsChannel.values), name="news_choice_is_known"),
        ]

    def __str__(self) -> str:
        return self.channel


class News(CouncilRow):
    """Something that a maker is to be told. `about` is the paper; `facts` are what its sentence says, as they were.

    `secret` opens a question to the maker: sealed, and gone once the maker was told.
    """

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="news")
    kind = models.CharField(max_length=8, choices=NewsKind.choices)
    channel = models.CharField(max_length=9, choices=NewsChannel.choices)
    about = models.UUIDField()
    facts = models.JSONField(default=dict)
    secret = EncryptedText(blank=True)
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "made_at"], name="news_to_tell", condition=Q(told_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "about", "maker"], name="news_once"),
            models.CheckConstraint(
                condition=Q(kind__in=NewsKind.values, channel__in=NewsChannel.values), name="news_words_are_known"
            ),
            models.CheckConstraint(condition=Q(told_at=None) | Q(secret=""), name="news_secret_until_told"),
        ]

    def __str__(self) -> str:
        return self.kind
