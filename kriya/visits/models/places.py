"""What a visit takes up: the hall, the showroom, a host. Nothing is taken twice at one time."""

from typing import Final

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class PlaceKind(models.TextChoices):
    HALL = "hall", _("aula")
    SHOWROOM = "showroom", _("galeri")
    HOST = "host", _("tuan rumah")


@keeps_history(_("tempat kunjungan"))
class Place(CouncilRow):
    """A hall, the showroom or a host. `buffer_minutes` is what it needs after a visit before the next."""

    kind = models.CharField(_("jenis"), max_length=8, choices=PlaceKind.choices)
    name = models.CharField(_("nama"), max_length=80)
    capacity = models.PositiveSmallIntegerField(_("muat berapa orang"), null=True, blank=True)
    buffer_minutes = models.PositiveSmallIntegerField(_("jeda sesudahnya (menit)"), default=30)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="visit_place_name_once"),
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="visit_place_kind_is_known"),
            models.CheckConstraint(condition=Q(buffer_minutes__lte=480), name="visit_place_buffer_is_short"),
        ]

    def __str__(self) -> str:
        return self.name


NO_CLASH: Final = "booking_without_clash"


@keeps_history(_("pemakaian tempat"), called="place")
class Booking(CouncilRow):
    """A place is taken from an instant to another, by a visit or (without one) for a reason of the council's own.

    `free_at` is when the next may begin: the end and the place's buffer as it was then. No two of one place overlap:
    an exclusion constraint, so that no way into the database makes a clash.
    """

    place = WithinCouncil(Place, models.PROTECT, related_name="bookings")
    visit = WithinCouncil("visits.Visit", models.CASCADE, null=True, related_name="bookings")
    reason = models.CharField(_("dipakai untuk"), max_length=120, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    free_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")) & Q(ends_at__lte=F("free_at")), name="booking_in_order"
            ),
            models.CheckConstraint(condition=Q(visit__isnull=False) | ~Q(reason=""), name="booking_for_something"),
            ExclusionConstraint(
                name=NO_CLASH,
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_at", "free_at", Value("[)"), function="tstzrange", output_field=DateTimeRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.starts_at:%F %R}"
