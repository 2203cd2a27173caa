"""Two people at one row of a record: a form that was open meanwhile takes nothing back that it did not touch.

`conflict.py` does the same for the long form of a maker, which counts revisions; here the row's history is the mark.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.history import as_it_was, newest_event
from kriya.core.personal import masked
from kriya.design.whole import WholeField
from kriya.makers.queries.timeline.words import Words

SEEN: Final = "seen"


def mark_as_opened(form: forms.BaseForm, row: Any) -> None:
    """Let the form carry how far the history of its row has come."""
    form.fields[SEEN] = WholeField(widget=forms.HiddenInput, required=False)
    form.initial[SEEN] = newest_event(row)


def settle(form: forms.BaseForm, row: Any, names: Iterable[str], *, blank_stays: Collection[str] = ()) -> None:
    """Give fields that were left alone what somebody else said since; ask about those that both changed.

    To be called when the fields are read. The form that is shown again carries the newest mark: saved once more, what
    is typed stands. A blank field of `blank_stays` keeps its number, which is masked and not repeated.
    """
    was = as_it_was(row, form.cleaned_data.get(SEEN))
    if was is None:
        return
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data[SEEN] = str(newest_event(row))
    for name in names:
        before, after, said = getattr(was, name), getattr(row, name), form.cleaned_data.get(name)
        if before == after or name not in form.cleaned_data or (name in blank_stays and not said):
            continue
        if _typed(said) == _typed(before):
            form.cleaned_data[name] = after
            data[form.add_prefix(name)] = _typed(after)
        elif _typed(said) != _typed(after):
            form.add_error(name, _sentence(was, _in_words(row, name, after, sealed=name in blank_stays)))
    form.data = data


def _typed(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_words(row: Any, name: str, value: Any, *, sealed: bool) -> str:
    return (masked(value) if sealed else Words(personal=True).value(type(row), name, value)) or _("belum diketahui")


def _sentence(was: Any, value: str) -> str:
    key = (was.pgh_context or {}).get("user")
    who = User.objects.filter(pk=key).first() if key else None
    if who is None:
        return _("Baru saja diubah menjadi %(value)s. Bila isian Anda yang benar, simpan sekali lagi.") % {
            "value": value
        }
    said = _("%(who)s baru saja mengubahnya menjadi %(value)s. Bila isian Anda yang benar, simpan sekali lagi.")
    return said % {"who": who, "value": value}
