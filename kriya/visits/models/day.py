"""The day of a visit: what happens when, who prepares what, who came, what they saw and were given."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil


class AgendaKind(models.TextChoices):
    WELCOME = "welcome", _("sambutan")
    TALK = "talk", _("paparan")
    QUESTIONS = "questions", _("tanya jawab")
    TOUR = "tour", _("galeri")
    BREAK = "break", _("rehat")
    OTHER = "other", _("lainnya")


@keeps_history(_("susunan acara"))
class AgendaItem(CouncilRow):
    """A part of the day, after the one before: how long, and who leads it."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("bagian"), max_length=9, choices=AgendaKind.choices)
    title = models.CharField(_("acara"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("menit"), validators=[MinValueValidator(1), MaxValueValidator(480)])
    who = models.CharField(_("oleh"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "visit", "position"],
                name="agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(kind__in=AgendaKind.values), name="agenda_kind_is_known"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 480)), name="agenda_minutes"),
        ]

    def __str__(self) -> str:
        return self.title


class TaskKind(models.TextChoices):
    PREPARE = "prepare", _("persiapan")
    LESSON = "lesson", _("pelajaran untuk kita")


@keeps_history(_("tugas"))
class VisitTask(CouncilRow):
    """Something to do: before guests come, or because of what was learnt elsewhere."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=7, choices=TaskKind.choices, default=TaskKind.PREPARE)
    title = models.CharField(_("tugas"), max_length=200)
    owner = models.CharField(_("siapa"), max_length=120, blank=True)
    due_on = models.DateField(_("paling lambat"), null=True, blank=True)
    made_at = models.DateTimeField(editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["council", "due_on"], name="visit_task_due", condition=Q(done_at=None))]
        constraints = [models.CheckConstraint(condition=Q(kind__in=TaskKind.values), name="visit_task_kind_is_known")]

    def __str__(self) -> str:
        return self.title


class SignedBy(models.TextChoices):
    GUEST = "guest", _("ponsel tamu")
    HOST = "host", _("dicatat tuan rumah")
    PAPER = "paper", _("dari kertas")


class Guest(CouncilRow):
    """Somebody who came and signed. The id is made on the telephone, so that signing twice is once. No history: names
    and numbers are purged after the days that the council set; the visit keeps how many they were."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="guests")
    name = EncryptedText(_("nama"))
    title = EncryptedText(_("jabatan"), blank=True)
    phone = EncryptedText(_("telepon"), blank=True)
    signed_by = models.CharField(max_length=5, choices=SignedBy.choices, default=SignedBy.GUEST)
    payload_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    told_at = models.DateTimeField()
    message = models.TextField(_("pesan dan kesan"), blank=True)
    photo = models.FileField(_("foto"), upload_to="visits/guests", max_length=200, blank=True)
    may_share = models.BooleanField(_("pesan dan foto boleh dilihat rombongan"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(signed_by__in=SignedBy.values), name="guest_signed_by_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="guest_has_a_name"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@keeps_history(_("karya yang dilihat"), called="lot")
class SeenPiece(CouncilRow):
    """A piece that was shown on the tour, by its label; scanned twice it stands once."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="seen")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "visit", "lot"], name="seen_piece_once")]

    def __str__(self) -> str:
        return str(self.lot_id)


class VisitCost(CouncilRow):
    """What a visit cost besides pieces: refreshments, transport. Whole rupiah, and from which budget."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="costs")
    what = models.CharField(_("untuk apa"), max_length=120)
    amount = models.BigIntegerField(_("jumlah"))
    budget = models.CharField(_("dari anggaran"), max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="visit_cost_above_zero")]

    def __str__(self) -> str:
        return self.what


class VisitGift(CouncilRow):
    """Pieces that guests were given: stock that went out at what it cost the council, never a sale. The movement of
    the stock bears this row's id as its document."""

    visit = WithinCouncil("visits.Visit", models.PROTECT, related_name="gifts")
    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="+")
    pieces = models.PositiveIntegerField(_("buah"))
    cost = models.BigIntegerField(_("biaya"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gte=1) & Q(cost__gte=0), name="visit_gift_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.lot_id}"
