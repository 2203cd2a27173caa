"""An exhibition, the makers who take part, and what it costs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class Level(models.TextChoices):
    LOCAL = "local", _("kota atau kabupaten")
    PROVINCIAL = "provincial", _("provinsi")
    NATIONAL = "national", _("nasional")
    INTERNATIONAL = "international", _("internasional")


@keeps_history(_("pameran"), exclude=("created_at", "updated_at"))
class Exhibition(CouncilRow):
    """A fair to which the council takes makers and their pieces. `location` is its place in the stock: there pieces are
    brought, sold and counted, by tills of its own.

    Those of one `series` are the same fair in other years, and are compared. Public from `published_at` on; one that
    was called off stays to be seen, so that nobody travels in vain. `target` is what shall be sold, in rupiah. Whoever
    got a place by `call` takes part (actions/taking_part.py).
    """

    slug = models.SlugField(_("alamat halaman"), max_length=80, db_index=False)
    name = models.CharField(_("nama"), max_length=120)
    name_en = models.CharField(_("nama (Inggris)"), max_length=120, blank=True)
    series = models.CharField(_("pameran tahunan"), max_length=80, blank=True)
    level = models.CharField(_("tingkat"), max_length=14, choices=Level.choices)
    host = models.CharField(_("penyelenggara"), max_length=120, blank=True)
    venue = models.CharField(_("tempat"), max_length=160)
    city = models.CharField(_("kota"), max_length=80)
    hours = models.CharField(_("jam buka"), max_length=80, blank=True)
    website = models.CharField(_("situs"), max_length=300, blank=True)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"))
    about_id = models.TextField(_("cerita (Indonesia)"), blank=True)
    about_en = models.TextField(_("cerita (Inggris)"), blank=True)
    target = models.BigIntegerField(_("target penjualan"), null=True, blank=True)
    call = WithinCouncil(
        "participation.Call", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ajakan ikut")
    )
    location = WithinCouncil("inventory.Location", models.PROTECT, related_name="exhibitions", editable=False)
    published_at = models.DateTimeField(_("tayang sejak"), null=True, editable=False)
    cancelled_at = models.DateTimeField(_("dibatalkan"), null=True, editable=False)
    cancelled_reason = models.CharField(_("alasan batal"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["council", "-starts_on"], name="exhibition_days")]
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="exhibition_slug_once"),
            models.UniqueConstraint(fields=["council", "location"], name="exhibition_location_once"),
            models.UniqueConstraint(fields=["council", "call"], name="exhibition_call_once"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="exhibition_level_is_known"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="exhibition_days_in_order"),
            models.CheckConstraint(condition=Q(target=None) | Q(target__gt=0), name="exhibition_target_above_zero"),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                name="exhibition_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name

    @property
    def about(self) -> str:
        """The story in the reader's language, else the Indonesian one."""
        return (self.about_en if get_language() == "en" else "") or self.about_id

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.ends_on - self.starts_on).days + 1


@keeps_history(_("perajin peserta"), called="maker")
class Participant(CouncilRow):
    """A maker who takes part. `fee` is what it pays for that, `subsidy` what others pay for it, both in rupiah."""

    stays_at_merge = True

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="participants")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="+")
    fee = models.BigIntegerField(_("dibayar perajin"), default=0)
    subsidy = models.BigIntegerField(_("subsidi"), default=0)
    note = models.CharField(_("catatan"), max_length=200, blank=True)
    added_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(_("mundur"), null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "maker"], name="participant_once"),
            models.CheckConstraint(condition=Q(fee__gte=0, subsidy__gte=0), name="participant_money_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.maker)


class CostKind(models.TextChoices):
    SPACE = "space", _("sewa tempat")
    TRANSPORT = "transport", _("angkutan barang")
    TRAVEL = "travel", _("perjalanan")
    LODGING = "lodging", _("penginapan")
    DISPLAY = "display", _("dekorasi dan pajangan")
    PROMOTION = "promotion", _("promosi")
    OTHER = "other", _("lainnya")


class Payer(models.TextChoices):
    APBD = "apbd", _("APBD")
    COUNCIL = "council", _("kas dewan")
    SPONSOR = "sponsor", _("sponsor")
    MAKERS = "makers", _("perajin")


@keeps_history(_("biaya pameran"))
class CostLine(CouncilRow):
    """Something an exhibition costs, in rupiah, and who pays for it. Money itself is booked where it is paid."""

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="costs")
    kind = models.CharField(_("jenis"), max_length=10, choices=CostKind.choices)
    what = models.CharField(_("uraian"), max_length=160)
    amount = models.BigIntegerField(_("jumlah"))
    payer = models.CharField(_("dibayar oleh"), max_length=8, choices=Payer.choices)
    payer_name = models.CharField(_("nama sponsor atau mata anggaran"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="cost_line_above_zero"),
            models.CheckConstraint(condition=Q(kind__in=CostKind.values), name="cost_line_kind_is_known"),
            models.CheckConstraint(condition=Q(payer__in=Payer.values), name="cost_line_payer_is_known"),
        ]

    def __str__(self) -> str:
        return self.what
