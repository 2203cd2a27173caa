"""Issues of the newsletter, and to whom each was sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.newsletters.models.subscribers import Subscriber
from kriya.promotion.models import Composed, Link


class IssueState(models.TextChoices):
    DRAFT = "draft", _("draf")
    SCHEDULED = "scheduled", _("dijadwalkan")
    SENDING = "sending", _("sedang dikirim")
    STOPPED = "stopped", _("dihentikan")
    SENT = "sent", _("terkirim")


@keeps_history(_("buletin"), exclude=("past",), inside="kriya.promotion.told.BLOCKS")
class Issue(Composed):
    """An issue. Its blocks may change while it is a draft; once it is on its way it goes as it is."""

    subject_id = models.CharField(_("judul (Indonesia)"), max_length=120)
    subject_en = models.CharField(_("judul (Inggris)"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=IssueState.choices, default=IssueState.DRAFT)
    send_at = models.DateTimeField(_("dikirim"), null=True, blank=True)
    made_at = models.DateTimeField(editable=False)
    began_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IssueState.values), name="issue_state_is_known"),
            models.CheckConstraint(condition=Q(state="draft") | ~Q(send_at=None), name="issue_on_its_way_has_a_time"),
        ]

    def __str__(self) -> str:
        return self.subject_id

    @property
    def may_change(self) -> bool:
        """Whether its blocks may still be changed."""
        return self.state == IssueState.DRAFT


class IssueLink(CouncilRow):
    """The measured link that stands in an issue for a page; `target` is that page's path within the council."""

    issue = WithinCouncil(Issue, models.CASCADE, related_name="links")
    link = WithinCouncil(Link, models.PROTECT, related_name="+")
    target = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "issue", "target"], name="issue_link_once")]

    def __str__(self) -> str:
        return self.target


class DeliveryState(models.TextChoices):
    """SENDING that lasts was cut off: whether the letter left is not known, and it is not sent again."""

    WAITING = "waiting", _("menunggu")
    SENDING = "sending", _("sedang dikirim")
    SENT = "sent", _("terkirim")
    FAILED = "failed", _("ditolak")


class Delivery(CouncilRow):
    """One letter of an issue to one subscriber: there is never a second one."""

    issue = WithinCouncil(Issue, models.CASCADE, related_name="deliveries")
    subscriber = WithinCouncil(Subscriber, models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "issue", "state"], name="delivery_state")]
        constraints = [
            models.UniqueConstraint(fields=["council", "issue", "subscriber"], name="delivery_once"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_state_display()
