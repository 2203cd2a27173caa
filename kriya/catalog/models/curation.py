"""How a product comes to be public: handed in, let pass or returned with reasons, changed, withdrawn."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class StepKind(models.TextChoices):
    SUBMITTED = "submitted", _("diajukan")
    TAKEN_BACK = "taken_back", _("diambil kembali")
    RETURNED = "returned", _("dikembalikan")
    SCHEDULED = "scheduled", _("dijadwalkan tayang")
    PUBLISHED = "published", _("ditayangkan")
    WITHDRAWN = "withdrawn", _("ditarik")
    CHANGE_ASKED = "change_asked", _("perubahan diajukan")
    CHANGE_ACCEPTED = "change_accepted", _("perubahan diterima")
    CHANGE_RETURNED = "change_returned", _("perubahan dikembalikan")


class ProductStep(CouncilRow):
    """One step in the life of a product: who, when, and why."""

    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    reason = models.TextField(_("alasan"), blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text=_("Bila dijadwalkan: kapan tayang."))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="product_step_kind_is_known")]

    def __str__(self) -> str:
        return str(StepKind(self.kind).label)


class FieldNote(CouncilRow):
    """What a curator wants otherwise about one field of a product (or "photos"), said when returning it."""

    step = WithinCouncil(ProductStep, models.CASCADE, related_name="notes")
    field = models.CharField(max_length=32)
    reason = models.CharField(_("alasan"), max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "step", "field"], name="field_note_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="field_note_has_reason"),
        ]

    def __str__(self) -> str:
        return self.reason


@keeps_history()
class ProductChange(CouncilRow):
    """What a maker asks to change of a public product, until a curator decides. At most one waits for a product.

    `values` holds the new values by field name; prices are whole rupiah.
    """

    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="changes")
    values = models.JSONField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    accepted = models.BooleanField(null=True, blank=True)
    reason = models.TextField(_("alasan"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "product"], condition=Q(decided_at=None), name="product_change_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, accepted=None) | Q(decided_at__isnull=False, accepted__isnull=False),
                name="product_change_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.product_id)


@keeps_history(_("aturan kurasi"), called=None)
class CatalogRules(CouncilRow):
    """Which changes of a public product a curator must let pass before visitors see them."""

    price_by_curator = models.BooleanField(_("harga"), default=True)
    photos_by_curator = models.BooleanField(_("foto"), default=True)
    words_by_curator = models.BooleanField(_("nama, cerita, dan keterangan lain"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council"], name="catalog_rules_one_a_council")]

    def __str__(self) -> str:
        return str(self.council_id)
