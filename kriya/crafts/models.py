"""Crafts (jenis kerajinan): each council has its own copy of the common taxonomy and may extend it."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilManager, CouncilRow, WithinCouncil


class CraftQuerySet(models.QuerySet["Craft"]):
    def active(self) -> "CraftQuerySet":
        """Return the crafts that may still be chosen."""
        return self.filter(retired_at=None)


CraftManager = CouncilManager.from_queryset(CraftQuerySet)


@keeps_history(_("jenis kerajinan"))
class Craft(CouncilRow):
    """A kind of craft or other commodity. The code is the same in all councils, so that the nation can count across
    them."""

    code = models.CharField(_("kode"), max_length=48)
    name_id = models.CharField(_("nama (Indonesia)"), max_length=80)
    name_en = models.CharField(_("nama (Inggris)"), max_length=80, blank=True)
    parent = WithinCouncil("self", models.PROTECT, null=True, blank=True, related_name="children")
    is_craft = models.BooleanField(_("kerajinan"), default=True)
    is_own = models.BooleanField(_("tambahan dewan"), default=False)
    kbli_code = models.CharField(_("kode KBLI"), max_length=5, blank=True)
    kbli_edition = models.CharField(_("edisi KBLI"), max_length=4, blank=True)
    synonyms = models.TextField(_("sebutan lain"), blank=True, help_text=_("Satu sebutan per baris."))
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = CraftManager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "code"], name="craft_code_once"),
            models.CheckConstraint(
                condition=models.Q(kbli_code="") | models.Q(kbli_code__regex=r"^\d{5}$"), name="craft_kbli_five_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(kbli_code="") | ~models.Q(kbli_edition=""), name="craft_kbli_has_edition"
            ),
        ]

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_id
