"""Put a history together from the edits of a record and of what hangs on it, in few questions however long it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.accounts.queries.history.lines import Line
from kriya.accounts.queries.history.words import Names, held, lines, said, told_columns
from kriya.core.history import DELETE, INSERT, UPDATE, Edit, edits_of, page_of, sealed_columns
from kriya.core.scoping import WithinCouncil, current_council
from kriya.councils.models import Council

PAGE: Final = 30
"""How many edits are told before a reader asks for older ones."""
_MANY: Final = 3


@dataclass(frozen=True)
class Of:
    """Whose history: all rows of a model, or those whose columns hold what `which` says, removed ones too.

    On its own page a row `is_own` and needs no name; where it stands far from what it belongs to, `has_place` tells
    that too. `request` narrows it to what one request did.
    """

    model: Any
    which: Mapping[str, Any] = field(default_factory=dict)
    kinds: tuple[str, ...] = (INSERT, UPDATE, DELETE)
    is_own: bool = False
    has_place: bool = False
    request: str = ""

    @property
    def pointers(self) -> set[str]:
        """The columns that are the same for all of them, or name each: they need not be told of each."""
        return {self.called or "", self.place, *(name.removesuffix("__in") for name in self.which)}

    @property
    def called(self) -> str | None:
        """The column that a row is called by; "" where it calls itself, None where it is not called."""
        return None if self.is_own else self.model.history_called

    @property
    def place(self) -> str:
        """The column that points to what a row belongs to, where that is told."""
        pointers = [
            column.name
            for column in self.model._meta.local_fields
            if isinstance(column, WithinCouncil) and not column.null and column.name not in {"council", self.called}
        ]
        return pointers[0] if self.has_place and pointers else ""


@dataclass(frozen=True)
class Told:
    """One edit as a reader sees it, or several rows added in one request; `page` is the address without the keys."""

    title: str
    at: datetime
    by: str
    lines: tuple[Line, ...]
    page: str
    request: str


Found = tuple[Of, Edit]


def told_of(whose: Iterable[Of], shown: int = PAGE) -> tuple[list[Told], int]:
    """Return the newest edits of these rows, newest first, and how many more there are."""
    edits = (pair for of in _telling(list(whose)) for pair in _edits(of))
    found = sorted(edits, key=lambda pair: pair[1].at, reverse=True)
    here = found[:shown]
    people = dict(User.objects.filter(pk__in={edit.by for _of, edit in here if edit.by}).values_list("pk", "name"))
    of_each: dict[int, list[Found]] = {}
    for pair in here:
        of_each.setdefault(id(pair[0]), []).append(pair)
    names = {key: _names(pairs[0][0], [edit for _of, edit in pairs]) for key, pairs in of_each.items()}
    told = [_told(list(together), people, names) for _key, together in groupby(here, _together)]
    return told, len(found) - len(here)


def of_request(models: Iterable[Any], request: str) -> list[Of]:
    """Return what one request changed, whatever it was: those rows of these models, with what it did to them alone."""
    keys = {model: set(_touched(model, request)) for model in models}
    return [Of(model, {"id__in": found}, has_place=True, request=request) for model, found in keys.items() if found]


def _touched(model: Any, request: str) -> Any:
    # What was done in one stroke outside of the pages shares a context without a request.
    of_it = Q(pgh_context__request=request) | Q(pgh_context_id=request)
    return model.pgh_event_model.objects.filter(of_it).values_list("id", flat=True)


def _telling(whose: list[Of]) -> list[Of]:
    """Return those that have anything to tell; of most records most parts have not, so all are asked at once."""
    if len(whose) < _MANY:
        return whose
    asked = {f"told_{n}": Exists(of.model.pgh_event_model.objects.filter(**of.which)) for n, of in enumerate(whose)}
    told = Council.objects.filter(pk=current_council().pk).annotate(**asked).values_list(*asked).get()
    return [of for of, has_edits in zip(whose, told, strict=True) if has_edits]


def _edits(of: Of) -> list[Found]:
    columns = tuple(column.name for column in told_columns(of.model))
    edits = edits_of(of.model, of.model.objects.filter(**of.which), also=columns, **of.which)
    told = (replace(edit, changes=tuple(one for one in edit.changes if one.column in columns)) for edit in edits)
    return [
        (of, edit)
        for edit in told
        if edit.kind in of.kinds and of.request in ("", edit.request) and (edit.changes or edit.kind != UPDATE)
    ]


def _together(found: Found) -> tuple[Any, ...]:
    """What rows share that were added in one stroke; any other edit stands for itself."""
    of, edit = found
    return (id(of), edit.moment) if edit.kind == INSERT else (id(of), id(edit))


def _names(of: Of, edits: Sequence[Edit]) -> Names:
    """Find what is pointed to, with one question a column however many edits there are."""
    names: Names = {}
    for column in of.model._meta.local_fields:
        if isinstance(column, models.ForeignKey):
            changes = [change for edit in edits for change in edit.changes if change.column == column.name]
            keys = {key for change in changes for key in (change.before, change.after)}
            rows = edits if column.name in {of.called, of.place} else [edit for edit in edits if edit.kind == DELETE]
            keys |= {getattr(edit.row, column.attname, None) for edit in rows}
            names |= {(column.name, key): name for key, name in _called(column.related_model, keys - {None}).items()}
    return names


def _called(model: Any, keys: set[Any]) -> dict[Any, str]:
    """Return what rows are called, those that are called by what they point to with it."""
    if not keys:
        return {}
    nearest = [
        column.name
        for column in model._meta.local_fields
        if isinstance(column, models.ForeignKey) and not column.null and column.name != "council"
    ]
    rows = model.objects.select_related(*nearest) if nearest else model.objects
    by = getattr(model, "history_called", "")
    return {key: str(getattr(row, by) if by else row) for key, row in rows.in_bulk(keys).items()}


def _told(together: Sequence[Found], people: Mapping[Any, str], names: Mapping[int, Names]) -> Told:
    of, edit = together[0]
    here = names[id(of)]
    # The newest come first, but what was added in one stroke is told in its order.
    subject = ", ".join(filter(None, (_subject(one, each, here) for one, each in reversed(together))))
    found = _held(of, edit, here) if edit.kind == DELETE else _changed(of, edit, here)
    title = _title(edit.kind, subject, "" if of.is_own else of.model.history_word)
    if place := of.place and here.get((of.place, getattr(edit.row, f"{of.place}_id"))):
        title = f"{title} · {place}"
    told = tuple(one for one in found if not one.held or one.before != subject)
    return Told(title, edit.at, people.get(edit.by, ""), told, page_of(edit.url), edit.request)


def _title(kind: str, subject: str, word: object) -> str:
    """Say what was done to what; a part of a record also says what it is a part of it as."""
    title = {INSERT: _("Ditambahkan"), DELETE: _("Dihapus")}.get(kind, _("Diubah"))
    if subject and word:
        return f"{title}: {subject} ({word})"
    return f"{title}: {subject or word}" if subject or word else title


def _changed(of: Of, edit: Edit, names: Names) -> tuple[Line, ...]:
    return tuple(
        line for change in edit.changes for line in lines(of.model._meta.get_field(change.column), change, names)
    )


def _held(of: Of, edit: Edit, names: Names) -> tuple[Line, ...]:
    """Return what a removed row held: nowhere else can it be read any more."""
    told_elsewhere = {*of.pointers, *sealed_columns(of.model), "position"}
    found = (
        held(column, getattr(edit.row, column.attname), names)
        for column in told_columns(of.model)
        if column.name not in told_elsewhere
    )
    return tuple(one for one in found if one is not None)


def _subject(of: Of, edit: Edit, names: Names) -> str:
    if of.called is None:
        return ""
    if of.called:
        column = of.model._meta.get_field(of.called)
        return said(column, getattr(edit.row, column.attname), names) or ""
    kept = {column.attname for column in edit.row._meta.local_fields} - edit.row.get_deferred_fields()
    row = of.model(
        **{name: getattr(edit.row, name) for one in of.model._meta.local_fields if (name := one.attname) in kept}
    )
    return str(row)
