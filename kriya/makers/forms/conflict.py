"""Two people changed one maker: show the other's change and keep what was typed.

`design/meanwhile.py` does so for every other form, field by field. The long form counts revisions instead: its lists of
telephones and places are more than fields, its NIK is sealed, and whatever else changed is told in one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kriya.accounts.models import User
from kriya.core.history import Change
from kriya.councils.regions import name_of
from kriya.makers.forms.maker import MakerForm
from kriya.makers.models import Maker
from kriya.makers.queries.timeline.words import Words


@dataclass(frozen=True)
class Theirs:
    """One field that somebody else changed, in words; `mine` is what was typed, when that differs from both."""

    label: str
    before: str | None
    after: str | None
    mine: str | None


@dataclass(frozen=True)
class Conflict:
    """What somebody else changed since the form was opened, and the form to go on with."""

    form: MakerForm
    who: str
    theirs: list[Theirs]


def settle(form: MakerForm, maker: Maker) -> Conflict:
    """Return the form anew: untouched fields take the other's value, touched ones keep what was typed."""
    base = _as_opened(maker, form.cleaned_data["revision"])
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["revision"] = str(maker.revision)
    theirs = []
    for name in _names(form) if base else ():
        was, became = _value(base, name), _value(maker, name)
        if was == became:
            continue
        untouched = _typed(form.cleaned_data.get(name)) == _typed(was)
        if untouched:
            data[name] = _typed(became)
        theirs.append(_in_words(form, name, was, became, None if untouched else form.cleaned_data.get(name)))
    return Conflict(MakerForm(data, instance=maker, council=form.council), _who(base), theirs)


def _as_opened(maker: Maker, revision: int | None) -> Any:
    """Return the maker as it was when the form was opened, out of its history."""
    events: Any = Maker.pgh_event_model  # type: ignore[attr-defined]
    return events.objects.filter(pgh_obj=maker, revision=revision).order_by("pgh_id").first()


def _who(event: Any) -> str:
    context: Mapping[str, Any] = (event.pgh_context if event else None) or {}
    user = User.objects.filter(pk=context["user"]).first() if context.get("user") else None
    return str(user) if user else ""


def _names(form: MakerForm) -> list[str]:
    columns = {field.name for field in Maker._meta.local_fields}
    return [name for name in form.fields if name in columns - {"nik", "revision"}] + ["village", "coordinates"]


def _value(row: Any, name: str) -> Any:
    if name == "village":
        return name_of(row.village_code) or "" if row.village_code else ""
    if name == "coordinates":
        return (row.latitude, row.longitude) if row.latitude is not None else None
    return getattr(row, name)


def _typed(value: Any) -> str:
    """Return a value as a person would type it into the form."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"{value[0]}, {value[1]}"
    return value.isoformat() if isinstance(value, date) else str(value).strip().replace("\r\n", "\n")


def _in_words(form: MakerForm, name: str, was: Any, became: Any, mine: Any) -> Theirs:
    label = str(form.fields[name].label or name)
    words = Words(personal=True)
    if name in {"village", "coordinates"}:
        return Theirs(label[:1].upper() + label[1:], _typed(was), _typed(became), _typed(mine) or None)
    line = words.line(Maker, Change(name, was, became))
    own = words.value(Maker, name, mine) if mine is not None else None
    return Theirs(line.label, line.before, line.after, own)
