"""Photos of products: the original is private, visitors see copies of the part that was chosen."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil

WHOLE: Final = 1000


@keeps_history()
class ProductPhoto(CouncilRow):
    """A photo of a product, its id made by the device that took it: sent twice it is one photo.

    The crop counts in thousandths of the upright picture. `key` names the copies that visitors load; it is new with
    each crop. While `approved_at` is NULL a curator has not let it pass.
    """

    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="catalog/photos/%Y/%m", max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    key = models.CharField(max_length=24, unique=True, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    crop_left = models.PositiveSmallIntegerField(default=0)
    crop_top = models.PositiveSmallIntegerField(default=0)
    crop_right = models.PositiveSmallIntegerField(default=WHOLE)
    crop_bottom = models.PositiveSmallIntegerField(default=WHOLE)
    alt_id = models.CharField(_("keterangan gambar (Indonesia)"), max_length=200, blank=True)
    alt_en = models.CharField(_("keterangan gambar (Inggris)"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    approved_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(crop_left__lt=F("crop_right"))
                & Q(crop_top__lt=F("crop_bottom"))
                & Q(crop_right__lte=WHOLE)
                & Q(crop_bottom__lte=WHOLE),
                name="product_photo_crop_within",
            ),
            models.CheckConstraint(condition=Q(width__gt=0) & Q(height__gt=0), name="product_photo_has_size"),
        ]

    def __str__(self) -> str:
        return self.alt_id


class PhotoUpload(CouncilRow):
    """A photo on its way over a weak network, in parts; its id is the photo's. Forgotten when a week old."""

    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="uploads")
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    file_name = models.CharField(max_length=200, editable=False)
    begun_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="photo_upload_received_within_size")
        ]

    def __str__(self) -> str:
        return f"{self.received}/{self.size}"
