"""Columns and their values as people read them: names and not codes, masks over what is personal."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.accounts.queries.history import Line
from kriya.core.history import Change
from kriya.core.personal import masked
from kriya.councils.regions import name_of
from kriya.crafts.models import Craft
from kriya.design.formats import number, rupiah
from kriya.makers.models import Maker

# What other entries tell, or nobody asks.
SILENT = frozenset({"maker", "council", "position", "merged_into", "imported_in"})
_REGIONS = frozenset({"village_code", "district_code", "regency_code"})
_MONEY = frozenset({"capital", "yearly_sales", "raw_material_value"})
_PERSONAL = frozenset({"email", "owner_birth_year"})
_YEARS = frozenset({"year", "started_year", "joined_year", "owner_birth_year"})
_LONGEST = 240


@dataclass(frozen=True)
class Words:
    """How values are written for one reader; `personal` tells whether the reader may see personal data."""

    personal: bool

    @cached_property
    def _crafts(self) -> dict[UUID, str]:
        return {craft.pk: str(craft) for craft in Craft.objects.all()}

    def craft(self, pk: UUID) -> str:
        """Return the name of a craft of this council."""
        return self._crafts.get(pk, "?")

    def line(self, model: Any, change: Change) -> Line:
        """Return one change in words."""
        label = label_of(model, change.column)
        if change.sealed or (model is Maker and change.column in _PERSONAL and not self.personal):
            return Line(label, sealed=True)
        return Line(
            label, self.value(model, change.column, change.before), self.value(model, change.column, change.after)
        )

    def value(self, model: Any, column: str, value: Any) -> str | None:
        """Return a value in words; unknown is None."""
        if value is None or value == "":
            return None
        field = model._meta.get_field(column)
        if choices := dict(field.flatchoices):
            return str(choices.get(value, value))
        if column in _REGIONS:
            return name_of(str(value)) or str(value)
        return _written(field, column, value)


def label_of(model: Any, column: str) -> str:
    """Return what a column is called on the screen."""
    text = str(model._meta.get_field(column).verbose_name)
    return text[:1].upper() + text[1:]


def _written(field: Any, column: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | Decimal):
        return _counted(column, value)
    if isinstance(value, date):
        return format_date(value, "j M Y, H.i" if isinstance(value, datetime) else "j M Y")
    if isinstance(field, models.FileField):
        return _("ada berkas")
    return str(Truncator(str(value)).chars(_LONGEST))


def _counted(column: str, value: int | Decimal) -> str:
    if column in _MONEY:
        return rupiah(int(value))
    if column in _YEARS:
        return str(value)
    return number(int(value)) if value == int(value) else number(float(value))


def masked_number(text: str) -> str | None:
    """Return a number of which only the end is seen."""
    return masked(text) or None
