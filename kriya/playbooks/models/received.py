"""A playbook that came to the council, as it came: read, and perhaps taken over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import CouncilRow


class Way(models.TextChoices):
    """By which way it came."""

    FILE = "file", _("berkas")
    NEIGHBOUR = "neighbour", _("dewan tetangga")
    SHIPPED = "shipped", _("bawaan Kriya")


class Received(CouncilRow):
    """A file whose hash and signature held when it came. Never changed; the same file twice is one row."""

    way = models.CharField(max_length=9, choices=Way.choices)
    uid = models.UUIDField()
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=44)
    signature = models.CharField(max_length=88)
    content = models.JSONField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "uid", "-version"], name="received_versions")]
        constraints = [
            models.UniqueConstraint(fields=["council", "digest"], name="received_once"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="received_way_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.content['title']['id']} v{self.version}"
