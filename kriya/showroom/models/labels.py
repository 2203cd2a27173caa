"""Labels on the shelf: at which price they were printed, and how often visitors scanned them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil


class LabelPrint(CouncilRow):
    """Labels of a lot were printed at a price; one that differs from the lot's now hangs wrong. Written once."""

    lot = WithinCouncil("inventory.Lot", models.PROTECT, related_name="label_prints")
    price = models.BigIntegerField()
    pieces = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["council", "lot", "-at"], name="label_print_last")]
        constraints = [models.CheckConstraint(condition=Q(price__gt=0, pieces__gt=0), name="label_print_is_something")]

    def __str__(self) -> str:
        return f"{self.pieces} × {self.price}"


class LabelVisit(CouncilRow):
    """How often a lot's label was scanned on a day; who did is not known, for no cookie asks."""

    lot = WithinCouncil("inventory.Lot", models.CASCADE, related_name="label_visits")
    on = models.DateField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "lot", "on"], name="label_visit_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on}: {self.times}"


@keeps_history(_("bentuk label"), called=None)
class LabelRules(CouncilRow):
    """How a council's labels look: the paper it buys, what stands on them, and a line of its own. One row a council;
    none = as here. The code and its QR always stand there."""

    paper = models.CharField(_("kertas"), max_length=12, default="a4-24")
    has_maker = models.BooleanField(_("nama perajin"), default=True)
    has_craft = models.BooleanField(_("jenis kerajinan"), default=True)
    has_price = models.BooleanField(_("harga"), default=True)
    line = models.CharField(_("kalimat dewan"), max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council"], name="label_rules_once")]

    def __str__(self) -> str:
        return self.paper
