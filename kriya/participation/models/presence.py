"""Presence: the sessions of a call with their rooms, each scan as it came, and who was there."""

from typing import Final

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

SPAN: Final = Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField())
"""From one instant until before another: what ends at ten and what begins at ten do not clash."""


@keeps_history(_("ruang"))
class Room(CouncilRow):
    """Where people come together: of the council or of a host."""

    name = models.CharField(_("nama ruang"), max_length=80)
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("jumlah kursi"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="room_name_once")]

    def __str__(self) -> str:
        return self.name


@keeps_history(_("pertemuan"))
class Session(CouncilRow):
    """One time that a call brings people together. A room has one session at a time: the database refuses another."""

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="sessions")
    title = models.CharField(_("acara"), max_length=120)
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("selesai"))
    room = WithinCouncil("participation.Room", models.PROTECT, null=True, blank=True, related_name="sessions")
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council", "starts_at"], name="session_starts")]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="session_ends_after_it_starts"),
            ExclusionConstraint(
                name="session_room_free",
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("room", RangeOperators.EQUAL),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
                condition=Q(room__isnull=False, dropped_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Way(models.TextChoices):
    TICKET = "ticket", _("kartu peserta dipindai")
    DOOR = "door", _("perajin memindai kode ruang")
    LIST = "list", _("dicentang di daftar")
    PAPER = "paper", _("disalin dari daftar kertas")


class Scan(CouncilRow):
    """What a device told, as it told it, written once: the same nonce twice is one scan. `said` says what became of it.

    `scanned_at` is the device's clock, `at` the instant worked out from how long ago it was, `received_at` ours.
    """

    session = WithinCouncil("participation.Session", models.PROTECT, related_name="scans")
    nonce = models.UUIDField()
    text = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=6, choices=Way.choices)
    said = models.CharField(max_length=16)
    place = WithinCouncil("participation.Place", models.PROTECT, null=True, related_name="scans")
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "nonce"], name="scan_nonce_once")]

    def __str__(self) -> str:
        return self.said


class Presence(CouncilRow):
    """Somebody was at a session. Annulled with a reason it counts no more; then it may be noted again."""

    session = WithinCouncil("participation.Session", models.PROTECT, related_name="presences")
    place = WithinCouncil("participation.Place", models.PROTECT, related_name="presences")
    way = models.CharField(max_length=6, choices=Way.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    annulled_at = models.DateTimeField(null=True)
    annulled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    annul_reason = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "session", "place"], name="presence_once", condition=Q(annulled_at=None)
            ),
            models.CheckConstraint(
                condition=Q(annulled_at=None, annul_reason="") | (Q(annulled_at__isnull=False) & ~Q(annul_reason="")),
                name="presence_annulled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.place_id}"
