"""What staff changed, field by field: the edits of one request are one entry."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from kriya.accounts.queries.history import Line
from kriya.core.history import DELETE, INSERT, UPDATE, Edit, edits_of
from kriya.core.ids import made_at
from kriya.makers.models import BankAccount, Maker, MakerCraft, MakerPhone
from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.makers.queries.timeline.subject import Subject
from kriya.makers.queries.timeline.words import SILENT, Words, masked_number

Lines = list[tuple[Edit, list[Line]]]


def entry_of(edit: Edit, kind: str, title: str, lines: Iterable[Line] = (), **more: Any) -> Entry:
    """Return an edit as an entry; one without a person came from outside the pages."""
    return Entry(
        at=edit.at, kind=kind, title=title, by=edit.by, lines=tuple(lines), url=edit.url, request=edit.request,
        outside=edit.by is None, **more,
    )  # fmt: skip


def changed_data(subject: Subject, words: Words) -> list[Entry]:
    """Return the changes of the maker, its telephones, crafts and bank account."""
    found = [*_of_maker(subject, words), *_of_phones(subject), *_of_crafts(subject, words), *_of_bank(subject, words)]
    by_moment: dict[Any, Lines] = {}
    for edit, lines in found:
        if lines:
            by_moment.setdefault(edit.moment, []).append((edit, lines))
    return [_joined(parts) for parts in by_moment.values()]


def _joined(parts: Lines) -> Entry:
    lines = _main_craft_once([line for _edit, lines in parts for line in lines])
    return entry_of(parts[0][0], Kind.EDIT, _("Data diubah"), lines)


def _main_craft_once(lines: list[Line]) -> list[Line]:
    """Join "no longer the main craft" and "now the main craft" into one line."""
    label = _("Kerajinan utama")
    mains = [line for line in lines if line.label == label]
    if len(mains) < 2:
        return lines
    before = next((line.before for line in mains if line.before), None)
    after = next((line.after for line in mains if line.after), None)
    return [*[line for line in lines if line.label != label], Line(label, before, after)]


def lines_of(words: Words, model: Any, edit: Edit) -> list[Line]:
    """Return what an edit changed, in words."""
    return [words.line(model, change) for change in edit.changes if change.column not in SILENT]


def _of_maker(subject: Subject, words: Words) -> Lines:
    if not subject.is_told_by(Maker.pgh_event_model):  # type: ignore[attr-defined]
        return []
    rows = [subject.maker, *subject.absorbed]
    edits = edits_of(Maker, rows, id__in=subject.keys)
    return [(edit, lines_of(words, Maker, edit)) for edit in edits if edit.kind == UPDATE]


def children(model: Any, subject: Subject) -> tuple[list[Any], list[Edit]]:
    """Return a maker's rows of a model and their edits."""
    rows = list(model.objects.filter(maker__in=subject.keys)) if subject.is_told_by(model) else []
    return rows, edits_of_rows(model, rows, subject)


def edits_of_rows(model: Any, rows: Sequence[Any], subject: Subject) -> list[Edit]:
    """Return the edits of a maker's rows of a model."""
    return edits_of(model, rows, maker__in=subject.keys) if subject.is_told_by(model.pgh_event_model) else []


def _added_quietly(rows: Sequence[Any], edits: Sequence[Edit], since: Any) -> Iterator[Edit]:
    """Yield an edit for rows that nobody told the history of, made after the maker was entered: the key knows when."""
    told = {edit.key for edit in edits if edit.kind == INSERT}
    for row in rows:
        at = made_at(row.pk)
        if row.pk not in told and row.pk.version == 7 and (at - since).total_seconds() > 60:
            yield Edit(at=at, kind=INSERT, key=row.pk, row=row, changes=(), by=None, url="", request="")


def _of_phones(subject: Subject) -> Lines:
    rows, edits = children(MakerPhone, subject)
    edits = [*edits, *_added_quietly(rows, edits, subject.maker.created_at)]
    return [(edit, _phone_lines(edit)) for edit in edits]


def _phone_lines(edit: Edit) -> list[Line]:
    label, number = _("Telepon"), masked_number(edit.row.number)
    if edit.kind == INSERT:
        return [Line(label, None, number)]
    if edit.kind == DELETE:
        return [Line(label, number, None)]
    lines = []
    for change in edit.changes:
        if change.column == "number":
            lines.append(Line(label, masked_number(change.before), masked_number(change.after)))
        elif change.column == "is_whatsapp":
            lines.append(Line(f"WhatsApp {number}", _yes_no(change.before), _yes_no(change.after)))
    return lines


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else _("ya") if value else _("tidak")


def _of_crafts(subject: Subject, words: Words) -> Lines:
    rows, edits = children(MakerCraft, subject)
    edits = [*edits, *_added_quietly(rows, edits, subject.maker.created_at)]
    return [(edit, _craft_lines(edit, words)) for edit in edits]


def _craft_lines(edit: Edit, words: Words) -> list[Line]:
    name, label, main = words.craft(edit.row.craft_id), _("Kerajinan"), _("Kerajinan utama")
    if edit.kind == INSERT:
        return [Line(label, None, name), *([Line(main, None, name)] if edit.row.is_main else [])]
    if edit.kind == DELETE:
        return [Line(label, name, None), *([Line(main, name, None)] if edit.row.is_main else [])]
    return [
        Line(main, None, name) if change.after else Line(main, name, None)
        for change in edit.changes
        if change.column == "is_main"
    ]


def _of_bank(subject: Subject, words: Words) -> Lines:
    _rows, edits = children(BankAccount, subject)
    label = _("Rekening bank")
    fixed = {INSERT: lambda edit: [Line(label, None, edit.row.bank)], DELETE: lambda edit: [Line(label, edit.row.bank)]}
    return [
        (edit, fixed[edit.kind](edit) if edit.kind in fixed else lines_of(words, BankAccount, edit)) for edit in edits
    ]
