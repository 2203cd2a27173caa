"""Visits: delegations that come to learn, and our own that go out."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.visits.models.institutions import Institution, InstitutionKind


class Direction(models.TextChoices):
    INCOMING = "incoming", _("tamu datang")
    OUTGOING = "outgoing", _("kita berkunjung")


class VisitState(models.TextChoices):
    ASKED = "asked", _("menunggu jawaban")
    OFFERED = "offered", _("waktu lain ditawarkan")
    AGREED = "agreed", _("dijadwalkan")
    DECLINED = "declined", pgettext_lazy("kunjungan", "belum bisa diterima")
    WITHDRAWN = "withdrawn", pgettext_lazy("kunjungan", "ditarik tamu")
    CALLED_OFF = "called_off", pgettext_lazy("kunjungan", "batal")
    HELD = "held", pgettext_lazy("kunjungan", "terlaksana")


COMES: Final = (VisitState.AGREED.value, VisitState.HELD.value)
"""The states of a visit that has its day."""
OVER: Final = (VisitState.DECLINED.value, VisitState.WITHDRAWN.value, VisitState.CALLED_OFF.value)


class Origin(models.TextChoices):
    FORM = "form", _("diajukan lewat situs")
    OFFICE = "office", _("dicatat petugas")
    IMPORT = "import", _("dari berkas")


class Topic(models.TextChoices):
    """What guests come to learn; the same words name what they want to copy."""

    SELLING_ONLINE = "selling_online", _("pemasaran daring")
    SELLING_OFFLINE = "selling_offline", _("galeri dan pemasaran luring")
    CONSIGNMENT = "consignment", _("titip jual dan pelunasan")
    FOSTERING = "fostering", _("pendataan dan pembinaan UMKM")
    CURATION = "curation", _("kurasi produk")
    TRAINING = "training", _("pelatihan")
    EXHIBITION = "exhibition", _("pameran")
    PROMOTION = "promotion", _("promosi")
    ORGANISATION = "organisation", _("organisasi dan anggaran")


@keeps_history(
    _("kunjungan"),
    called="institution",
    exclude=("contact_name", "contact_phone", "contact_email", "guest_secret", "group_secret"),
    inside="kriya.visits.told.VISIT",
)
class Visit(CouncilRow):
    """One visit of one institution. A request comes with an id made by its form, so that sent twice it is once.

    `on` is the day of a visit that came or is to come; of one from before the system the hour is not known. Whoever
    asked holds a secret address, and so does the group on its day: kept sealed, so that it can be printed again, and
    found by its hash. Names and numbers of people are purged after the days that the council set; counts stay.
    """

    direction = models.CharField(_("arah"), max_length=8, choices=Direction.choices, default=Direction.INCOMING)
    institution = WithinCouncil(Institution, models.PROTECT, related_name="visits")
    state = models.CharField(_("keadaan"), max_length=10, choices=VisitState.choices, default=VisitState.ASKED)
    origin = models.CharField(max_length=6, choices=Origin.choices, default=Origin.FORM, editable=False)
    letter_number = models.CharField(_("nomor surat"), max_length=80, blank=True)
    letter_on = models.DateField(_("tanggal surat"), null=True, blank=True)
    letter = models.FileField(_("surat"), upload_to="visits/letters", max_length=200, blank=True, editable=False)
    head_name = models.CharField(_("pimpinan rombongan"), max_length=120, blank=True)
    head_title = models.CharField(_("jabatan"), max_length=120, blank=True)
    people = models.PositiveSmallIntegerField(_("jumlah orang"), null=True, blank=True)
    contact_name = EncryptedText(_("narahubung"), blank=True)
    contact_phone = EncryptedText(_("telepon narahubung"), blank=True)
    contact_email = EncryptedText(_("surel narahubung"), blank=True)
    may_follow_up = models.BooleanField(_("boleh dihubungi sesudah kunjungan"), default=False)
    wished = models.JSONField(_("hari yang diinginkan"), default=list, blank=True)
    topics = models.JSONField(_("yang ingin dipelajari"), default=list, blank=True)
    questions = models.TextField(_("pertanyaan"), blank=True)
    language = models.CharField(max_length=5, default="id", editable=False)
    guest_secret = EncryptedText(blank=True, editable=False)
    guest_hash = models.CharField(max_length=64, editable=False)
    group_secret = EncryptedText(blank=True, editable=False)
    group_hash = models.CharField(max_length=64, editable=False)
    payload_hash = models.CharField(max_length=64, blank=True, editable=False)
    asked_at = models.DateTimeField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    offers = models.JSONField(default=list, blank=True, editable=False)
    on = models.DateField(_("hari kunjungan"), null=True, blank=True)
    starts_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    ends_at = models.DateTimeField(_("sampai"), null=True, blank=True)
    answer = models.TextField(_("jawaban untuk tamu"), blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    reply_number = models.CharField(_("nomor surat balasan"), max_length=40, blank=True, editable=False)
    reply_on = models.DateField(null=True, editable=False)
    link = WithinCouncil("promotion.Link", models.SET_NULL, null=True, related_name="+", editable=False)
    came = models.PositiveSmallIntegerField(_("yang datang"), null=True, blank=True)
    summary = models.TextField(_("catatan kunjungan"), blank=True)
    held_at = models.DateTimeField(null=True, editable=False)
    purged_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["council", "institution", "-on"], name="visit_of_institution"),
            models.Index(fields=["council", "state", "-on"], name="visit_of_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["guest_hash"], name="visit_guest_secret_once"),
            models.UniqueConstraint(fields=["group_hash"], name="visit_group_secret_once"),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values, state__in=VisitState.values, origin__in=Origin.values),
                name="visit_words_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=COMES) | Q(on__isnull=False), name="visit_that_comes_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__lt=F("ends_at")), name="visit_hours_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.on or ''}"

    @property
    def topic_labels(self) -> list[str]:
        """What the guests want to learn, in the reader's language."""
        return [str(Topic(code).label) for code in self.topics if code in Topic.values]


class VisitDataShown(CouncilRow):
    """Somebody saw a contact or a guest list in full: who, of which visit, what, when. Never changed."""

    visit = WithinCouncil(Visit, models.CASCADE, related_name="showings")
    what = models.CharField(_("data"), max_length=16)
    shown_at = models.DateTimeField()
    shown_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "visit", "shown_at"], name="shown_of_visit")]

    def __str__(self) -> str:
        return f"{self.what} {self.shown_at:%F %T}"


class PublishedVisitQuerySet(models.QuerySet["PublishedVisit"]):
    def of(self, council_id: int) -> "PublishedVisitQuerySet":
        """Return the public visits of one council; there is no wall here, so every question names its council."""
        return self.filter(council_id=council_id)


class PublishedVisit(models.Model):
    """Projection: a delegation that came, from where and how many. Public, without row-level security; no person."""

    visit_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=InstitutionKind.choices)
    region_code = models.CharField(max_length=5)
    name = models.CharField(max_length=160)
    on = models.DateField()
    people = models.PositiveSmallIntegerField(null=True)

    objects = PublishedVisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "-on"], name="published_visit_newest")]

    def __str__(self) -> str:
        return self.name
