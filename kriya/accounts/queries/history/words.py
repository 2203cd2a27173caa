"""Columns and their values as a reader of a history sees them: words and not codes, nothing that tells of a person."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.accounts.queries.history.apart import told_apart, told_whole
from kriya.accounts.queries.history.inside import inside_of, shortened
from kriya.accounts.queries.history.labels import LABELS, SILENT
from kriya.accounts.queries.history.lines import Line
from kriya.core.history import Change
from kriya.councils.models import Council
from kriya.councils.regions import name_of
from kriya.design.formats import number, rupiah

# What tells how to reach somebody is masked everywhere else: here it is only told that it changed.
MASKED: Final = frozenset({"phone", "email", "whatsapp", "contact_phone", "contact_email"})
# A council is reached by what it tells everybody.
_TOLD_TO_ALL: Final = (Council,)

Names = dict[tuple[str, Any], str]
"""What rows that are pointed to are called, by column and key."""


def told_columns(model: Any) -> list[Any]:
    """Return the columns of a model of which a history tells."""
    kept = {field.name for field in model.pgh_event_model._meta.local_fields}
    return [field for field in model._meta.local_fields if field.name in kept and not is_silent(field)]


def is_silent(field: Any) -> bool:
    """Tell whether a column is the machine's own: nobody asks who changed a key or a hash."""
    name: str = field.name
    is_machine = field.primary_key or (name in SILENT and not _is_named(field))
    return is_machine or name.endswith(("_hash", "_secret", "_key"))


def _is_named(field: Any) -> bool:
    return bool(str(field.verbose_name) != field.name.replace("_", " "))


def label_of(field: Any) -> str:
    """Return what a column is called on the screen."""
    label = str(field.verbose_name)
    if not _is_named(field):
        own = LABELS.get(f"{field.model.__name__}.{field.name}") or LABELS.get(field.name)
        label = str(own or label)
    return label[:1].upper() + label[1:]


def lines(field: Any, change: Change, names: Names) -> tuple[Line, ...]:
    """Return one change in words: of a JSON column whose inside has words, a line for each thing in it."""
    inside = inside_of(field.model).get(field.name)
    if inside is not None and not change.sealed:
        return told_apart(label_of(field), inside, change.before, change.after)
    return (_line(field, change, names),)


def _line(field: Any, change: Change, names: Names) -> Line:
    if change.sealed or _is_personal(field) or _is_written_by_machine(change.before or change.after):
        return Line(label_of(field), sealed=True)
    return Line(label_of(field), said(field, change.before, names), said(field, change.after, names))


def held(field: Any, value: Any, names: Names) -> Line | None:
    """Return what a removed row held in a column, or None where that was nothing, or nothing to be told."""
    if (inside := inside_of(field.model).get(field.name)) is not None:
        return told_whole(label_of(field), inside, value)
    if value is False or _is_personal(field) or _is_written_by_machine(value):
        return None
    text = said(field, value, names)
    return Line(label_of(field), text, held=True) if text is not None else None


def _is_personal(field: Any) -> bool:
    return field.name in MASKED and field.model not in _TOLD_TO_ALL


def _is_written_by_machine(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def said(field: Any, value: Any, names: Names) -> str | None:
    """Return a value in words; unknown is None."""
    if value is None or value == "" or value == []:
        return None
    if choices := dict(field.flatchoices):
        return str(choices.get(value, value))
    if isinstance(field, models.ForeignKey):
        return names.get((field.name, value), "?")
    return _written(field, value)


def _written(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | Decimal):
        return _counted(field, value)
    if isinstance(value, date | time):
        return _on(value)
    if isinstance(field, models.FileField):
        return _("ada berkas")
    if field.name.endswith(("region_code", "district_code", "village_code")):
        return name_of(str(value)) or str(value)
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return shortened(text)


def _counted(field: Any, value: int | Decimal) -> str:
    if "year" in field.name:
        return str(value)
    # Money is the whole number that needs so wide a column; only a target's figure may be anything.
    if isinstance(field, models.BigIntegerField) and field.model.__name__ != "Target":
        return rupiah(int(value))
    return number(float(value) if value % 1 else int(value))


def _on(value: date | time) -> str:
    if isinstance(value, datetime):
        return format_date(timezone.localtime(value), "j M Y, H.i")
    return f"{value:%H.%M}" if isinstance(value, time) else format_date(value, "j M Y")
