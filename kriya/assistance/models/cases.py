"""Cases: a maker is helped with something, step by step."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.assistance.models.services import Doer, Payer
from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class CaseState(models.TextChoices):
    ASKED = "asked", _("diminta perajin")
    OFFERED = "offered", _("ditawarkan")
    RUNNING = "running", _("berjalan")
    DONE = "done", _("selesai")
    REFUSED = "refused", _("belum bisa dibantu")
    DECLINED = "declined", _("perajin tidak jadi")
    STOPPED = "stopped", _("dihentikan")


OPEN_STATES: Final = (CaseState.ASKED.value, CaseState.OFFERED.value, CaseState.RUNNING.value)
"""The states in which somebody still has to do something."""
_WORKED: Final = (CaseState.RUNNING.value, CaseState.DONE.value, CaseState.STOPPED.value)


class Origin(models.TextChoices):
    """How a case began."""

    MAKER = "maker", _("diminta perajin")
    OFFICER = "officer", _("usul petugas")
    REFUSAL = "refusal", _("dari pendaftaran yang belum terpilih")
    CURATION = "curation", _("dari catatan kurasi")
    CALL = "call", _("dari program fasilitasi")


class Reason(models.TextChoices):
    """Why a wish is not met, or help ends before its end; each names what would help."""

    PAPERS = "papers", _("persyaratan belum lengkap")
    FIT = "fit", _("bukan untuk usaha ini")
    MONEY = "money", _("anggaran sudah habis")
    HELPED = "helped", _("baru saja dibantu hal yang sama")
    SILENT = "silent", _("tidak bisa dihubungi")
    ISSUER = "issuer", _("ditolak instansi")
    OTHER = "other", _("alasan lain")


@keeps_history(_("fasilitasi"), called="maker")
class Case(CouncilRow):
    """One maker, one service. Its name, cost and payer are what was agreed when it began.

    A maker has one open case of a service: the database refuses a second. `due_on` is when the last step is due.
    """

    stays_at_merge = True

    service = WithinCouncil("assistance.Service", models.PROTECT, related_name="cases")
    maker = WithinCouncil("makers.Maker", models.PROTECT, related_name="assistance")
    title = models.CharField(max_length=120, editable=False)
    cost = models.BigIntegerField(null=True, editable=False)
    payer = models.CharField(max_length=7, choices=Payer.choices, blank=True, editable=False)
    state = models.CharField(_("keadaan"), max_length=8, choices=CaseState.choices)
    origin = models.CharField(_("asal"), max_length=8, choices=Origin.choices)
    wish = models.CharField(_("yang dibutuhkan"), max_length=400, blank=True)
    application = WithinCouncil("participation.Application", models.SET_NULL, null=True, related_name="+")
    note = WithinCouncil("catalog.FieldNote", models.SET_NULL, null=True, related_name="+")
    place = WithinCouncil("participation.Place", models.PROTECT, null=True, related_name="assistance")
    began_at = models.DateTimeField(editable=False)
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("petugas")
    )
    due_on = models.DateField(_("selesai paling lambat"), null=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["council", "-began_at"], name="case_newest"),
            models.Index(fields=["council", "ended_at"], name="case_ended", condition=Q(ended_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "service", "maker"], name="case_one_open", condition=Q(state__in=OPEN_STATES)
            ),
            models.UniqueConstraint(
                fields=["council", "place", "service"], name="case_once_a_place", condition=Q(place__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(state__in=CaseState.values, origin__in=Origin.values), name="case_words_are_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, ended_at=None)
                | (~Q(state__in=OPEN_STATES) & Q(ended_at__isnull=False)),
                name="case_ends_at_an_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_WORKED) | Q(owner__isnull=False), name="case_worked_on_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Turn(CouncilRow):
    """What became of a case, written once: by whom, why, and the words that the maker reads."""

    case = WithinCouncil("assistance.Case", models.PROTECT, related_name="turns")
    state = models.CharField(max_length=8, choices=CaseState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason.choices, blank=True)
    words = models.CharField(max_length=600, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "case", "at"], name="turn_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CaseState.values, reason__in=["", *Reason.values]), name="turn_words_are_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CaseState.REFUSED, CaseState.STOPPED]) | (~Q(reason="") & ~Q(words="")),
                name="turn_refuses_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.state


class StepState(models.TextChoices):
    OPEN = "open", _("belum")
    DONE = "done", _("selesai")
    SKIPPED = "skipped", _("dilewati")


@keeps_history(_("langkah"))
class CaseStep(CouncilRow):
    """One step of a case: who does it, until when, and how it ended. Skipped ones say why."""

    case = WithinCouncil("assistance.Case", models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("langkah"), max_length=160)
    doer = models.CharField(_("oleh"), max_length=7, choices=Doer.choices)
    due_on = models.DateField(_("paling lambat"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("petugas")
    )
    state = models.CharField(_("keadaan"), max_length=7, choices=StepState.choices, default=StepState.OPEN)
    note = models.CharField(_("catatan"), max_length=240, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "due_on"], name="case_step_due", condition=Q(state=StepState.OPEN))]
        constraints = [
            models.UniqueConstraint(fields=["council", "case", "position"], name="case_step_position_once"),
            models.CheckConstraint(
                condition=Q(state__in=StepState.values, doer__in=Doer.values), name="case_step_words_are_known"
            ),
            models.CheckConstraint(
                condition=Q(state=StepState.OPEN, ended_at=None)
                | (~Q(state=StepState.OPEN) & Q(ended_at__isnull=False)),
                name="case_step_ends_at_an_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.SKIPPED) | ~Q(note=""), name="case_step_skipped_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title
