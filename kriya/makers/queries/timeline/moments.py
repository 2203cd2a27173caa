"""Steps, consents, showings, log-ins, and what was done to many makers at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.accounts.queries.history import Line
from kriya.core.history import DELETE, MOST, Change, Edit
from kriya.core.ids import made_at
from kriya.makers.models import (
    BulkEditRow,
    Consent,
    ImportTouch,
    Maker,
    MakerLogin,
    Merge,
    PersonalDataShown,
    Step,
    StepKind,
)
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.queries.timeline.edits import children, edits_of_rows, entry_of
from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.makers.queries.timeline.subject import Subject
from kriya.makers.queries.timeline.words import Words

_TONES = {StepKind.FOSTERED: "good", StepKind.GRADUATED: "good", StepKind.REFUSED: "bad", StepKind.INACTIVE: "wait"}
_SHOWN = {
    "phone": lambda: _("Nomor telepon dilihat"),
    "nik": lambda: _("NIK dilihat"),
    "bank": lambda: _("Nomor rekening dilihat"),
    "npwp": lambda: _("NPWP dilihat"),
    "file": lambda: _("Berkas dokumen diunduh"),
}


def steps(subject: Subject) -> list[Entry]:
    """Return the maker's steps, those that were taken back among them."""
    rows = list(Step.objects.filter(maker__in=subject.keys).order_by("-at")[:MOST])
    edits = [edit for edit in edits_of_rows(Step, rows, subject) if edit.kind == DELETE]
    entries = [_step(row) for row in (*rows, *(edit.row for edit in edits))]
    for edit in edits:
        title = _("Langkah “%(step)s” diurungkan") % {"step": StepKind(edit.row.kind).label}
        entries.append(entry_of(edit, Kind.STEP, title, tone="wait"))
    return entries


def _step(row: Any) -> Entry:
    label = str(StepKind(row.kind).label)
    title = label[:1].upper() + label[1:]
    return Entry(
        at=row.at, kind=Kind.STEP, title=title, by=row.by_id, text=row.reason, tone=_TONES.get(row.kind, "dye")
    )


def consents(subject: Subject) -> list[Entry]:
    """Return permissions given and taken back; those of one form are one entry."""
    is_told = subject.is_told_by(Consent)
    rows = list(Consent.objects.filter(maker__in=subject.keys).order_by("recorded_at")) if is_told else []
    edits = edits_of_rows(Consent, rows, subject)
    given: dict[Any, list[Any]] = {}
    for row in (*rows, *(edit.row for edit in edits if edit.kind == DELETE)):
        given.setdefault(
            (row.recorded_at.replace(microsecond=0), row.recorded_by_id, row.source, row.given_on), []
        ).append(row)
    entries = [
        Entry(
            at=together[0].recorded_at,
            kind=Kind.CONSENT,
            title=_("Setuju ditampilkan: %(what)s") % {"what": _subjects(together)},
            by=by,
            text=_("%(source)s, %(date)s") % {"source": source, "date": format_date(given_on, "j M Y")},
            tone="good",
        )
        for (_second, by, source, given_on), together in given.items()
    ]
    return entries + _taken_back(edits)


def _subjects(rows: Iterable[Any]) -> str:
    labels = dict(ConsentSubject.choices)
    return ", ".join(str(labels.get(row.subject, row.subject)) for row in rows)


def _taken_back(edits: Iterable[Edit]) -> list[Entry]:
    entries = []
    for edit in edits:
        what = {"what": _subjects([edit.row])}
        if edit.kind == DELETE:
            entries.append(entry_of(edit, Kind.CONSENT, _("Persetujuan diurungkan: %(what)s") % what, tone="wait"))
        for change in edit.changes:
            if change.column == "withdrawn_at":
                title = _("Persetujuan dicabut: %(what)s") if change.after else _("Pencabutan diurungkan: %(what)s")
                entries.append(entry_of(edit, Kind.CONSENT, title % what, tone="bad" if change.after else "good"))
    return entries


def showings(subject: Subject) -> list[Entry]:
    """Return who looked at personal data."""
    if not subject.is_told_by(PersonalDataShown):
        return []
    rows = PersonalDataShown.objects.filter(maker__in=subject.keys).order_by("-shown_at")[:MOST]
    return [
        Entry(
            at=row.shown_at,
            kind=Kind.SHOWN,
            title=_SHOWN[row.what]() if row.what in _SHOWN else _("Data pribadi dilihat"),
            by=row.shown_to_id,
            text=row.purpose,
        )
        for row in rows
    ]


