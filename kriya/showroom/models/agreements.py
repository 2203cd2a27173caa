"""Consignment agreements: versions with a day from which they hold, and the signatures under papers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.terms import Bearer, CommissionKind


class Agreement(CouncilRow):
    """What a council and a maker agreed; without a maker, the council's standard terms. Written once: a change is the
    next version.

    Shares are basis points (hundredths of a per cent). `tiers` are pairs [up to this price of a piece, basis points],
    the last with null; `by_craft` is basis points by craft code, with `basis_points` for any other. `floor` is the
    lowest price, in basis points of the agreed one, down to which a maker bears discounts: below it the council does.
    """

    stays_at_merge = True

    maker = WithinCouncil("makers.Maker", models.PROTECT, null=True, blank=True, related_name="agreements")
    version = models.PositiveSmallIntegerField()
    number = models.CharField(_("nomor"), max_length=32)
    from_on = models.DateField(_("berlaku sejak"))
    commission = models.CharField(_("komisi"), max_length=10, choices=CommissionKind.choices)
    basis_points = models.PositiveSmallIntegerField(_("komisi (perseratus persen)"), default=0)
    tiers = models.JSONField(_("komisi menurut harga"), default=list, blank=True)
    by_craft = models.JSONField(_("komisi menurut jenis kerajinan"), default=dict, blank=True)
    discount_bearer = models.CharField(_("potongan harga ditanggung"), max_length=8, choices=Bearer.choices)
    maker_share = models.PositiveSmallIntegerField(_("bagian perajin (perseratus persen)"), default=5000)
    floor = models.PositiveSmallIntegerField(_("harga terendah (perseratus persen)"), default=0)
    term_days = models.PositiveSmallIntegerField(_("lama titip (hari)"), default=90)
    grace_days = models.PositiveSmallIntegerField(_("masa tenggang (hari)"), default=30)
    loss_bearer = models.CharField(_("barang hilang atau rusak ditanggung"), max_length=8, choices=Bearer.choices)
    hold_days = models.PositiveSmallIntegerField(_("masa tahan (hari)"), default=0)
    minimum_payout = models.PositiveIntegerField(_("pelunasan terkecil (rupiah)"), default=0)
    markdown_steps = models.JSONField(_("jadwal turun harga"), default=list, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "maker", "from_on"], name="agreement_in_force")]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "maker", "version"], nulls_distinct=False, name="agreement_version_once"
            ),
            models.UniqueConstraint(fields=["council", "number"], name="agreement_number_once"),
            models.CheckConstraint(condition=Q(commission__in=CommissionKind.values), name="agreement_kind_is_known"),
            models.CheckConstraint(
                condition=Q(discount_bearer__in=Bearer.values, loss_bearer__in=Bearer.values),
                name="agreement_bearers_are_known",
            ),
            models.CheckConstraint(
                condition=Q(basis_points__lte=10_000, maker_share__lte=10_000, floor__lte=10_000),
                name="agreement_shares_at_most_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} v{self.version}"


class SignedPaper(models.TextChoices):
    AGREEMENT = "agreement", _("perjanjian titip jual")
    INTAKE = "intake", _("berita acara titip")
    RETURN = "return", _("berita acara pengembalian")
    RECEIPT = "receipt", _("kuitansi")


class Signature(CouncilRow):
    """A signature drawn on a screen, as the path of its strokes (SVG, a field of 600 × 200); "" was written on the
    printed paper. Written once."""

    paper = models.CharField(max_length=10, choices=SignedPaper.choices)
    document = models.UUIDField()
    is_maker = models.BooleanField()
    name = models.CharField(_("nama terang"), max_length=160)
    drawing = models.CharField(_("tanda tangan"), max_length=40_000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "document", "is_maker"], name="signature_one_a_side"),
            models.CheckConstraint(condition=Q(paper__in=SignedPaper.values), name="signature_paper_is_known"),
            models.CheckConstraint(condition=Q(drawing__regex=r"^(M[MLCQ0-9 .,-]+)?$"), name="signature_is_a_path"),
        ]

    def __str__(self) -> str:
        return self.name
