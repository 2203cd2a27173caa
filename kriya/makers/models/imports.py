"""An import of a council's own spreadsheet: the file, what was read, what was written, and the way back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.attempts import Attempted
from kriya.core.scoping import CouncilRow, WithinCouncil


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("diunggah")
    READING = "reading", _("sedang dibaca")
    READY = "ready", _("siap ditinjau")
    REFUSED = "refused", _("ditolak")
    WRITING = "writing", _("sedang disimpan")
    DONE = "done", _("selesai")
    UNDOING = "undoing", _("sedang dibatalkan")
    UNDONE = "undone", _("dibatalkan")


class ImportRun(Attempted):
    """One file on its way into the register; it is read, written and taken back in attempts.

    `mapping` holds what somebody chose about its tables, `shown` the digest of the plan that the preview shows.
    """

    busy = (ImportState.READING, ImportState.WRITING, ImportState.UNDOING)

    file = models.FileField(upload_to="imports/%Y/%m", max_length=200, blank=True)
    preview = models.FileField(upload_to="imports/%Y/%m", max_length=200, blank=True, editable=False)
    file_name = models.CharField(_("nama berkas"), max_length=200)
    file_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    shown = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "-uploaded_at"], name="import_run_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="import_state_is_known"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="import_progress_percent"),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportTouch(CouncilRow):
    """What an import changed at a maker that was there before: the way back, field by field."""

    run = WithinCouncil("makers.ImportRun", models.CASCADE, related_name="touches")
    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "run", "maker"], name="import_touch_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.maker_id}"


class ImportedMapping(CouncilRow):
    """A mapping that somebody corrected, remembered for the next file with the same header."""

    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField()
    used_at = models.DateTimeField(auto_now=True)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "fingerprint"], name="imported_mapping_once")]

    def __str__(self) -> str:
        return self.fingerprint
