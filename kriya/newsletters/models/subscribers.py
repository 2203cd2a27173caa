"""Who reads the newsletter, and what they agreed to, in which words, where and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil


class SubscriberState(models.TextChoices):
    ASKED = "asked", _("belum konfirmasi")
    SUBSCRIBED = "subscribed", _("berlangganan")
    LEFT = "left", _("berhenti")
    BOUNCED = "bounced", _("alamat tidak sampai")
    ERASED = "erased", _("dihapus")


@keeps_history(_("pelanggan buletin"), called=None, exclude=("email", "email_hash"))
class Subscriber(CouncilRow):
    """An address, sealed, found by `email_hash`. Nothing else is known of its reader; erased, not even that."""

    email = EncryptedText(blank=True)
    email_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=5, default="id")
    state = models.CharField(max_length=10, choices=SubscriberState.choices, default=SubscriberState.ASKED)
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["council", "state", "-since"], name="subscriber_state")]
        constraints = [
            models.UniqueConstraint(fields=["council", "email_hash"], name="subscriber_once"),
            models.CheckConstraint(condition=Q(state__in=SubscriberState.values), name="subscriber_state_is_known"),
            models.CheckConstraint(condition=~Q(state="erased") | Q(email=""), name="subscriber_erased_is_empty"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ConsentKind(models.TextChoices):
    ASKED = "asked", _("mendaftar")
    CONFIRMED = "confirmed", _("mengonfirmasi")
    LEFT = "left", _("berhenti")
    BOUNCED = "bounced", _("dicatat tidak sampai")
    ERASED = "erased", _("data dihapus")


class Place(models.TextChoices):
    """Where somebody said it."""

    SITE = "site", _("situs")
    CHECKOUT = "checkout", _("pemesanan")
    LETTER = "letter", _("tautan di surel")
    OFFICE = "office", _("kantor")


class Consent(CouncilRow):
    """What a subscriber said: written once. `words` are those that were shown, in the language they were shown in."""

    subscriber = WithinCouncil(Subscriber, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=10, choices=ConsentKind.choices)
    place = models.CharField(max_length=10, choices=Place.choices)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["council", "subscriber", "at"], name="consent_subscriber")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="consent_kind_is_known"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="consent_place_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
