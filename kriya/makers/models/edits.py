"""What staff do with many makers at once: saved views, bulk edits and merges, each with its way back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class SavedView(CouncilRow):
    """A list as somebody likes it: filters, order and columns are the query string itself."""

    name = models.CharField(_("nama tampilan"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_shared = models.BooleanField(_("untuk semua pengurus"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "owner", "name"], condition=Q(deleted_at=None), name="saved_view_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OpeningView(CouncilRow):
    """The saved view with which the list opens for one person: their own or a shared one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    view = WithinCouncil("makers.SavedView", models.CASCADE, related_name="openings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "user"], name="opening_view_one_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.view_id}"


class BulkEdit(CouncilRow):
    """One change made to many makers; undone as a whole. Its id comes with the form: sent twice, it is done once."""

    field = models.CharField(max_length=40)
    value = models.CharField(max_length=200, blank=True)
    plan_hash = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.field} = {self.value}"


class BulkEditRow(CouncilRow):
    """What one maker had before a bulk edit."""

    edit = WithinCouncil("makers.BulkEdit", models.CASCADE, related_name="rows")
    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "edit", "maker"], name="bulk_edit_row_once")]

    def __str__(self) -> str:
        return f"{self.edit_id} {self.maker_id}"


class Merge(CouncilRow):
    """Two rows of the register were one business: which stays, what moved, so that it can be undone."""

    kept = WithinCouncil("makers.Maker", models.CASCADE, related_name="merges")
    absorbed = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=models.F("absorbed")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["council", "absorbed"], condition=Q(undone_at=None), name="merge_absorbed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"


@keeps_history(_("bukan kembar"), called="first")
class NotDuplicate(CouncilRow):
    """Somebody looked at two makers and said that they are two."""

    first = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    second = WithinCouncil("makers.Maker", models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="not_duplicate_in_order"),
            models.UniqueConstraint(fields=["council", "first", "second"], name="not_duplicate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
