"""Trainers and what they teach when: nobody teaches in two places at once."""

from typing import Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


@keeps_history(_("pelatih"))
class Trainer(CouncilRow):
    """Somebody who teaches: a maker of the council or a guest. Anyone may read the name from `consented_at` on."""

    name = models.CharField(_("nama"), max_length=120)
    skill = models.CharField(_("keahlian"), max_length=160, blank=True)
    institution = models.CharField(_("asal"), max_length=160, blank=True)
    maker = WithinCouncil("makers.Maker", models.SET_NULL, null=True, blank=True, related_name="+")
    consented_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="trainer_name_once")]

    def __str__(self) -> str:
        return self.name


_SPAN: Final = Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField())


@keeps_history(_("pelatih pertemuan"), called="trainer")
class Teaching(CouncilRow):
    """Who teaches a session. Its times are the session's: the database carries them along, so that a trainer is never
    in two places, and lets the trainer go when the session does not take place."""

    session = WithinCouncil("participation.Session", models.CASCADE, related_name="teachings")
    trainer = WithinCouncil("training.Trainer", models.PROTECT, related_name="teachings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "session", "trainer"], name="teaching_once"),
            ExclusionConstraint(
                name="teaching_trainer_free",
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("trainer", RangeOperators.EQUAL),
                    (_SPAN, RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.trainer_id}"
