"""Places: a seat that is offered to a maker until an instant, taken or given back; each step is written once."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow, WithinCouncil


class PlaceState(models.TextChoices):
    OFFERED = "offered", _("ditawari")
    TAKEN = "taken", _("ikut")
    DECLINED = "declined", _("menolak tawaran")
    EXPIRED = "expired", _("tawaran lewat waktu")
    GIVEN_UP = "given_up", _("mundur")
    WITHDRAWN = "withdrawn", _("ditarik pengurus")


HOLDING: Final = (PlaceState.OFFERED.value, PlaceState.TAKEN.value)
"""The states in which somebody holds a seat."""


class Place(CouncilRow):
    """A maker's place in a call. Whoever holds one has a seat: its number is there once, and never above the call's.

    A trigger holds the number against the call's places, so that no way into the database makes one more.
    """

    stays_at_merge = True

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="held")
    application = WithinCouncil("participation.Application", models.PROTECT, related_name="places")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="places")
    state = models.CharField(_("keadaan"), max_length=9, choices=PlaceState.choices)
    seat = models.PositiveSmallIntegerField(null=True)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["council", "answer_by"], name="place_to_answer", condition=Q(state=PlaceState.OFFERED))
        ]
        constraints = [
            models.UniqueConstraint(fields=["council", "application"], name="place_once"),
            models.UniqueConstraint(
                fields=["council", "call", "seat"], name="place_seat_once", condition=Q(seat__isnull=False)
            ),
            models.CheckConstraint(condition=Q(state__in=PlaceState.values), name="place_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=HOLDING, seat__gte=1) | (~Q(state__in=HOLDING) & Q(seat=None)),
                name="place_holds_a_seat",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlaceState.OFFERED) | Q(answer_by__isnull=False), name="place_offer_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return self.state


class PlaceEvent(CouncilRow):
    """What happened to a place, written once: by whom, why, and what the choice rested on."""

    place = WithinCouncil("participation.Place", models.PROTECT, related_name="events")
    state = models.CharField(max_length=9, choices=PlaceState.choices)
    seat = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=240, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["council", "place", "at"], name="place_event_of")]

    def __str__(self) -> str:
        return self.state
