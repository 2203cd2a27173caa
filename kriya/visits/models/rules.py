"""What a council sets for its visits."""

from datetime import time
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow

LONGEST_CLOSING: Final = 600


@keeps_history(_("aturan kunjungan"), called=None, inside="kriya.visits.told.RULES")
class VisitRules(CouncilRow):
    """When visits are received, for how many, and how long guest lists are kept. One row a council; none = as here.

    Of the two closings of letters, blank is the sentence that Kriya writes.
    """

    opens = models.TimeField(_("mulai menerima"), default=time(9))
    closes = models.TimeField(_("selesai menerima"), default=time(15))
    weekdays = models.JSONField(_("hari menerima"), default=list, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("lama satu kunjungan (menit)"), default=150, validators=[MinValueValidator(30), MaxValueValidator(480)]
    )
    notice_days = models.PositiveSmallIntegerField(
        _("surat paling lambat (hari sebelumnya)"), default=7, validators=[MaxValueValidator(60)]
    )
    most_people = models.PositiveSmallIntegerField(
        _("paling banyak orang"), default=60, validators=[MinValueValidator(1)]
    )
    guest_days = models.PositiveSmallIntegerField(
        _("daftar tamu disimpan (hari)"), default=90, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    words = models.TextField(_("yang perlu diketahui tamu"), blank=True)
    reply_closing = models.CharField(_("penutup surat balasan"), max_length=LONGEST_CLOSING, blank=True)
    thanks_closing = models.CharField(_("penutup surat ucapan terima kasih"), max_length=LONGEST_CLOSING, blank=True)
    agenda = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council"], name="visit_rules_once"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="visit_rules_hours_in_order"),
            models.CheckConstraint(condition=Q(minutes__range=(30, 480)), name="visit_rules_minutes"),
            models.CheckConstraint(condition=Q(guest_days__range=(1, 365)), name="visit_rules_guest_days"),
        ]

    def __str__(self) -> str:
        return f"{self.opens:%R}–{self.closes:%R}"

    @property
    def days(self) -> tuple[int, ...]:
        """The weekdays on which visits come (0 = Monday); Monday to Friday unless said otherwise."""
        said: list[Any] = self.weekdays or [0, 1, 2, 3, 4]
        return tuple(sorted(int(day) for day in said))
