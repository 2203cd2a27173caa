"""The catalogue: what the council helps with, for whom, in which steps, and who pays."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.makers.models import PaperKind


class ServiceKind(models.TextChoices):
    PAPER = "paper", _("izin dan sertifikat")
    CAPITAL = "capital", _("akses modal")
    TOOLS = "tools", _("alat produksi")
    DESIGN = "design", _("klinik desain")
    MATERIAL = "material", _("bahan baku")
    PACKAGING = "packaging", _("kemasan")
    OTHER = "other", _("bantuan lain")


class Payer(models.TextChoices):
    APBD = "apbd", _("APBD")
    COUNCIL = "council", _("kas dewan")
    SPONSOR = "sponsor", _("sponsor")
    PARTNER = "partner", _("lembaga mitra")
    MAKER = "maker", _("perajin")


class Doer(models.TextChoices):
    """Who has to do a step."""

    OFFICER = "officer", _("petugas")
    MAKER = "maker", _("perajin")
    ISSUER = "issuer", _("instansi")


@keeps_history(_("layanan"))
class Service(CouncilRow):
    """One thing that the council helps with. `paper` is the kind of paper it ends in, where it ends in one.

    `cost` is in whole rupiah for one maker: 0 is free, None is not known yet. `call` chooses who gets it, where there
    is not enough for everybody.
    """

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False, editable=False)
    name = models.CharField(_("nama layanan"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=9, choices=ServiceKind.choices)
    paper = models.CharField(_("dokumen yang diurus"), max_length=12, choices=PaperKind.choices, blank=True)
    summary = models.CharField(_("ringkasan"), max_length=240, blank=True)
    about = models.TextField(_("tentang layanan ini"), blank=True)
    audience = models.CharField(_("untuk siapa"), max_length=240, blank=True)
    documents = models.TextField(_("yang disiapkan perajin"), blank=True)
    cost = models.BigIntegerField(_("biaya"), null=True, blank=True)
    payer = models.CharField(_("yang membayar"), max_length=7, choices=Payer.choices, blank=True)
    call = WithinCouncil("participation.Call", models.PROTECT, null=True, blank=True, related_name="services")
    published_at = models.DateTimeField(null=True, editable=False)
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="service_slug_once"),
            models.UniqueConstraint(fields=["council", "name"], name="service_name_once"),
            models.CheckConstraint(condition=Q(kind__in=ServiceKind.values), name="service_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=ServiceKind.PAPER, paper__in=PaperKind.values)
                | (~Q(kind=ServiceKind.PAPER) & Q(paper="")),
                name="service_names_its_paper",
            ),
            models.CheckConstraint(
                condition=Q(cost=None, payer="") | Q(cost=0, payer="") | Q(cost__gt=0, payer__in=Payer.values),
                name="service_cost_has_a_payer",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def document_list(self) -> list[str]:
        return [line.strip() for line in self.documents.splitlines() if line.strip()]

    @property
    def is_offered(self) -> bool:
        """Tell whether makers may ask for it."""
        return self.published_at is not None and self.retired_at is None


@keeps_history(_("langkah layanan"))
class ServiceStep(CouncilRow):
    """One step on the way, who does it and how many days it takes as a rule."""

    service = WithinCouncil("assistance.Service", models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("langkah"), max_length=160)
    doer = models.CharField(_("oleh"), max_length=7, choices=Doer.choices, default=Doer.OFFICER)
    days = models.PositiveSmallIntegerField(_("hari"), validators=[MinValueValidator(1), MaxValueValidator(365)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "service", "position"], name="service_step_position_once"),
            models.CheckConstraint(
                condition=Q(days__range=(1, 365), doer__in=Doer.values), name="service_step_takes_days"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PublishedServiceQuerySet(models.QuerySet["PublishedService"]):
    def of(self, council_id: int) -> "PublishedServiceQuerySet":
        """Return the services of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedService(models.Model):
    """Projection: a service as anyone may read it. Public, without row-level security."""

    service_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False)
    slug = models.SlugField(max_length=80, db_index=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=9, choices=ServiceKind.choices)
    summary = models.CharField(max_length=240, blank=True)
    about = models.TextField(blank=True)
    audience = models.CharField(max_length=240, blank=True)
    documents = models.TextField(blank=True)
    cost = models.BigIntegerField(null=True)
    payer = models.CharField(max_length=7, choices=Payer.choices, blank=True)
    steps = models.JSONField(default=list)
    call_id = models.UUIDField(null=True)

    objects = PublishedServiceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_service_slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def document_list(self) -> list[str]:
        return [line.strip() for line in self.documents.splitlines() if line.strip()]

    @property
    def days(self) -> int:
        return sum(step["days"] for step in self.steps)
