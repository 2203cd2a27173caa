"""What staff changed of one row, in words: from what to what, who, when and in which request.

Makers, products and what hangs on them tell more (their own timelines); any other record tells this much.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.accounts.models import User
from kriya.core.history import DELETE, INSERT, UPDATE, Change, Edit, edits_of, page_of
from kriya.councils.models import Council
from kriya.design.formats import number

MOST: Final = 50
_LONGEST: Final = 240
# What tells how to reach somebody is masked everywhere else: here it is only told that it changed.
_PERSONAL: Final = frozenset({"phone", "email", "whatsapp", "contact_phone", "contact_email"})
# A council is reached by what it tells everybody.
_TOLD_TO_ALL: Final = (Council,)
# Columns that no form names by their own.
_LABELS: Final = {
    "after": gettext_lazy("lanjutan dari"),
    "agenda": gettext_lazy("susunan acara"),
    "answers": gettext_lazy("jawaban"),
    "blocks": gettext_lazy("isi halaman"),
    "call": gettext_lazy("pendaftaran program"),
    "campaign": gettext_lazy("kampanye"),
    "checks": gettext_lazy("pemeriksaan"),
    "chosen": gettext_lazy("pengaturan yang ikut"),
    "closed_at": gettext_lazy("tidak dipakai sejak"),
    "costs": gettext_lazy("biaya"),
    "craft": gettext_lazy("jenis kerajinan"),
    "criteria": gettext_lazy("kriteria penilaian"),
    "done_at": gettext_lazy("selesai pada"),
    "done_by": gettext_lazy("diselesaikan oleh"),
    "ended_at": gettext_lazy("berakhir"),
    "figures": gettext_lazy("angka"),
    "institution": gettext_lazy("lembaga"),
    "kind": gettext_lazy("jenis"),
    "location": gettext_lazy("tempat"),
    "maker": gettext_lazy("UMKM"),
    "motif": gettext_lazy("motif"),
    "parameters": gettext_lazy("yang ditanyakan"),
    "parent": gettext_lazy("induk"),
    "pattern": gettext_lazy("gambar motif"),
    "position": gettext_lazy("urutan"),
    "questions": gettext_lazy("pertanyaan"),
    "quotas": gettext_lazy("kuota"),
    "received": gettext_lazy("versi"),
    "retired_at": gettext_lazy("tidak dipakai sejak"),
    "rules": gettext_lazy("syarat"),
    "tasks": gettext_lazy("tugas"),
}


@dataclass(frozen=True)
class Line:
    """One value from what to what, in words; of a sealed one only that it changed."""

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


Names = dict[tuple[str, Any], str]
"""What rows that are pointed to are called, by column and key."""


def history_of(row: models.Model) -> list[Told]:
    """Return the newest edits of a row that keeps its history, newest first; a row that is not there yet has none."""
    model: Any = type(row)
    if row._state.adding or not hasattr(model, "pgh_event_model"):
        return []
    # As it is in the database: a form that was refused may have changed the row in hand.
    return _all_told(model, edits_of(model, model.objects.filter(pk=row.pk), pgh_obj=row.pk))


def history_of_all(model: Any, called: str | Callable[[Any], str] | None = str, **of: Any) -> list[Told]:
    """Return the newest edits of all rows of a model, or of those that `of` says, removed ones too, each with its name.

    Its name is what the column `called` holds, or what that makes of a row.
    """
    return _all_told(model, edits_of(model, model.objects.filter(**of), **of), called)


def _all_told(model: Any, edits: Iterable[Edit], called: str | Callable[[Any], str] | None = None) -> list[Told]:
    shown = [edit for edit in edits if edit.changes or edit.kind != UPDATE][:MOST]
    people = dict(User.objects.filter(pk__in={edit.by for edit in shown if edit.by}).values_list("pk", "name"))
    names = _names(model, shown, called if isinstance(called, str) else "")
    return [_told(model, edit, people, names, _subject(model, edit, called, names)) for edit in shown]


def _names(model: Any, edits: Sequence[Edit], called: str) -> Names:
    """Find what is pointed to, with one question a column however many edits there are."""
    names: Names = {}
    for field in model._meta.local_fields:
        if isinstance(field, models.ForeignKey):
            changes = [change for edit in edits for change in edit.changes if change.column == field.name]
            keys = {key for change in changes for key in (change.before, change.after) if key is not None}
            if field.name == called:
                keys |= {getattr(edit.row, field.attname) for edit in edits}
            related: Any = field.related_model
            if keys:
                names |= {(field.name, key): str(found) for key, found in related.objects.in_bulk(keys).items()}
    return names


def _subject(model: Any, edit: Edit, called: str | Callable[[Any], str] | None, names: Names) -> str:
    if called is None:
        return ""
    if isinstance(called, str):
        return (
            _said(model._meta.get_field(called), getattr(edit.row, model._meta.get_field(called).attname), names) or ""
        )
    kept = {field.attname for field in edit.row._meta.local_fields}
    row = model(**{name: getattr(edit.row, name) for one in model._meta.local_fields if (name := one.attname) in kept})
    return called(row)


def _told(model: Any, edit: Edit, people: dict[int, str], names: Names, subject: str) -> Told:
    title = {INSERT: _("Ditambahkan"), DELETE: _("Dihapus")}.get(edit.kind, _("Diubah"))
    lines = tuple(_line(model._meta.get_field(change.column), change, names) for change in edit.changes)
    by = people.get(edit.by, "") if edit.by else ""
    title = f"{title}: {subject}" if subject else title
    return Told(title, edit.at, by, lines, page_of(edit.url), edit.request)


def _line(field: Any, change: Change, names: Names) -> Line:
    own = str(field.verbose_name)
    label = str(_LABELS.get(field.name, own)) if own == field.name.replace("_", " ") else own
    label = label[:1].upper() + label[1:]
    is_personal = field.name in _PERSONAL and field.model not in _TOLD_TO_ALL
    if change.sealed or is_personal or _is_written_by_machine(change.before or change.after):
        return Line(label, sealed=True)
    return Line(label, _said(field, change.before, names), _said(field, change.after, names))


def _is_written_by_machine(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict | list) for one in value))


def _said(field: Any, value: Any, names: Names) -> str | None:
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
        return str(value) if "year" in field.name else number(float(value) if value % 1 else int(value))
    if isinstance(value, datetime):
        return format_date(timezone.localtime(value), "j M Y, H.i")
    if isinstance(value, date):
        return format_date(value, "j M Y")
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(field, models.FileField):
        return _("ada berkas")
    if field.name == "weekdays":
        value = [WEEKDAYS[int(day)] for day in value]
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return Truncator(text).chars(_LONGEST)
