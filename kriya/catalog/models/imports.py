"""Product lists that were taken into the catalogue, and what each of them did: the way back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.attempts import Attempted
from kriya.core.scoping import CouncilRow, WithinCouncil


class ProductImport(CouncilRow):
    """A product list that was written. `upload` is the run of kriya.makers that keeps its file, for a while."""

    file_name = models.CharField(_("nama berkas"), max_length=200)
    file_hash = models.CharField(max_length=64, editable=False)
    upload = models.UUIDField(null=True, editable=False)
    report = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "-written_at"], name="product_import_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "upload"],
                condition=models.Q(undone_at=None, upload__isnull=False),
                name="product_import_upload_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ListState(models.TextChoices):
    READY = "ready", _("siap ditinjau")
    WRITING = "writing", _("sedang disimpan")
    DONE = "done", _("selesai")
    UNDOING = "undoing", _("sedang dibatalkan")


class ListWork(Attempted):
    """What is being done with an uploaded product list: it is written, and taken back, in attempts.

    `options` and `shown` are what somebody asked for with the review before them, `told` is what came of it other than
    what was asked: a refusal, or how many products an undo gave back.
    """

    busy = (ListState.WRITING, ListState.UNDOING)

    upload = models.UUIDField(editable=False)
    state = models.CharField(max_length=10, choices=ListState.choices, default=ListState.READY)
    options = models.JSONField(default=dict)
    shown = models.CharField(max_length=64, blank=True, editable=False)
    told = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "upload"], name="list_work_of_upload_once"),
            models.CheckConstraint(condition=models.Q(state__in=ListState.values), name="list_work_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.upload} {self.state}"


class ProductImportTouch(CouncilRow):
    """A product that an import made (`before` is NULL) or changed, and its revision right after."""

    run = WithinCouncil(ProductImport, models.CASCADE, related_name="touches")
    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="+")
    before = models.JSONField(null=True)
    revision = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    photos = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "run", "product"], name="product_import_touch_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.product_id}"


class PhotoArchive(CouncilRow):
    """A zip of photos beside a product list, until its photos are in the catalogue; then only what came of it.

    `upload` is the run of kriya.makers whose list it came with, NULL at the terminal. `contents` is what it holds
    (kriya.catalog.imports.photos). `wanted` is [product, [paths]] of what is to be done, `outcome` what was done, by
    product. `publish`: new products wait for their photos and are public then. `alive_at` is when a job last took some.
    """

    upload = models.UUIDField(null=True, editable=False)
    run = WithinCouncil(ProductImport, models.CASCADE, null=True, related_name="archives")
    file = models.FileField(upload_to="catalog/archives/%Y/%m", max_length=200)
    file_name = models.CharField(_("nama berkas"), max_length=200)
    file_hash = models.CharField(max_length=64, editable=False)
    contents = models.JSONField(default=list)
    wanted = models.JSONField(default=list)
    outcome = models.JSONField(default=dict)
    publish = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    alive_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "upload"], name="photo_archive_of_upload")]

    def __str__(self) -> str:
        return self.file_name
