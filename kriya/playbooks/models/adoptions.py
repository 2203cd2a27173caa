"""What became of a playbook that the council took over: steps, items with their origin, tasks, what was measured."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import STAFF_ROLES
from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.playbooks.models.received import Received

MEASURED_AFTER: Final = (0, 90, 180, 365)
"""Days after the start on which is measured: at 0 what was there before."""


class Share(models.TextChoices):
    """What the council that made a playbook may see of its copy."""

    NOTHING = "nothing", _("tidak ada")
    PROGRESS = "progress", _("kemajuan: tugas dan pemeriksaan")
    FIGURES = "figures", _("kemajuan dan angka sebelum–sesudah")


@keeps_history(_("paket yang dipakai"), called="received")
class Adoption(CouncilRow):
    """A playbook that the council takes over; at most one of each runs. `received` is the version it has now."""

    uid = models.UUIDField()
    received = WithinCouncil(Received, models.PROTECT, related_name="+")
    started_on = models.DateField(_("mulai"))
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    share = models.CharField(_("yang dibagikan"), max_length=8, choices=Share.choices, default=Share.NOTHING)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "uid"], condition=Q(ended_at=None), name="adoption_one_runs"),
            models.CheckConstraint(condition=Q(share__in=Share.values), name="adoption_share_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.uid)


class AdoptionStep(CouncilRow):
    """A version that was applied, with everything needed to undo it.

    `changes` are rows {part, key, before, after}: the item whole, None where there was none. `bases` are the origins as
    they were before, `added_tasks` the codes of tasks that came with it, `left` what could not be undone because it had
    been changed since, or stays for good.
    """

    adoption = WithinCouncil(Adoption, models.PROTECT, related_name="steps")
    received = WithinCouncil(Received, models.PROTECT, related_name="+")
    before = WithinCouncil(Received, models.PROTECT, null=True, related_name="+")
    answers_before = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    bases = models.JSONField(default=list)
    added_tasks = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    left = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["council", "adoption", "-at"], name="adoption_step_newest")]

    def __str__(self) -> str:
        return f"{self.at:%F}"


class AdoptedItem(CouncilRow):
    """Where an item came from: playbook@version and path, and what the playbook said of it (`base`, with its hash).

    `declined` holds by field the digest of what was declined. `origin` is the digest of the edition that said it first,
    when it went through other councils' hands; else that of the playbook itself.
    """

    adoption = WithinCouncil(Adoption, models.PROTECT, related_name="items")
    received = WithinCouncil(Received, models.PROTECT, related_name="+")
    part = models.CharField(max_length=48)
    key = models.CharField(max_length=96)
    base = models.JSONField()
    base_hash = models.CharField(max_length=64)
    declined = models.JSONField(default=dict)
    origin = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "adoption", "part", "key"], name="adopted_item_once")]

    def __str__(self) -> str:
        return f"{self.part}/{self.key}"


@keeps_history(_("tugas"))
class AdoptionTask(CouncilRow):
    """Something to do, by whom and until when."""

    adoption = WithinCouncil(Adoption, models.PROTECT, related_name="tasks")
    code = models.CharField(max_length=48)
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    owner = models.CharField(_("oleh"), max_length=16, choices=[(role.value, role.label) for role in STAFF_ROLES])
    due_on = models.DateField(_("sampai"))
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "adoption", "code"], name="adoption_task_once")]

    def __str__(self) -> str:
        return (self.title_en if get_language() == "en" else "") or self.title_id


class Measurement(CouncilRow):
    """What was so many days after the start. Written once, on its day or as soon after as the job came round.

    `figures` are rows {code, version, value, known, total}; `checks` rows {measure, target, found, passed}.
    """

    adoption = WithinCouncil(Adoption, models.PROTECT, related_name="measurements")
    days = models.PositiveSmallIntegerField()
    taken_on = models.DateField()
    figures = models.JSONField()
    checks = models.JSONField()
    tasks_done = models.PositiveSmallIntegerField()
    tasks_all = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "adoption", "days"], name="measurement_once"),
            models.CheckConstraint(condition=Q(days__in=MEASURED_AFTER), name="measurement_day_is_known"),
        ]

    def __str__(self) -> str:
        return f"+{self.days}"


class Report(CouncilRow):
    """A report on an adoption as it left the council, signed: what the playbook's makers were told. Never changed."""

    adoption = WithinCouncil(Adoption, models.PROTECT, related_name="reports")
    serial = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "adoption", "serial"], name="report_serial_once")]

    def __str__(self) -> str:
        return f"{self.serial}"


class SharedProgress(models.Model):
    """Projection: what a council consented to show to the one whose playbook it took over. No row-level security.

    Only those who make the playbook read it (queries/copies.py); it goes when the consent goes.
    """

    adoption_id = models.UUIDField(primary_key=True)
    council = models.ForeignKey("councils.Council", on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(db_index=True)
    told = models.JSONField()
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.uid)
