"""History: the database keeps each row as it was before a change, with who and which request, by itself."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import pghistory
import pgtrigger
from django.contrib.auth import get_user_model
from django.db import models
from pghistory import runtime

from kriya.core.personal import EncryptedText

INSERT, UPDATE, DELETE = "insert", "update", "delete"
MOST = 1000

# What opens and closes a block changes no row: who did it and why need not be told with it.
runtime.IGNORED_SQL_PREFIXES = (*runtime.IGNORED_SQL_PREFIXES, "savepoint", "release", "rollback")


def keeps_history(
    word: Any = "", *, called: str | None = "", exclude: tuple[str, ...] = (), inside: str = ""
) -> Callable[[Any], Any]:
    """Keep the old row at every update and delete of a model, bulk and raw SQL included.

    Inserts are not kept: who made a row stands in the row or in the step beside it, and an import of 50,000 stays fast.
    An action that adds a row which says neither calls `tell_insert`.

    `word` says what such a row is beside others: a cost of an exhibition. It is called by what it calls itself, by the
    column `called`, or (None) not at all. Without a word a table is told in a timeline of its own.
    `inside` is the path of what its JSON columns say in words: kriya.accounts.queries.history.inside.
    """
    track = pghistory.track(
        pghistory.UpdateEvent(UPDATE, row=pghistory.Old, condition=pgtrigger.AnyChange(exclude_auto=True)),
        pghistory.DeleteEvent(DELETE),
        pghistory.ManualEvent(INSERT),
        exclude=list(exclude) or None,
    )

    def keep(model: Any) -> Any:
        model.history_word, model.history_called, model.history_inside = word, called, inside
        return track(model)

    return keep


def tell_insert(row: models.Model) -> None:
    """Write into the history that a row was added, by whom and in which request."""
    pghistory.create_event(row, label=INSERT)


def tell_inserts(rows: Sequence[models.Model]) -> None:
    """Write into the history that rows of one model were added, in one statement for many of them."""
    if not rows:
        return
    model: Any = type(rows[0])
    names = [field.attname for field in model._meta.local_fields]
    with pghistory.context() as told:
        common = {"pgh_label": INSERT, "pgh_context": told.metadata, "pgh_context_id": told.id}
        events = [
            model.pgh_event_model(**common, pgh_obj=row, **{name: getattr(row, name) for name in names}) for row in rows
        ]
        model.pgh_event_model.objects.bulk_create(events, batch_size=1000)


def editor_of(row: Any, column: str) -> str:
    """Return who made a column of a row what it is now, by name; "" where it cannot be told."""
    events = getattr(type(row), "pgh_event_model", None)
    fields = {one.name: one for one in events._meta.local_fields} if events else {}
    if events is None or column not in fields:
        return ""
    name = f"{column}_hash" if column in sealed_columns(type(row)) else fields[column].attname
    others = events.objects.filter(pgh_obj=row, pgh_label=UPDATE).exclude(**{name: getattr(row, name)})
    context = others.order_by("-pgh_id").values_list("pgh_context", flat=True).first()
    key = (context or {}).get("user")
    user = get_user_model().objects.filter(pk=key).first() if key else None
    return str(user) if user else ""


def removal_of(model: Any, key: Any, **of: Any) -> Any | None:
    """Return a row of a model as it was when it was removed, or None when it never was."""
    removed = model.pgh_event_model.objects.filter(pgh_obj=key, pgh_label=DELETE, **of)
    return removed.defer(*sealed_columns(model)).order_by("-pgh_id").first()


_KEY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def page_of(url: str) -> str:
    """Return an address without the keys in it: which page it is, whichever row it was about."""
    return _KEY.sub("…", url)


@dataclass(frozen=True)
class Change:
    """One column from what to what. The values of a sealed column are never told."""

    column: str
    before: Any
    after: Any
    sealed: bool = False


@dataclass(frozen=True)
class Edit:
    """One row changed, deleted or added: when, by whom, in which request. `row` is the row as it was before."""

    at: datetime
    kind: str
    key: Any
    row: Any
    changes: tuple[Change, ...]
    by: int | None
    url: str
    request: str

    @property
    def moment(self) -> tuple[str, datetime | None]:
        """What edits of one request share; without a request, those of one transaction."""
        return (self.request, None) if self.request else ("", self.at)


def edits_of(model: Any, now: Iterable[Any], *, also: tuple[str, ...] = (), **of: Any) -> list[Edit]:
    """Return the edits of rows of a model, newest first, with one question; `of` says which rows.

    `now` are those rows as they are, the other side of an edit. Columns that no form shows stay out, but for `also`.
    """
    events = list(model.pgh_event_model.objects.filter(**of).defer(*sealed_columns(model)).order_by("-pgh_id")[:MOST])
    if isinstance(now, models.QuerySet):
        # Of a whole table a thousand edits are told, and not more rows are looked at.
        now = now.filter(pk__in={event.id for event in events})
    later: dict[Any, Any] = {row.pk: row for row in now} if events else {}
    edits = []
    for event in events:
        edits.append(_edit(model, event, later.get(event.id), also))
        later[event.id] = event
    return edits


def sealed_columns(model: Any) -> list[str]:
    """Return the names of the columns that are encrypted and kept in the history."""
    kept = {field.name for field in model.pgh_event_model._meta.local_fields}
    return [one.name for one in model._meta.local_fields if isinstance(one, EncryptedText) and one.name in kept]


def _edit(model: Any, event: Any, later: Any, also: tuple[str, ...]) -> Edit:
    context: Mapping[str, Any] = event.pgh_context or {}
    changed = tuple(_changes(model, event, later, also)) if event.pgh_label == UPDATE and later is not None else ()
    request = context.get("request") or (event.pgh_context_id if isinstance(event.pgh_context_id, UUID) else "")
    return Edit(
        at=event.pgh_created_at,
        kind=event.pgh_label,
        key=event.id,
        row=event,
        changes=changed,
        by=context.get("user"),
        url=str(context.get("url") or ""),
        request=str(request),
    )


def _changes(model: Any, before: Any, after: Any, also: tuple[str, ...]) -> Iterable[Change]:
    sealed = sealed_columns(model)
    kept = {field.name for field in model.pgh_event_model._meta.local_fields}
    for field in model._meta.local_fields:
        if field.name not in kept:
            continue
        if field.name in sealed:
            # Equal texts are sealed to other bytes each time: their hash tells whether they changed.
            if getattr(before, f"{field.name}_hash") != getattr(after, f"{field.name}_hash"):
                yield Change(field.name, None, None, sealed=True)
        elif field.editable or field.name in also:
            was, became = getattr(before, field.attname), getattr(after, field.attname)
            if _in_lines(was) != _in_lines(became):
                yield Change(field.name, was, became)


def _in_lines(value: Any) -> Any:
    # A browser ends lines its own way: a text that went through a form untouched is the same text.
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
