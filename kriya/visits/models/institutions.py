"""Institutions that visit each other: one identity over the years, however its name is written."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class InstitutionKind(models.TextChoices):
    COUNCIL = "council", _("Dekranasda")
    OFFICE = "office", _("dinas atau badan")
    PKK = "pkk", _("TP PKK")
    SCHOOL = "school", _("sekolah")
    UNIVERSITY = "university", _("perguruan tinggi")
    ASSOCIATION = "association", _("komunitas atau asosiasi")
    BUSINESS = "business", _("perusahaan")
    OTHER = "other", _("lembaga lain")


ONE_A_REGION: Final = (InstitutionKind.COUNCIL, InstitutionKind.PKK)
"""Of these a region has exactly one: the name adds nothing to kind and region."""


@keeps_history(_("lembaga tamu"))
class Institution(CouncilRow):
    """Who visits: a kind of body in a region. Region codes are Kemendagri's: 34 (province) or 34.03 (regency, city).

    Merged into another, it keeps its visits; questions about the one it was merged into count them (queries/family).
    """

    kind = models.CharField(_("jenis lembaga"), max_length=12, choices=InstitutionKind.choices)
    region_code = models.CharField(_("kode wilayah"), max_length=5)
    name = models.CharField(_("nama lembaga"), max_length=160)
    merged_into = WithinCouncil("self", models.PROTECT, null=True, blank=True, related_name="absorbed", editable=False)
    made_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=InstitutionKind.values), name="institution_kind_is_known"),
            models.CheckConstraint(
                condition=Q(region_code__regex=r"^\d\d(\.\d\d)?$"), name="institution_region_is_a_code"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="institution_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InstitutionAlias(CouncilRow):
    """A way in which an institution was named. `key` is what is left of the name without blanks, case and the words
    that kind and region say already: the same for every spelling, so that two spellings never make two institutions."""

    institution = WithinCouncil(Institution, models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=12, choices=InstitutionKind.choices)
    region_code = models.CharField(max_length=5)
    key = models.CharField(max_length=160, blank=True)
    text = models.CharField(_("sebutan"), max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "region_code", "key"], name="institution_alias_once")
        ]

    def __str__(self) -> str:
        return self.text


class InstitutionMerge(CouncilRow):
    """Two institutions turned out to be one. Undone, both are as they were."""

    kept = WithinCouncil(Institution, models.PROTECT, related_name="+")
    absorbed = WithinCouncil(Institution, models.PROTECT, related_name="merges")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "absorbed"], name="institution_merged_once", condition=Q(undone_at=None)
            ),
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="institution_merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"
