"""Places where pieces are, those out of the house included: a piece is never nowhere."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.scoping import CouncilRow


class LocationKind(models.TextChoices):
    SHOWROOM = "showroom", _("galeri")
    STORE = "store", _("gudang")
    EXHIBITION = "exhibition", _("pameran")
    LOAN = "loan", _("dipinjamkan")
    TRANSIT = "transit", _("dalam perjalanan")
    DAMAGED = "damaged", _("rusak")
    LOST = "lost", _("hilang")
    GIVEN = "given", _("dihadiahkan")
    MAKER = "maker", _("di perajin")
    SOLD = "sold", _("terjual")


ON_SALE: Final = (LocationKind.SHOWROOM, LocationKind.STORE, LocationKind.EXHIBITION)
"""Where a buyer can get a piece."""
HELD: Final = (*ON_SALE, LocationKind.LOAN, LocationKind.TRANSIT, LocationKind.DAMAGED)
"""Where a piece is in the council's care."""
ONE_OF: Final = (
    LocationKind.TRANSIT, LocationKind.DAMAGED, LocationKind.LOST, LocationKind.GIVEN, LocationKind.MAKER,
    LocationKind.SOLD,
)  # fmt: skip
"""Of these a council has exactly one each (actions/locations.py makes them)."""


@keeps_history(_("tempat galeri"))
class Location(CouncilRow):
    """A place. Pieces come from the makers' and go to the sold one; levels over all places sum to zero."""

    kind = models.CharField(_("jenis"), max_length=10, choices=LocationKind.choices)
    name = models.CharField(_("nama"), max_length=80)
    event = models.UUIDField(null=True, blank=True, editable=False, help_text="The exhibition whose stall this is.")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LocationKind.values), name="location_kind_is_known"),
            models.UniqueConstraint(fields=["council", "name"], name="location_name_once"),
            models.UniqueConstraint(
                fields=["council", "kind"], condition=Q(kind__in=ONE_OF), name="location_kind_one_a_council"
            ),
        ]

    def __str__(self) -> str:
        # Of which each council has one, that is named by its kind, in the reader's language.
        return capfirst(str(LocationKind(self.kind).label)) if self.kind in ONE_OF else self.name
