"""Papers: the licences, certificates and marks that a business holds, each a document with its dates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class PaperKind(models.TextChoices):
    NIB = "nib", _("NIB")
    IUMK = "iumk", _("IUMK")
    NPWP = "npwp", _("NPWP")
    PIRT = "pirt", _("P-IRT")
    HALAL = "halal", _("sertifikat halal")
    BRAND = "brand", _("merek")
    COPYRIGHT = "copyright", _("hak cipta motif")
    SNI = "sni", _("SNI")
    TKDN = "tkdn", _("TKDN")
    INDICATION = "indication", _("indikasi geografis")
    BATIKMARK = "batikmark", _("Batikmark")
    OTHER = "other", _("lainnya")


@keeps_history()
class Paper(CouncilRow):
    """One document. The same kind and number stands once at a maker."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="papers")
    kind = models.CharField(_("jenis"), max_length=12, choices=PaperKind.choices)
    number = models.CharField(_("nomor"), max_length=120, blank=True)
    title = models.CharField(_("judul, merek atau motif"), max_length=200, blank=True)
    issuer = models.CharField(_("penerbit"), max_length=120, blank=True)
    issued_on = models.DateField(_("terbit"), null=True, blank=True)
    expires_on = models.DateField(_("berlaku sampai"), null=True, blank=True)
    file = models.FileField(_("berkas"), upload_to="makers/papers/%Y/%m", max_length=200, blank=True)
    typed_text = models.CharField(_("seperti tertulis"), max_length=300, blank=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["council", "expires_on"], condition=Q(expires_on__isnull=False), name="paper_expires")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "maker", "kind", "number"], condition=~Q(number=""), name="paper_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="paper_kind_is_known"),
            models.CheckConstraint(condition=Q(expires_on__gte=F("issued_on")), name="paper_expires_after_issue"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()
