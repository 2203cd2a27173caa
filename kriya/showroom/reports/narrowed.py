"""What a report is narrowed by, and by what it groups."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.scoping import current_council


class By(models.TextChoices):
    """What the lines of a report stand for; the words are those of the address."""

    MAKER = "perajin", _("perajin")
    CRAFT = "kerajinan", _("jenis kerajinan")
    MONTH = "bulan", _("bulan")
    CHANNEL = "saluran", _("saluran")


QUIET_DAYS: Final = 90
"""After so many days without a sale goods count as lying still, unless somebody asks otherwise."""


@dataclass(frozen=True)
class Narrowed:
    """Which days (both included), place, channel and craft a report is about; None and "" are all of them."""

    since: date
    until: date
    location: UUID | None = None
    channel: str = ""
    craft: UUID | None = None
    by: By = By.MAKER
    days: int = QUIET_DAYS

    def told(self) -> dict[str, Any]:
        """Return the parameters that the questions in SQL name."""
        return {
            "council": current_council().pk,
            "since": self.since,
            "until": self.until,
            "location": self.location,
            "channel": self.channel or None,
            "craft": self.craft,
        }
