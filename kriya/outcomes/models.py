"""What makers say some time after they took part: who is asked when, reminders, and answers."""

from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.days import day_of

WAVES: Final = (30, 90, 180)
"""Days after the last day of a programme on which its participants are asked."""
OPEN_FOR: Final = timedelta(days=45)
"""How long a link takes answers."""
LATEST: Final = timedelta(days=45)
"""How late a question is asked by itself, where the office's machine was off; afterwards an officer decides."""
PUNCTUAL: Final = timedelta(days=7)
"""From when on the words of a question say that it comes late."""


def closes_on(ends_on: date, days: int, asked: date) -> date:
    """Return until when a question takes answers that is asked on a day: before the next wave is asked."""
    following = next((wave for wave in WAVES if wave > days), None)
    last = max(ends_on + timedelta(days=days), asked) + OPEN_FOR
    return min(last, ends_on + timedelta(days=following - 1)) if following else last


class Ask(CouncilRow):
    """A maker is asked how it goes, so many days after a call or an exhibition was over. Once for each number of days.

    Its link takes answers from `due_on` until `closes_on`, both included.
    """

    stays_at_merge = True

    call = WithinCouncil("participation.Call", models.PROTECT, null=True, related_name="+")
    exhibition = WithinCouncil("exhibitions.Exhibition", models.PROTECT, null=True, related_name="+")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    closes_on = models.DateField()
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["council", "due_on"], name="ask_due")]
        constraints = [
            models.UniqueConstraint(fields=["council", "call", "maker", "days"], name="ask_once_after_call"),
            models.UniqueConstraint(
                fields=["council", "exhibition", "maker", "days"], name="ask_once_after_exhibition"
            ),
            models.CheckConstraint(
                condition=Q(call__isnull=False, exhibition=None) | Q(call=None, exhibition__isnull=False),
                name="ask_after_one_programme",
            ),
            models.CheckConstraint(condition=Q(days__in=WAVES), name="ask_wave_is_known"),
            models.CheckConstraint(condition=Q(due_on__lt=F("closes_on")), name="ask_closes_after_it_is_due"),
        ]

    def __str__(self) -> str:
        return str(self.programme)

    @property
    def asked_on(self) -> date:
        """The council's day on which it was asked."""
        return day_of(self.asked_at)

    @property
    def is_late(self) -> bool:
        """Whether it was asked so late that its words should say so."""
        return self.asked_on - self.due_on > PUNCTUAL

    @property
    def programme_id(self) -> Any:
        """The id of the call or the exhibition."""
        return self.call_id or self.exhibition_id

    @property
    def programme(self) -> Any:
        """The call or the exhibition that is asked about."""
        return self.call or self.exhibition


class AskReminder(CouncilRow):
    """A maker was reminded of a question it had not answered; `number` counts from 1."""

    ask = WithinCouncil(Ask, models.PROTECT, related_name="reminders")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "ask", "number"], name="ask_reminder_once")]

    def __str__(self) -> str:
        return str(self.number)


class Sold(models.TextChoices):
    MORE = "more", _("lebih banyak")
    SAME = "same", _("sama saja")
    LESS = "less", _("lebih sedikit")


class HelpWith(models.TextChoices):
    CAPITAL = "capital", _("modal")
    ONLINE = "online", _("jualan daring")
    PACKAGING = "packaging", _("kemasan")
    MATERIAL = "material", _("bahan baku")
    PAPERS = "papers", _("perizinan")
    SKILL = "skill", _("keterampilan")
    BUYERS = "buyers", _("mencari pembeli")
    OTHER = "other", _("lainnya")


class AnswerWay(models.TextChoices):
    LINK = "link", _("lewat tautan")
    OFFICER = "officer", _("dicatat petugas")


@keeps_history(_("jawaban"), called=None)
class FollowUpAnswer(CouncilRow):
    """What a maker says: whether it sells more, how much it sold last month in rupiah (its own word, never added to
    what the council sold), one thing it changed, and what it needs help with."""

    ask = WithinCouncil(Ask, models.PROTECT, related_name="answers")
    sold = models.CharField(_("penjualan dibanding sebelumnya"), max_length=4, choices=Sold.choices)
    last_month = models.BigIntegerField(_("penjualan bulan lalu"), null=True, blank=True)
    changed = models.CharField(_("satu hal yang diubah"), max_length=200, blank=True)
    help_with = models.CharField(_("perlu dibantu"), max_length=9, choices=HelpWith.choices, blank=True)
    way = models.CharField(max_length=7, choices=AnswerWay.choices)
    said_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "ask"], name="follow_up_answer_once"),
            models.CheckConstraint(
                condition=Q(sold__in=Sold.values, way__in=AnswerWay.values, help_with__in=["", *HelpWith.values]),
                name="follow_up_answer_words_are_known",
            ),
            models.CheckConstraint(
                condition=Q(last_month=None) | Q(last_month__gte=0), name="follow_up_sales_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.sold
