"""Booths on the plan of an exhibition, and who stands in them on which days."""

from typing import Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.exhibitions.models.exhibition import Exhibition, Participant

MOST_SHARES: Final = 12


def _along(start: str, length: str) -> Func:
    return Func(F(start), F(start) + F(length), function="int4range")


@keeps_history(_("stan"))
class Booth(CouncilRow):
    """A booth where the plan has it: `x`, `y`, `width` and `depth` in decimetres from the upper left corner. As many
    makers as it has `shares` stand in it at once. Two booths never cover the same ground."""

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="booths")
    code = models.CharField(_("kode"), max_length=12)
    x = models.PositiveIntegerField()
    y = models.PositiveIntegerField()
    width = models.PositiveIntegerField(_("lebar"))
    depth = models.PositiveIntegerField(_("dalam"))
    shares = models.PositiveSmallIntegerField(_("dipakai bersama"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "code"], name="booth_code_once"),
            models.CheckConstraint(condition=Q(width__gt=0, depth__gt=0), name="booth_has_ground"),
            models.CheckConstraint(condition=Q(shares__range=(1, MOST_SHARES)), name="booth_shares_some"),
            ExclusionConstraint(
                name="booth_ground_once",
                deferrable=Deferrable.IMMEDIATE,  # so that two booths may change places in one statement
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("exhibition", RangeOperators.EQUAL),
                    (_along("x", "width"), RangeOperators.OVERLAPS),
                    (_along("y", "depth"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.code


@keeps_history(_("pemakaian stan"), called="participant")
class BoothUse(CouncilRow):
    """A maker stands in a share of a booth from one day to another, both of them its own. No share is given twice on a
    day: the database refuses it, whoever allots."""

    booth = WithinCouncil(Booth, models.CASCADE, related_name="uses")
    participant = WithinCouncil(Participant, models.CASCADE, related_name="booths")
    share = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField(_("dari"))
    until_on = models.DateField(_("sampai"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(share__range=(1, MOST_SHARES)), name="booth_use_share_is_one"),
            models.CheckConstraint(condition=Q(from_on__lte=F("until_on")), name="booth_use_days_in_order"),
            ExclusionConstraint(
                name="booth_share_once_a_day",
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("booth", RangeOperators.EQUAL),
                    ("share", RangeOperators.EQUAL),
                    (Func(F("from_on"), F("until_on"), Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booth_id} {self.share}"
