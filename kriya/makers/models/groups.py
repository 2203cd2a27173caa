"""Groups that makers belong to: joint business groups (KUB) and centres (sentra)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class GroupKind(models.TextChoices):
    KUB = "kub", _("KUB")
    SENTRA = "sentra", _("sentra")
    ASSOCIATION = "association", _("paguyuban")


@keeps_history(_("kelompok"))
class Group(CouncilRow):
    """A KUB, sentra or association of makers."""

    name = models.CharField(_("nama"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=12, choices=GroupKind.choices, default=GroupKind.SENTRA)
    district_code = models.CharField(_("kecamatan"), max_length=8, blank=True)
    village_code = models.CharField(_("desa/kelurahan"), max_length=13, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="group_name_once")]

    def __str__(self) -> str:
        return self.name


@keeps_history(_("anggota"), called="maker")
class GroupMember(CouncilRow):
    """A maker in a group."""

    group = WithinCouncil("makers.Group", models.CASCADE, related_name="members")
    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="groups")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "group", "maker"], name="group_member_once")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.maker_id}"
