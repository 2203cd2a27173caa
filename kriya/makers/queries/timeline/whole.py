"""Put the timeline together: a fixed number of questions, however much happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kriya.accounts.models import User
from kriya.makers.models import Maker
from kriya.makers.queries.timeline import edits, moments, things
from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.makers.queries.timeline.subject import Subject, subject_of
from kriya.makers.queries.timeline.words import Words, label_of
from kriya.makers.timelines import told_by_others

PAGE = 30
_SAME_REQUEST = timedelta(seconds=10)
_IN_ONE_STROKE = timedelta(seconds=60)
_WHILE_IMPORTING = timedelta(minutes=30)


@dataclass(frozen=True)
class Timeline:
    """Entries, newest first; `counts` are those of each kind, `more` those not shown."""

    entries: Sequence[Entry]
    counts: dict[str, int]
    more: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def timeline_of(maker: Maker, *, personal: bool, kind: str = "", shown: int = PAGE) -> Timeline:
    """Return what happened with a maker and those merged into it; `kind` of Kind narrows it, `shown` is how many."""
    subject, words = subject_of(maker), Words(personal)
    everything = sorted(_everything(subject, words), key=lambda entry: entry.at, reverse=True)
    wanted = [entry for entry in everything if kind in ("", entry.kind)]
    counts = {value: sum(entry.kind == value for entry in everything) for value in Kind.values}
    return Timeline(_named(wanted[:shown]), counts, max(0, len(wanted) - shown))


def _everything(subject: Subject, words: Words) -> list[Entry]:
    taken = moments.steps(subject)
    many = moments.done_to_many(subject, words)
    changed = (_without_steps(taken, edit) for edit in edits.changed_data(subject, words))
    data = [edit for edit in changed if edit.lines]
    many, data = _folded(many, data)
    return [
        *taken,
        *many,
        *data,
        *things.papers(subject, words),
        *things.figures(subject, words),
        *things.photos(subject, words),
        *things.groups(subject, words),
        *moments.consents(subject),
        *moments.showings(subject),
        *moments.logins(subject),
        *told_by_others(subject.keys),
    ]


def _without_steps(steps: Iterable[Entry], edit: Entry) -> Entry:
    """Leave out of an edit what a step beside it tells: the status and the day of joining."""
    if not any(abs(step.at - edit.at) < _SAME_REQUEST for step in steps):
        return edit
    told = {label_of(Maker, column) for column in ("status", "joined_on", "joined_year")}
    return replace(edit, lines=tuple(line for line in edit.lines if line.label not in told))


def _folded(many: list[Entry], data: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Give each import, bulk edit and merge the lines that the database kept of it, so that nothing is told twice."""
    left = list(data)
    folded = []
    for entry in many:
        edit = next((edit for edit in left if _is_same(entry, edit)), None)
        if edit is not None:
            left.remove(edit)
            entry = replace(entry, lines=edit.lines or entry.lines, url=edit.url, request=edit.request)
        folded.append(entry)
    return folded, left


def _is_same(many: Entry, edit: Entry) -> bool:
    if edit.by is None:
        return timedelta(seconds=-1) <= many.at - edit.at <= _WHILE_IMPORTING and bool(many.lines)
    return edit.by == many.by and abs(many.at - edit.at) <= _IN_ONE_STROKE


def _named(entries: Sequence[Entry]) -> list[Entry]:
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={e.by for e in entries if e.by})}
    return [replace(entry, who=names.get(entry.by or 0, "")) for entry in entries]
