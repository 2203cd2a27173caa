"""What is typed to lower prices and to hand pieces back: a number beside each lot."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.inventory.models import Level, Lot
from kriya.makers.forms.fields import PriceField

_DIGITS = 5


def prices_wanted(data: QueryDict, lots: list[Any]) -> list[tuple[Lot, int, date]]:
    """Return the lots with a new price typed beside them (`harga_<id>`), from the day `mulai` on, or from today.

    Refuse a price that cannot be read.
    """
    try:
        from_on = max(date.fromisoformat(data.get("mulai", "")), today())
    except ValueError:
        from_on = today()
    wanted = []
    for lot in lots:
        if typed := data.get(f"harga_{lot.pk}", "").strip():
            try:
                wanted.append((lot, PriceField().clean(typed), from_on))
            except ValidationError as no:
                raise Refused("markdown_unreadable", name=lot.name) from no
    return wanted


def pieces_wanted(data: QueryDict, levels: list[Level]) -> list[tuple[Level, int]]:
    """Return what is handed back: the pieces typed beside each level (`jumlah_<id>`). Refuse what is no number."""
    found = []
    for level in levels:
        typed = data.get(f"jumlah_{level.pk}", "").strip()
        if typed and not (typed.isdecimal() and len(typed) <= _DIGITS):
            raise Refused("pieces_not_positive")
        if typed and int(typed):
            found.append((level, int(typed)))
    return found
