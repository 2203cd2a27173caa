"""What staff changed of one row, in words: from what to what, who, when and in which request.

Makers, products and what hangs on them tell more (their own timelines); any other record tells this much.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.history import DELETE, INSERT, Change, Edit, edits_of
from kriya.councils.models import Council
from kriya.design.formats import number

MOST: Final = 50
_LONGEST: Final = 240
_KEY: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
# What tells how to reach somebody is masked everywhere else: here it is only told that it changed.
_PERSONAL: Final = frozenset({"phone", "email", "whatsapp", "contact_phone", "contact_email"})
# A council is reached by what it tells everybody.
_TOLD_TO_ALL: Final = (Council,)


@dataclass(frozen=True)
class Line:
    """One column that changed; `sealed`: its values are not told."""

    label: str
    before: str | None = None
    after: str | None = None
    sealed: bool = False


@dataclass(frozen=True)
class Told:
    """One edit as a reader sees it; `page` is the address without the keys in it."""

    title: str
    at: datetime
    by: str
    lines: tuple[Line, ...]
    page: str
    request: str


def history_of(row: models.Model) -> list[Told]:
    """Return the newest edits of a row that keeps its history, newest first; a row that is not there yet has none."""
    model: Any = type(row)
    if row._state.adding or not hasattr(model, "pgh_event_model"):
        return []
    # As it is in the database: a form that was refused may have changed the row in hand.
    edits = edits_of(model, model.objects.filter(pk=row.pk), pgh_obj=row.pk)[:MOST]
    people = dict(User.objects.filter(pk__in={edit.by for edit in edits if edit.by}).values_list("pk", "name"))
    told = [_told(model, edit, people) for edit in edits]
    return [one for one in told if one.lines or one.title != _("Diubah")]


def _told(model: Any, edit: Edit, people: dict[int, str]) -> Told:
    title = {INSERT: _("Ditambahkan"), DELETE: _("Dihapus")}.get(edit.kind, _("Diubah"))
    lines = tuple(_line(model._meta.get_field(change.column), change) for change in edit.changes)
    by = people.get(edit.by, "") if edit.by else ""
    return Told(title, edit.at, by, lines, _KEY.sub("…", edit.url), edit.request)


def _line(field: Any, change: Change) -> Line:
    label = str(field.verbose_name)
    label = label[:1].upper() + label[1:]
    is_personal = field.name in _PERSONAL and field.model not in _TOLD_TO_ALL
    if change.sealed or is_personal or isinstance(change.before or change.after, dict):
        return Line(label, sealed=True)
    return Line(label, _said(field, change.before), _said(field, change.after))


def _said(field: Any, value: Any) -> str | None:
    if value is None or value == "" or value == []:
        return None
    if choices := dict(field.flatchoices):
        return str(choices.get(value, value))
    if isinstance(field, models.ForeignKey):
        related: Any = field.related_model
        named = related.objects.filter(pk=value).first()
        return str(named) if named is not None else "?"
    return _written(field, value)


def _written(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | Decimal):
        return str(value) if "year" in field.name else number(float(value) if value % 1 else int(value))
    if isinstance(value, datetime):
        return format_date(timezone.localtime(value), "j M Y, H.i")
    if isinstance(value, date):
        return format_date(value, "j M Y")
    if isinstance(field, models.FileField):
        return _("ada berkas")
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return Truncator(text).chars(_LONGEST)
