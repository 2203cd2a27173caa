"""After a visit: what guests want to copy, what both sides promised, and what became of it."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.ledger.days import day_of

REMINDED_AFTER: Final = (30, 90, 180)
"""Days after a visit on which both sides are asked what became of it."""
LATEST: Final = timedelta(days=45)
"""How late that is raised by itself, where the office's machine was off; afterwards a host decides."""
_PUNCTUAL: Final = timedelta(days=7)


class Side(models.TextChoices):
    HOST = "host", _("tuan rumah")
    GUEST = "guest", _("tamu")


@keeps_history(_("janji"))
class Promise(CouncilRow):
    """What one side promised the other, by when; and what became of it, in words."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="promises")
    side = models.CharField(_("siapa yang berjanji"), max_length=5, choices=Side.choices)
    words = models.CharField(_("janjinya"), max_length=240)
    owner = models.CharField(_("penanggung jawab"), max_length=120, blank=True)
    due_on = models.DateField(_("paling lambat"), null=True, blank=True)
    made_at = models.DateTimeField(editable=False)
    kept_at = models.DateTimeField(null=True, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(_("apa jadinya"), max_length=400, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["council", "due_on"], name="promise_open", condition=Q(kept_at=None, dropped_at=None))
        ]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="promise_side_is_known"),
            models.CheckConstraint(condition=Q(kept_at=None) | Q(dropped_at=None), name="promise_kept_or_dropped"),
            models.CheckConstraint(condition=Q(dropped_at=None) | ~Q(outcome=""), name="promise_dropped_with_reason"),
        ]

    def __str__(self) -> str:
        return self.words


class Feedback(CouncilRow):
    """What somebody of a delegation thought, without a name. The id is made by the form; sent twice it is once."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="feedback")
    stars = models.PositiveSmallIntegerField(_("nilai"))
    wants = models.JSONField(_("yang ingin ditiru"), default=list, blank=True)
    words = models.TextField(_("yang ingin ditiru, dan kenapa"), blank=True)
    better = models.TextField(_("yang bisa lebih baik"), blank=True)
    payload_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="feedback_one_to_five_stars")]

    def __str__(self) -> str:
        return f"{self.stars}"


@keeps_history(_("yang ditiru"))
class Adoption(CouncilRow):
    """Something of ours that guests really do at home now, since when; told by them or heard by us."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="adoptions")
    topic = models.CharField(_("tentang"), max_length=16)
    words = models.CharField(_("yang ditiru"), max_length=400)
    on = models.DateField(_("sejak"))
    told_by = models.CharField(max_length=5, choices=Side.choices)
    at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(told_by__in=Side.values), name="adoption_told_by_is_known")]

    def __str__(self) -> str:
        return self.words


class FollowUp(CouncilRow):
    """It is time to ask what became of a visit: so many days after it, once. Done when a host says what was heard."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="follow_ups")
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    raised_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    heard = models.CharField(_("yang kami dengar"), max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "visit", "days"], name="follow_up_once"),
            models.CheckConstraint(condition=Q(days__in=REMINDED_AFTER), name="follow_up_days_are_known"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("raised_at")), name="follow_up_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days}"

    @property
    def is_late(self) -> bool:
        """Whether it was raised so late that the letter to the guests should say so."""
        return day_of(self.raised_at) - self.due_on > _PUNCTUAL


@keeps_history(_("bahan"))
class Material(CouncilRow):
    """Something for guests to take home: a title and where it is found, or a deck of an approved publication."""

    visit = WithinCouncil("visits.Visit", models.CASCADE, related_name="materials")
    title = models.CharField(_("judul"), max_length=120)
    url = models.URLField(_("tautan"), max_length=300, blank=True)
    deck = WithinCouncil("achievements.Deck", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deck=None) & ~Q(url="") | Q(deck__isnull=False) & Q(url=""), name="material_link_or_deck"
            )
        ]

    def __str__(self) -> str:
        return self.title
