"""What other installations reported of their copies of a playbook that the council made."""

from django.conf import settings
from django.db import models

from kriya.core.scoping import CouncilRow


class CopyReport(CouncilRow):
    """The newest report on one copy, by the copy's own id there. An older one is forgotten: what the copier consented
    to is what it said last. `serial` and `key` stay, so that neither an old report nor a stranger's takes its place."""

    adoption_id = models.UUIDField()
    serial = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "adoption_id"], name="copy_report_newest_of_a_copy"),
            models.UniqueConstraint(fields=["council", "digest"], name="copy_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.adoption_id} {self.serial}"
