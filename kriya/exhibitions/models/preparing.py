"""What is prepared: tasks from a template, pieces to be shown, people who travel."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow, WithinCouncil
from kriya.exhibitions.models.exhibition import Exhibition


class Anchor(models.TextChoices):
    START = "start", _("hari sebelum mulai")
    END = "end", _("hari setelah selesai")


@keeps_history(_("tugas baku"))
class ChecklistPattern(CouncilRow):
    """A line of the council's template: what is to be done so many `days` before an exhibition begins or after it
    ended."""

    title = models.CharField(_("tugas"), max_length=160)
    anchor = models.CharField(max_length=5, choices=Anchor.choices)
    days = models.PositiveSmallIntegerField(_("hari"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "title"], name="checklist_pattern_once"),
            models.CheckConstraint(condition=Q(anchor__in=Anchor.values), name="checklist_anchor_is_known"),
        ]

    def __str__(self) -> str:
        return self.title


@keeps_history(_("tugas"))
class ChecklistItem(CouncilRow):
    """Something to be done for an exhibition, by whom and until when."""

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="checklist")
    title = models.CharField(_("tugas"), max_length=160)
    due_on = models.DateField(_("paling lambat"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("penanggung jawab"),
    )  # fmt: skip
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "title"], name="checklist_item_once"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False), name="checklist_done_when"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@keeps_history(_("barang pajang"), called="product")
class DisplayItem(CouncilRow):
    """A piece that shall be shown, and how many of it are taken along. The public sees those that are public anyway."""

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="display")
    product = WithinCouncil("catalog.Product", models.CASCADE, related_name="+")
    pieces = models.PositiveIntegerField(_("jumlah"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "product"], name="display_item_once"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="display_item_has_pieces"),
        ]

    def __str__(self) -> str:
        return str(self.product_id)


@keeps_history(_("perjalanan"))
class Traveller(CouncilRow):
    """Somebody who travels to an exhibition: when, how, and where they sleep."""

    exhibition = WithinCouncil(Exhibition, models.CASCADE, related_name="travellers")
    name = models.CharField(_("nama"), max_length=120)
    duty = models.CharField(_("tugas"), max_length=80, blank=True)
    departs_on = models.DateField(_("berangkat"))
    returns_on = models.DateField(_("pulang"))
    transport = models.CharField(_("kendaraan"), max_length=120, blank=True)
    lodging = models.CharField(_("penginapan"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "exhibition", "name"], name="traveller_once"),
            models.CheckConstraint(condition=Q(departs_on__lte=F("returns_on")), name="traveller_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.name
