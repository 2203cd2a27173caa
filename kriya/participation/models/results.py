"""What came of taking part: certificates, tests before and after, what participants say, what they were given."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class Certificate(CouncilRow):
    """A certificate as it was issued: what it says, the template it was set with, the hash of the paper.

    Its words never change. A wrong one is revoked, perhaps replaced by another; a participant has one that is valid.
    """

    place = WithinCouncil("participation.Place", models.PROTECT, related_name="certificates")
    code = models.CharField(_("kode"), max_length=16)
    says = models.JSONField()
    template = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoke_reason = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="certificate_code_once"),
            models.UniqueConstraint(
                fields=["council", "place"], name="certificate_one_valid", condition=Q(revoked_at=None)
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoke_reason="") | (Q(revoked_at__isnull=False) & ~Q(revoke_reason="")),
                name="certificate_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CertificateState(models.TextChoices):
    VALID = "valid", _("berlaku")
    REVOKED = "revoked", _("dicabut")
    REPLACED = "replaced", _("diganti")


class PublishedCertificate(models.Model):
    """Projection: what anyone learns of a certificate by its code. The name is masked. Public, without row-level
    security."""

    code = models.CharField(primary_key=True, max_length=16)
    council = models.ForeignKey(
        "councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    name = models.CharField(max_length=160)
    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    minutes = models.PositiveIntegerField()
    issued_on = models.DateField()
    state = models.CharField(max_length=8, choices=CertificateState.choices)
    replaced_by = models.CharField(max_length=16, blank=True)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.code


class TestKind(models.TextChoices):
    BEFORE = "before", _("sebelum")
    AFTER = "after", _("sesudah")


@keeps_history(_("nilai tes"), called="kind")
class TestScore(CouncilRow):
    """How many of how many points a participant had in the test before or after."""

    place = WithinCouncil("participation.Place", models.PROTECT, related_name="tests")
    kind = models.CharField(max_length=6, choices=TestKind.choices)
    points = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "place", "kind"], name="test_score_once"),
            models.CheckConstraint(condition=Q(kind__in=TestKind.values), name="test_kind_is_known"),
            models.CheckConstraint(condition=Q(points__lte=F("most"), most__gte=1), name="test_points_in_bounds"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.points}/{self.most}"


@keeps_history(_("kata peserta"))
class Feedback(CouncilRow):
    """What a participant says afterwards; `needs` is what it would like to learn next."""

    place = WithinCouncil("participation.Place", models.PROTECT, related_name="feedback")
    rating = models.PositiveSmallIntegerField(_("penilaian"))
    good = models.TextField(_("yang paling berguna"), blank=True)
    better = models.TextField(_("yang perlu diperbaiki"), blank=True)
    needs = models.CharField(_("ingin belajar apa lagi"), max_length=200, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "place"], name="feedback_once"),
            models.CheckConstraint(condition=Q(rating__range=(1, 5)), name="feedback_rating_in_bounds"),
        ]

    def __str__(self) -> str:
        return str(self.rating)


@keeps_history(_("materi"))
class Material(CouncilRow):
    """Something to read again: a file for those who take part."""

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="materials")
    title = models.CharField(_("judul"), max_length=120)
    file = models.FileField(_("berkas"), upload_to="participation/materials/%Y/%m", max_length=200)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.title
