"""A maker: a small craft business that the council fosters, and its owner."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilManager, CouncilRow, WithinCouncil

# Words that stand where a maker's page would: /umkm/peta/.
RESERVED_SLUGS = frozenset({"peta"})


class Status(models.TextChoices):
    APPLIED = "applied", _("mendaftar")
    REVIEWED = "reviewed", _("sudah dinilai")
    REFUSED = "refused", _("ditolak")
    FOSTERED = "fostered", _("binaan")
    GRADUATED = "graduated", _("mandiri")
    INACTIVE = "inactive", _("tidak aktif")


class Gender(models.TextChoices):
    WOMAN = "woman", _("perempuan")
    MAN = "man", _("laki-laki")


class LegalForm(models.TextChoices):
    PERSON = "person", _("perorangan (PO)")
    UD = "ud", _("UD")
    CV = "cv", _("CV")
    PT = "pt", _("PT")
    PT_PERSON = "pt_person", _("PT perorangan")
    COOPERATIVE = "cooperative", _("koperasi")
    FIRM = "firm", _("firma")
    GROUP = "group", _("kelompok (KUB)")
    FOUNDATION = "foundation", _("yayasan")
    OTHER = "other", _("lainnya")


class SizeClass(models.TextChoices):
    MICRO = "micro", _("mikro")
    SMALL = "small", _("kecil")
    MEDIUM = "medium", _("menengah")
    LARGE = "large", _("besar")


class MakerQuerySet(models.QuerySet["Maker"]):
    def in_register(self) -> "MakerQuerySet":
        """Return the makers that stand for themselves: not those merged into another."""
        return self.filter(merged_into=None)

    def fostered(self) -> "MakerQuerySet":
        """Return the makers that the council fosters now."""
        return self.in_register().filter(status=Status.FOSTERED)


MakerManager = CouncilManager.from_queryset(MakerQuerySet)


@keeps_history()
class Maker(CouncilRow):
    """What is not known is NULL or '', never 0. Money and workers stand in YearlyFigure, year by year."""

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    name = models.CharField(_("nama usaha"), max_length=160)
    owner_name = models.CharField(_("nama pemilik"), max_length=160, blank=True)
    owner_gender = models.CharField(_("jenis kelamin pemilik"), max_length=8, choices=Gender.choices, blank=True)
    owner_birth_year = models.PositiveSmallIntegerField(_("tahun lahir pemilik"), null=True, blank=True)
    nik = EncryptedText(_("NIK"), blank=True)
    nik_hash = models.CharField(max_length=64, blank=True, editable=False)
    email = models.EmailField(_("surel"), blank=True)
    website = models.CharField(_("situs atau media sosial"), max_length=200, blank=True)

    address = models.CharField(_("alamat"), max_length=300, blank=True)
    village_code = models.CharField(_("desa/kelurahan"), max_length=13, blank=True)
    district_code = models.CharField(_("kecamatan"), max_length=8, blank=True)
    regency_code = models.CharField(_("kabupaten/kota"), max_length=5, blank=True)
    village_name = models.CharField(max_length=80, blank=True, editable=False)
    district_name = models.CharField(max_length=80, blank=True, editable=False)
    place_note = models.CharField(_("tempat seperti tertulis"), max_length=200, blank=True)
    postal_code = models.CharField(_("kode pos"), max_length=5, blank=True)
    latitude = models.DecimalField(_("lintang"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("bujur"), max_digits=9, decimal_places=6, null=True, blank=True)

    legal_form = models.CharField(_("bentuk badan usaha"), max_length=16, choices=LegalForm.choices, blank=True)
    kind_of_business = models.CharField(_("jenis usaha"), max_length=120, blank=True)
    products_made = models.CharField(_("produk yang dibuat"), max_length=300, blank=True)
    kbli_code = models.CharField(_("KBLI"), max_length=5, blank=True)
    kbli_edition = models.CharField(_("edisi KBLI"), max_length=4, blank=True)
    kbli_name = models.CharField(_("uraian KBLI"), max_length=240, blank=True)
    started_year = models.PositiveSmallIntegerField(_("tahun mulai usaha"), null=True, blank=True)
    typed_size_class = models.CharField(_("skala menurut berkas"), max_length=8, choices=SizeClass.choices, blank=True)
    capacity = models.DecimalField(_("kapasitas setahun"), max_digits=14, decimal_places=2, null=True, blank=True)
    capacity_unit = models.CharField(_("satuan kapasitas"), max_length=40, blank=True)
    raw_material = models.CharField(_("bahan baku"), max_length=240, blank=True)
    markets = models.CharField(_("daerah pemasaran"), max_length=240, blank=True)
    export_percent = models.DecimalField(
        _("ekspor (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    export_countries = models.CharField(_("negara tujuan ekspor"), max_length=240, blank=True)

    story_id = models.TextField(_("cerita (Indonesia)"), blank=True)
    story_en = models.TextField(_("cerita (Inggris)"), blank=True)
    note = models.TextField(_("catatan pengurus"), blank=True)

    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.FOSTERED)
    joined_on = models.DateField(_("menjadi binaan sejak"), null=True, blank=True)
    joined_year = models.PositiveSmallIntegerField(_("tahun bergabung"), null=True, blank=True)
    merged_into = WithinCouncil("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    imported_in = WithinCouncil("makers.ImportRun", models.PROTECT, null=True, blank=True, related_name="made")

    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("dicatat"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, db_index=False, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    updated_at = models.DateTimeField(_("diubah"), auto_now=True)

    objects = MakerManager()  # type: ignore[misc]

    class Meta:
        indexes = [
            models.Index(fields=["council", "status", "name"], name="maker_status_name"),
            models.Index(fields=["council", "district_code"], name="maker_district"),
            models.Index(fields=["council", "nik_hash"], condition=~Q(nik_hash=""), name="maker_nik_hash"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="maker_slug_once"),
            models.CheckConstraint(condition=~Q(name=""), name="maker_has_name"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="maker_status_is_known"),
            models.CheckConstraint(condition=Q(owner_gender__in=["", *Gender.values]), name="maker_gender_is_known"),
            models.CheckConstraint(
                condition=Q(typed_size_class__in=["", *SizeClass.values]), name="maker_typed_class_is_known"
            ),
            models.CheckConstraint(
                condition=Q(legal_form__in=["", *LegalForm.values]), name="maker_legal_form_is_known"
            ),
            models.CheckConstraint(condition=Q(started_year__range=(1800, 2200)), name="maker_started_year"),
            models.CheckConstraint(condition=Q(joined_year__range=(1980, 2200)), name="maker_joined_year"),
            models.CheckConstraint(condition=Q(owner_birth_year__range=(1900, 2200)), name="maker_birth_year"),
            models.CheckConstraint(condition=Q(export_percent__range=(0, 100)), name="maker_export_percent"),
            models.CheckConstraint(condition=Q(capacity__gt=0), name="maker_capacity_above_zero"),
            models.CheckConstraint(condition=Q(latitude__range=(-90, 90)), name="maker_latitude"),
            models.CheckConstraint(condition=Q(longitude__range=(-180, 180)), name="maker_longitude"),
            models.CheckConstraint(
                condition=Q(nik="", nik_hash="") | (~Q(nik="") & ~Q(nik_hash="")), name="maker_nik_with_hash"
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="maker_not_into_itself"),
        ]

    def __str__(self) -> str:
        return self.name