def logins(subject: Subject) -> list[Entry]:
    """Return who got a log-in for the maker and who lost it, and when."""
    rows, edits = children(MakerLogin, subject)
    gone = [edit for edit in edits if edit.kind == DELETE]
    held = [*rows, *(edit.row for edit in gone)]
    people = {user.pk: str(user) for user in User.objects.filter(pk__in={row.user_id for row in held})} if held else {}
    given = [
        Entry(
            at=row.given_at,
            kind=Kind.LOGIN,
            title=_("Akun diberikan kepada %(name)s") % {"name": people.get(row.user_id, "?")},
            by=row.given_by_id,
        )
        for row in held
    ]
    title = _("Akun %(name)s dicabut")
    taken = [
        entry_of(edit, Kind.LOGIN, title % {"name": people.get(edit.row.user_id, "?")}, tone="bad") for edit in gone
    ]
    return [*given, *taken]


def done_to_many(subject: Subject, words: Words) -> list[Entry]:
    """Return the imports, bulk edits and merges that touched the maker, and their undoing."""
    return [*_imports(subject, words), *_bulk_edits(subject, words), *_merges(subject)]


def _json_lines(before: Any, after: Any, words: Words) -> tuple[Line, ...]:
    """Return the lines of an import or bulk edit, as it wrote them down itself."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ()
    known = {field.name: field.attname for field in Maker._meta.local_fields if field.editable}
    names = [name for name in {**before, **after} if name in known and before.get(name) != after.get(name)]
    lines = []
    for name in names:
        if name == "nik":
            lines.append(words.line(Maker, Change(name, None, None, sealed=True)))
        else:
            lines.append(words.line(Maker, Change(name, before.get(name), after.get(name))))
    return tuple(lines)


def _imports(subject: Subject, words: Words) -> list[Entry]:
    touches = ImportTouch.objects.filter(maker__in=subject.keys if subject.is_told_by(ImportTouch) else [])
    entries = [
        _pair_of_import(
            _("Diperbarui lewat impor %(file)s"), made_at(row.pk), row.run, _json_lines(row.before, row.after, words)
        )
        for row in touches.select_related("run").order_by("pk")
    ]
    run = subject.maker.imported_in
    if run is not None:
        entries.append(_pair_of_import(_("Dicatat lewat impor %(file)s"), subject.maker.created_at, run, ()))
    return [entry for pair in entries for entry in pair]


def _pair_of_import(title: str, at: datetime, run: Any, lines: tuple[Line, ...]) -> list[Entry]:
    name = {"file": run.file_name}
    entries = [Entry(at=at, kind=Kind.MANY, title=title % name, by=run.uploaded_by_id, lines=lines, tone="dye")]
    return entries + _undoing(run, _("Impor %(file)s dibatalkan") % name)


def _undoing(row: Any, title: str) -> list[Entry]:
    if row.undone_at is None:
        return []
    return [Entry(at=row.undone_at, kind=Kind.MANY, title=title, by=row.undone_by_id, tone="wait")]


def _bulk_edits(subject: Subject, words: Words) -> list[Entry]:
    entries: list[Entry] = []
    if not subject.is_told_by(BulkEditRow):
        return entries
    for row in BulkEditRow.objects.filter(maker__in=subject.keys).select_related("edit"):
        lines = _json_lines(row.before, row.after, words)
        entries.append(
            Entry(
                at=row.edit.made_at,
                kind=Kind.MANY,
                title=_("Diubah bersama UMKM lain"),
                by=row.edit.made_by_id,
                lines=lines,
                tone="dye",
            )
        )
        entries += _undoing(row.edit, _("Perubahan bersama diurungkan"))
    return entries


def _merges(subject: Subject) -> list[Entry]:
    entries: list[Entry] = []
    if not subject.is_told_by(Merge):
        return entries
    rows = Merge.objects.filter(Q(kept=subject.maker) | Q(absorbed=subject.maker)).select_related("kept", "absorbed")
    for row in rows:
        keeps = row.kept_id == subject.maker.pk
        other = row.absorbed if keeps else row.kept
        title = _("Digabung dengan %(name)s") if keeps else _("Digabung ke dalam %(name)s")
        entries.append(
            Entry(
                at=row.merged_at,
                kind=Kind.MANY,
                title=title % {"name": other.name},
                by=row.merged_by_id,
                link=other.pk,
                tone="dye",
            )
        )
        entries += _undoing(row, _("Penggabungan dengan %(name)s diurungkan") % {"name": other.name})
    return entries
