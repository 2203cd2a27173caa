"""People met at an exhibition who may buy later: who agreed to be called, what came of it, and who looked at them."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.exhibitions.models.exhibition import Exhibition


class LeadKind(models.TextChoices):
    BUYER = "buyer", _("pembeli")
    RESELLER = "reseller", _("toko atau pengecer")
    EXPORT = "export", _("pembeli luar negeri")
    INSTITUTION = "institution", _("lembaga")
    MEDIA = "media", _("media")


class Outcome(models.TextChoices):
    OPEN = "open", _("perlu dihubungi")
    TALKING = "talking", _("sedang dibicarakan")
    ORDERED = "ordered", _("memesan")
    DECLINED = "declined", _("tidak jadi")
    SILENT = "silent", _("tidak menjawab")


OPEN_OUTCOMES: Final = (Outcome.OPEN, Outcome.TALKING)
_PERSONAL: Final = ("name", "phone", "email")


@keeps_history(_("kontak"), exclude=_PERSONAL)
class Lead(CouncilRow):
    """A business card with what was said. Telephone and e-mail are sealed, and are there only where the person agreed
    to be called (`consented_at`); name and both go a year after the last word (`forgotten_at`).

    `worth` is what it may bring, `ordered` what it brought, in rupiah. The id is made by the form: sent twice is once.
    """

    stays_at_merge = True

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="leads")
    name = models.CharField(_("nama"), max_length=120, blank=True)
    organisation = models.CharField(_("usaha atau lembaga"), max_length=120, blank=True)
    city = models.CharField(_("kota"), max_length=80, blank=True)
    kind = models.CharField(_("siapa"), max_length=11, choices=LeadKind.choices, default=LeadKind.BUYER)
    phone = EncryptedText(_("telepon"), blank=True)
    email = EncryptedText(_("surel"), blank=True)
    wants = models.CharField(_("mencari apa"), max_length=300)
    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, blank=True, related_name="+")
    worth = models.BigIntegerField(_("perkiraan nilai"), null=True, blank=True)
    consented_at = models.DateTimeField(null=True, editable=False)
    follow_on = models.DateField(_("hubungi lagi"), null=True, blank=True)
    outcome = models.CharField(_("hasil"), max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    ordered = models.BigIntegerField(_("nilai pesanan"), default=0)
    taken_at = models.DateTimeField(editable=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    forgotten_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council", "follow_on"], name="lead_follow_on")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LeadKind.values), name="lead_kind_is_known"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="lead_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(phone="", email="") | Q(consented_at__isnull=False), name="lead_called_with_consent"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(name="", phone="", email=""), name="lead_forgotten_whole"
            ),
            models.CheckConstraint(
                condition=Q(ordered__gte=0) & (Q(worth=None) | Q(worth__gt=0)), name="lead_money_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ORDERED) | Q(ordered=0), name="lead_ordered_only_when_ordered"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.organisation or str(_("tanpa nama"))


class FollowUp(CouncilRow):
    """What was done about a lead, and what came of it. Written once."""

    lead = WithinCouncil(Lead, models.CASCADE, related_name="follow_ups")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("catatan"), max_length=300)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="follow_up_outcome_is_known"),
            models.CheckConstraint(condition=~Q(note=""), name="follow_up_says_something"),
        ]

    def __str__(self) -> str:
        return self.note


class LeadShown(CouncilRow):
    """Somebody saw a lead's telephone and e-mail in full: who, when, what for. Written once."""

    lead = WithinCouncil(Lead, models.CASCADE, related_name="showings")
    shown_at = models.DateTimeField()
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("keperluan"), max_length=160, blank=True)

    def __str__(self) -> str:
        return f"{self.shown_at:%F %T}"
