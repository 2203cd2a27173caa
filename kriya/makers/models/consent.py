"""What a maker allowed to be public, and every showing of what is not (UU 27/2022, articles 20 and 31)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class ConsentSubject(models.TextChoices):
    NAME = "name", _("nama pemilik")
    PHONE = "phone", _("telepon")
    ADDRESS = "address", _("alamat")
    PHOTO = "photo", _("foto")
    SALES = "sales", _("penjualan")


@keeps_history()
class Consent(CouncilRow):
    """One permission: given on a date in some way, perhaps withdrawn. It counts only while it is not withdrawn."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="consents")
    subject = models.CharField(_("hal"), max_length=8, choices=ConsentSubject.choices)
    given_on = models.DateField(_("diberikan"))
    source = models.CharField(_("cara"), max_length=160)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "maker", "subject"], condition=Q(withdrawn_at=None), name="consent_one_in_force"
            ),
            models.CheckConstraint(condition=Q(subject__in=ConsentSubject.values), name="consent_subject_is_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("recorded_at")), name="consent_withdrawn_later"
            ),
        ]

    def __str__(self) -> str:
        return self.get_subject_display()


class PersonalDataShown(CouncilRow):
    """Somebody looked at a NIK, a telephone or a bank account in full: who, whose, what, when. Never changed."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="showings")
    what = models.CharField(_("data"), max_length=16)
    shown_at = models.DateTimeField(auto_now_add=True)
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    purpose = models.CharField(_("keperluan"), max_length=160, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "maker", "shown_at"], name="shown_of_maker")]

    def __str__(self) -> str:
        return f"{self.what} {self.shown_at:%F %T}"
