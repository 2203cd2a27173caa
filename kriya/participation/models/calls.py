"""A call: what makers may take part in, for whom, when, where, with how many places and on which terms."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow
from kriya.participation.terms import PARTS, Terms, read_part


class CallKind(models.TextChoices):
    TRAINING = "training", _("pelatihan")
    EXHIBITION = "exhibition", _("pameran")
    ASSISTANCE = "assistance", _("fasilitasi")


@keeps_history(_("program"), inside="kriya.participation.told.CALL")
class Call(CouncilRow):
    """What the council invites its makers to. Drafted, published, perhaps called off; open from an instant to another.

    `places` is never exceeded: each place that is offered or taken has a seat with a number from 1 to `places`.
    """

    kind = models.CharField(_("jenis"), max_length=10, choices=CallKind.choices)
    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False, editable=False)
    title = models.CharField(_("judul"), max_length=120)
    summary = models.CharField(_("ringkasan"), max_length=240, blank=True)
    about = models.TextField(_("tentang kegiatan ini"), blank=True)
    audience = models.CharField(_("untuk siapa"), max_length=240, blank=True)
    place_name = models.CharField(_("tempat"), max_length=160, blank=True)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"))
    opens_at = models.DateTimeField(_("pendaftaran dibuka"))
    closes_at = models.DateTimeField(_("pendaftaran ditutup"))
    places = models.PositiveSmallIntegerField(_("jumlah tempat"), validators=[MinValueValidator(1)])
    offer_hours = models.PositiveSmallIntegerField(
        _("jam untuk menjawab tawaran"), default=48, validators=[MinValueValidator(1), MaxValueValidator(720)]
    )
    rotation_months = models.PositiveSmallIntegerField(
        _("bulan yang dihitung untuk giliran"), default=12, validators=[MaxValueValidator(60)]
    )
    rotation_points = models.PositiveSmallIntegerField(
        _("poin yang dikurangi tiap kali pernah ikut"), default=5, validators=[MaxValueValidator(100)]
    )
    certificate_percent = models.PositiveSmallIntegerField(
        _("kehadiran paling sedikit untuk sertifikat (%)"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    is_blind = models.BooleanField(_("juri tidak melihat nama"), default=True)
    after_own = models.BooleanField(_("nilai juri lain tampil setelah menilai"), default=True)
    documents = models.TextField(_("yang dibawa atau disiapkan"), blank=True, help_text=_("Satu per baris."))
    rules = models.JSONField(default=list, blank=True)
    costs = models.JSONField(default=list, blank=True)
    questions = models.JSONField(default=list, blank=True)
    criteria = models.JSONField(default=list, blank=True)
    quotas = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancel_reason = models.CharField(_("alasan batal"), max_length=240, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council", "kind", "-starts_on"], name="call_of_kind")]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="call_slug_once"),
            models.CheckConstraint(condition=Q(kind__in=CallKind.values), name="call_kind_is_known"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="call_days_in_order"),
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="call_opens_before_it_closes"),
            models.CheckConstraint(condition=Q(places__gte=1), name="call_has_places"),
            models.CheckConstraint(condition=Q(offer_hours__range=(1, 720)), name="call_offer_hours"),
            models.CheckConstraint(condition=Q(certificate_percent__range=(1, 100)), name="call_certificate_percent"),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancel_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="call_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> Terms:
        """Everything that is agreed on beforehand, as values."""
        return Terms(**{part: read_part(part, getattr(self, part)) for part in PARTS})

    @property
    def document_list(self) -> list[str]:
        return [line.strip() for line in self.documents.splitlines() if line.strip()]

    def is_open(self, at: datetime) -> bool:
        """Tell whether makers may apply by themselves at that instant."""
        return self.published_at is not None and self.cancelled_at is None and self.opens_at <= at < self.closes_at


class PublishedCallQuerySet(models.QuerySet["PublishedCall"]):
    def of(self, council_id: int) -> "PublishedCallQuerySet":
        """Return the public calls of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedCall(models.Model):
    """Projection: a call as anyone may read it. Public, without row-level security.

    `details` is what the word that stands on the call tells beside it: a training's curriculum, an exhibition's host.
    """

    call_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=CallKind.choices)
    slug = models.SlugField(max_length=80, db_index=False)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240, blank=True)
    about = models.TextField(blank=True)
    audience = models.CharField(max_length=240, blank=True)
    place_name = models.CharField(max_length=160, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    places = models.PositiveSmallIntegerField()
    documents = models.TextField(blank=True)
    rules = models.JSONField(default=list)
    costs = models.JSONField(default=list)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=240, blank=True)
    details = models.JSONField(default=dict)

    objects = PublishedCallQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "kind", "-starts_on"], name="published_call_of_kind")]
        constraints = [models.UniqueConstraint(fields=["council", "slug"], name="published_call_slug")]

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> Terms:
        """What of the terms is public."""
        return Terms(rules=read_part("rules", self.rules), costs=read_part("costs", self.costs))

    @property
    def document_list(self) -> list[str]:
        return [line.strip() for line in self.documents.splitlines() if line.strip()]

    def is_open(self, at: datetime) -> bool:
        """Tell whether makers may apply at that instant."""
        return self.cancelled_at is None and self.opens_at <= at < self.closes_at


PUBLIC_COLUMNS = tuple(
    field.attname
    for field in PublishedCall._meta.local_fields
    if field.attname not in {"call_id", "council_id", "details"}
)
"""What the projection copies from the call as it stands."""
