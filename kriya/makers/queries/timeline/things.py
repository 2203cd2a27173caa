"""Papers, yearly figures, photos and memberships: each was made, perhaps changed, perhaps removed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kriya.accounts.queries.history import Line
from kriya.core.history import DELETE, INSERT, Edit
from kriya.core.ids import made_at
from kriya.makers.models import Group, GroupMember, MakerPhoto, Paper, PaperKind, YearlyFigure
from kriya.makers.queries.timeline.edits import children, entry_of, lines_of
from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.makers.queries.timeline.subject import Subject
from kriya.makers.queries.timeline.words import Words, label_of, masked_number

Made = tuple[datetime, int | None, str]


@dataclass(frozen=True)
class Thing:
    """How one kind of thing is told: its sentences, its name, and when, by whom and with what words it was made."""

    model: Any
    kind: str
    added: str
    changed: str
    removed: str
    name: Callable[[Any], str]
    made: Callable[[Any], Made]


def papers(subject: Subject, words: Words) -> list[Entry]:
    """Return what happened with papers, the reminders of their end among it."""
    told = _("%(what)s dicatat"), _("%(what)s diubah"), _("%(what)s dihapus")
    thing = Thing(Paper, Kind.PAPER, *told, _paper_name, _paper_made)
    rows, edits = children(Paper, subject)
    return _told(thing, rows, edits, words) + _reminders(rows)


def _paper_name(row: Any) -> str:
    return str(dict(PaperKind.choices).get(row.kind, row.kind))


def _paper_made(row: Any) -> Made:
    # The number of an NPWP may be a NIK.
    number = masked_number(row.number) if row.kind == PaperKind.NPWP else row.number
    return row.created_at, row.created_by_id, number or ""


def _reminders(rows: list[Any]) -> list[Entry]:
    reminded = [row for row in rows if row.reminded_on]
    return [
        Entry(
            at=_morning(row.reminded_on),
            kind=Kind.PAPER,
            title=_("Pengingat masa berlaku %(what)s dikirim") % {"what": _paper_name(row)},
        )
        for row in reminded
    ]


def figures(subject: Subject, words: Words) -> list[Entry]:
    """Return what happened with yearly figures."""
    told = _("Angka %(what)s dicatat"), _("Angka %(what)s diubah"), _("Angka %(what)s dihapus")
    thing = Thing(
        YearlyFigure, Kind.FIGURE, *told, _year, lambda row: (row.recorded_at, row.recorded_by_id, row.source)
    )
    return _told(thing, *children(YearlyFigure, subject), words)


def _year(row: Any) -> str:
    return str(row.year) if row.year else _("tanpa tahun")


def photos(subject: Subject, words: Words) -> list[Entry]:
    """Return what happened with photos."""
    told = _("Foto ditambahkan"), _("Keterangan foto diubah"), _("Foto dihapus")
    thing = Thing(
        MakerPhoto,
        Kind.PHOTO,
        *told,
        lambda row: str(row.alt_text),
        lambda row: (row.added_at, row.added_by_id, row.alt_text),
    )
    return _told(thing, *children(MakerPhoto, subject), words)


def groups(subject: Subject, words: Words) -> list[Entry]:
    """Return when a maker came into groups and left them."""
    rows, edits = children(GroupMember, subject)
    names = dict(Group.objects.values_list("pk", "name")) if rows or edits else {}
    told = _("Masuk kelompok %(what)s"), "", _("Keluar dari kelompok %(what)s")
    inserts = {edit.key: edit for edit in edits if edit.kind == INSERT}

    def made(row: Any) -> Made:
        edit = inserts.get(row.id)
        return (edit.at, edit.by, "") if edit else (made_at(row.id), None, "")

    thing = Thing(GroupMember, Kind.GROUP, *told, lambda row: names.get(row.group_id, "?"), made)
    return _told(thing, rows, edits, words)


def _told(thing: Thing, rows: list[Any], edits: list[Edit], words: Words) -> list[Entry]:
    gone = {edit.key: edit.row for edit in edits if edit.kind == DELETE}
    there = {**gone, **{row.pk: row for row in rows}}
    entries = [_made(thing, row) for row in there.values()]
    for edit in edits:
        what = {"what": thing.name(edit.row)}
        if edit.kind == DELETE:
            entries.append(entry_of(edit, thing.kind, thing.removed % what, tone="bad"))
        elif lines := _lines(thing, edit, words):
            entries.append(entry_of(edit, thing.kind, thing.changed % what, lines))
    return entries


def _made(thing: Thing, row: Any) -> Entry:
    at, by, text = thing.made(row)
    return Entry(at=at, kind=thing.kind, title=thing.added % {"what": thing.name(row)}, by=by, text=text)


def _lines(thing: Thing, edit: Edit, words: Words) -> list[Line]:
    lines = lines_of(words, thing.model, edit) if thing.changed else []
    if thing.model is Paper and edit.row.kind == PaperKind.NPWP:
        sealed = {label_of(Paper, "number"), label_of(Paper, "typed_text")}
        return [Line(line.label, sealed=True) if line.label in sealed else line for line in lines]
    return lines


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 6))
