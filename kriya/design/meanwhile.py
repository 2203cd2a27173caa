"""Two people at one record: a form that was open meanwhile takes nothing back that it did not touch.

The page carries what its fields held when it was opened. A field that somebody else changed since, and that was left
alone here, follows; one that both changed is asked about once, and saved again what is typed stands. Who changed it is
told where the record keeps its history. Of a sealed number the page carries a mark, and blank leaves it as it is.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.dateformat import format as format_date
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.core.history import editor_of
from kriya.core.personal import keyed_hasher, masked
from kriya.design.merging import between, merged

OPENED: Final = "dibuka"
BEFORE: Final = "dulu_"
_SEALED: Final = "sealed:"
_MARK: Final = 16
_LONGEST: Final = 80
# A file is not sent again when it stays; what is of several parts is compared nowhere.
_LEFT_OUT: Final = (forms.FileField, forms.MultiValueField)

if TYPE_CHECKING:
    _Form = forms.BaseForm
else:
    _Form = object


class SaysInWords(ABC):
    """A field that tells its value otherwise than it is typed."""

    @abstractmethod
    def in_words(self, value: Any) -> str:
        """Return what a person reads."""


class LinesField(forms.CharField):
    """A text of which each line is something by itself."""


class Meanwhile(_Form):
    """A form of a `record` that others may change while it is open; its initial values are the record as it is now.

    A form of a record that is not there yet has nobody beside it, and none is given. `sealed` are the fields whose
    value is not shown again.
    """

    sealed: Collection[str] = ()

    def __init__(self, *given: Any, record: Model | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.record = record

    @cached_property
    def opened_as(self) -> str:
        """What the page carries: the fields as they are now. `error_summary` puts it into the form."""
        return json.dumps({name: self._as_it_is(name) for name in self._compared()}) if self.record else ""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        opened = self._opened() if self.record else {}
        for name in self._compared() if opened else ():
            if name not in opened:
                # It was not on the page that was opened: somebody has added it since.
                self._follow(name, self._as_it_is(name))
            elif opened[name] != (now := self._as_it_is(name)):
                self._settle(name, opened[name], now)

    def _compared(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.disabled and not isinstance(field, _LEFT_OUT)]

    def _as_it_is(self, name: str) -> Any:
        if name in self.sealed:
            return _SEALED + keyed_hasher("opened")(getattr(self.record, name))[:_MARK]
        return plain(self.fields[name].prepare_value(self[name].initial))

    def _opened(self) -> Mapping[str, Any]:
        try:
            read = json.loads(self.data.get(self.add_prefix(OPENED), "") or "{}")
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}

    def _settle(self, name: str, opened: Any, now: Any) -> None:
        field, typed = self.fields[name], self[name].data
        mine = read(field, typed)
        if mine == read(field, _shown(opened)):
            self._follow(name, _shown(now))
        elif isinstance(now, list) or isinstance(opened, list):
            # Of what is ticked each mark is its own: what somebody else ticked stays, and what they took out is out.
            was, became = set(opened or ()), set(now or ())
            self._follow(name, sorted((set(mine or ()) | became - was) - (was - became)))
        elif name in self.sealed:
            if typed != (number := getattr(self.record, name)):
                self.add_error(name, self._asked(name, masked(number)))
        elif isinstance(field, LinesField):
            self._join_lines(name, *(read(field, one).splitlines() for one in (opened, now, typed)))
        elif mine != read(field, now):
            self.add_error(name, self._asked(name, Truncator(in_words(field, now)).chars(_LONGEST)))

    def _asked(self, name: str, told: str) -> str:
        return asked(told, by=editor_of(self.record, name) if self.record else "")

    def _join_lines(self, name: str, opened: list[str], now: list[str], mine: list[str]) -> None:
        places = merged(opened, between(opened, now), between(opened, mine))
        self._follow(name, "\n".join(one.row for one in places))
        told = [one.theirs or _("%(line)s (dihapus)") % {"line": one.row} for one in places if one.asked]
        if told and name not in self.errors:
            self.add_error(name, asked("; ".join(told)))

    def _follow(self, name: str, now: Any) -> None:
        try:
            value = self.fields[name].clean(now)
        except ValidationError as no:
            if name not in self.errors:
                self.add_error(name, no)
            return
        self.errors.pop(name, None)
        self.cleaned_data[name] = value
        # Shown again for another reason, the form shows what the record says now.
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        key = self.add_prefix(name)
        if isinstance(now, list):
            data.setlist(key, now)
        elif now in (None, False):
            data.pop(key, None)
        else:
            data[key] = "on" if now is True else str(now)
        self.data = data


def asked(value: str, *, by: str = "") -> str:
    """Return the question about what somebody else said in the same place."""
    if by:
        said = _("%(who)s baru saja mengubahnya menjadi %(value)s. Bila isian Anda yang benar, simpan sekali lagi.")
        return said % {"who": by, "value": value or _("kosong")}
    sentence = _("Baru saja diubah menjadi %(value)s. Bila isian Anda yang benar, simpan sekali lagi.")
    return sentence % {"value": value or _("kosong")}


def _shown(carried: Any) -> Any:
    """Return what a page shows of what it carries: of a sealed number nothing."""
    return "" if isinstance(carried, str) and carried.startswith(_SEALED) else carried


def is_touched(data: Mapping[str, Any], name: str) -> bool:
    """Tell whether an input outside of a form was changed: the page carries before it what it held (`dulu_<name>`)."""
    return name in data and data[name] != data.get(f"{BEFORE}{name}")


def plain(value: Any) -> Any:
    """Return what a field holds as a page can carry it."""
    if isinstance(value, list | tuple | set):
        return sorted(str(plain(one)) for one in value)
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)


def read(field: forms.Field, raw: Any) -> Any:
    """Return what a field takes a text for, so that two ways of writing the same are the same."""
    try:
        value = field.to_python(raw)
    except (ValidationError, AttributeError, TypeError):
        return ("unread", str(raw))
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return "" if value in (None, [], ()) else plain(value)


def in_words(field: forms.Field, value: Any) -> str:
    """Return what a field holds as a person reads it."""
    if value is None or value is False:
        return ""
    if value is True:
        return str(field.label or "")
    if isinstance(field, forms.DateField) and isinstance(value, str):
        return format_date(date.fromisoformat(value), "j M Y")
    if isinstance(field, SaysInWords):
        return field.in_words(value)
    labels = {str(key): str(label) for key, label in _flat(getattr(field, "choices", ()))}
    return ", ".join(labels.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value]))


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    pairs: list[tuple[Any, Any]] = []
    for key, label in choices:
        pairs += label if isinstance(label, list | tuple) else [(key, label)]
    return pairs
