"""Applications: a maker says that it wants to take part."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("belum dikirim")
    SENT = "sent", _("terkirim")
    WITHDRAWN = "withdrawn", _("ditarik")


class Channel(models.TextChoices):
    SELF = "self", _("ponsel perajin")
    OFFICER = "officer", _("dibantu petugas")
    WALK_IN = "walk_in", _("datang langsung")


@keeps_history(_("pendaftaran"), called="maker")
class Application(CouncilRow):
    """One maker's application for one call, once. `facts` is what the register said of the maker when it was sent."""

    stays_at_merge = True

    call = WithinCouncil("participation.Call", models.PROTECT, related_name="applications")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="participations")
    state = models.CharField(
        _("keadaan"), max_length=9, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    channel = models.CharField(_("jalan"), max_length=8, choices=Channel.choices, default=Channel.SELF)
    answers = models.JSONField(_("jawaban"), default=dict, blank=True)
    note = models.TextField(_("pesan"), blank=True)
    facts = models.JSONField(default=dict, editable=False)
    began_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "call", "maker"], name="application_once_a_call"),
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values, channel__in=Channel.values),
                name="application_words_are_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.SENT) | Q(sent_at__isnull=False), name="application_sent_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.maker_id}"


class Attachment(CouncilRow):
    """A document that a call asks for, handed in with an application: `key` is that of the question. Private."""

    application = WithinCouncil("participation.Application", models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=40)
    file = models.FileField(upload_to="participation/attachments/%Y/%m", max_length=200)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "application", "key"], name="attachment_once_a_question"),
        ]

    def __str__(self) -> str:
        return self.key
