"""Two people at one record: a form that was open meanwhile takes nothing back that it did not touch.

The page carries what its fields held when it was opened. A field that somebody else changed since, and that was left
alone here, follows; one that both changed is asked about once, and saved again what is typed stands.
"""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

OPENED: Final = "dibuka"
_LONGEST: Final = 80
# A file is not sent again when it stays; what is of several parts is compared nowhere.
_LEFT_OUT: Final = (forms.FileField, forms.MultiValueField)

if TYPE_CHECKING:
    _Form = forms.BaseForm
else:
    _Form = object


class Meanwhile(_Form):
    """A form of a `record` that others may change while it is open; its initial values are the record as it is now.

    A form of a record that is not there yet has nobody beside it, and none is given.
    """

    def __init__(self, *given: Any, record: Model | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.record = record

    @property
    def opened_as(self) -> str:
        """What the page carries: the fields as they are now. `error_summary` puts it into the form."""
        return json.dumps({name: self._as_it_is(name) for name in self._compared()}) if self.record else ""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        opened = self._opened() if self.record else {}
        for name in self._compared():
            if name in opened and opened[name] != (now := self._as_it_is(name)):
                self._settle(name, opened[name], now)

    def _compared(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.disabled and not isinstance(field, _LEFT_OUT)]

    def _as_it_is(self, name: str) -> Any:
        return _plain(self.fields[name].prepare_value(self[name].initial))

    def _opened(self) -> Mapping[str, Any]:
        try:
            read = json.loads(self.data.get(self.add_prefix(OPENED), "") or "{}")
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}

    def _settle(self, name: str, opened: Any, now: Any) -> None:
        field, typed = self.fields[name], self[name].data
        if _read(field, typed) == _read(field, opened):
            self._follow(name, now)
        elif _read(field, typed) != _read(field, now):
            said = self._in_words(name, now)
            sentence = _("Baru saja diubah menjadi %(value)s. Bila isian Anda yang benar, simpan sekali lagi.")
            self.add_error(name, sentence % {"value": said or _("kosong")})

    def _follow(self, name: str, now: Any) -> None:
        try:
            value = self.fields[name].clean(now)
        except ValidationError:
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

    def _in_words(self, name: str, now: Any) -> str:
        choices = dict(getattr(self.fields[name], "choices", ())) if not isinstance(now, list) else {}
        labels = {str(key): str(label) for key, label in choices.items()}
        text = ", ".join(now) if isinstance(now, list) else labels.get(str(now), "" if now is None else str(now))
        return Truncator(text).chars(_LONGEST)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | set):
        return sorted(str(_plain(one)) for one in value)
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)


def _read(field: forms.Field, raw: Any) -> Any:
    """Return what a field takes a text for, so that two ways of writing the same are the same."""
    try:
        value = field.to_python(raw)
    except ValidationError:
        return ("unread", _plain(raw))
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return "" if value in (None, [], ()) else _plain(value)
