"""Two people at one list that is sent as a whole: rows that somebody else added, changed or removed stay so.

The page carries the rows as they were opened. What was changed here is brought together with what the list is now; a
row that both changed is asked about once, and saved again what is typed stands.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.design.meanwhile import OPENED, asked, in_words, plain, read
from kriya.design.merging import Asked, Edits, Place, between, merged, sent

_LONGEST: Final = 160


@dataclass(frozen=True)
class _Row:
    """A row: what is seen of it, by which it is known, and all of it as a browser sends it."""

    seen: tuple[Any, ...]
    raw: Mapping[str, Any] = field(compare=False)


class MeanwhileRows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows sent as a whole list that others may change while it is open; the initial ones are the list as it is now.

    A row whose `named` field is blank is none: the first that is seen, unless its form says another.
    """

    def __init__(self, data: Any = None, *, initial: Any = None, prefix: Any = None, **more: Any) -> None:
        self.prefix = prefix or self.get_default_prefix()
        self._sample: forms.BaseForm = self.form(**more.get("form_kwargs") or {})
        self._now = [self._kept(row) for row in initial or ()]
        self._asked: list[tuple[int, Place[_Row]]] = []
        opened = self._opened(data) if data else None
        if opened is not None and opened != self._now:
            data, initial = self._together(data, opened)
        super().__init__(data, initial=initial, prefix=prefix, **more)

    @property
    def opened_as(self) -> str:
        """What the page carries: the rows as they are now. `error_summary` puts it into the form."""
        return json.dumps([row.raw for row in self._now])

    @property
    def named(self) -> str:
        """The field without which a row is none."""
        return getattr(self.form, "named", "") or next(iter(self._seen))

    @property
    def _seen(self) -> dict[str, forms.Field]:
        return {name: one for name, one in self._sample.fields.items() if not one.widget.is_hidden}

    def full_clean(self) -> None:
        """Ask about the rows that somebody else changed too."""
        super().full_clean()
        for number, place in self._asked:
            self.forms[number].add_error(self.named, self._sentence(place))

    def _kept(self, row: Mapping[str, Any]) -> _Row:
        fields = self._sample.fields
        return self._row({name: plain(one.prepare_value(row.get(name, one.initial))) for name, one in fields.items()})

    def _row(self, raw: Mapping[str, Any]) -> _Row:
        seen = [read(one, raw.get(name)) for name, one in self._seen.items()]
        return _Row(tuple(tuple(one) if isinstance(one, list) else one for one in seen), raw)

    def _opened(self, data: Any) -> list[_Row] | None:
        try:
            rows = json.loads(data.get(self.add_prefix(OPENED), ""))
        except ValueError:
            return None
        return [self._row(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else None

    def _together(self, data: Any, opened: Sequence[_Row]) -> tuple[Any, list[Mapping[str, Any]]]:
        total = str(data.get(self.add_prefix(TOTAL_FORM_COUNT), ""))
        count = min(int(total), self.absolute_max) if total.isdecimal() else 0
        theirs, mine = between(opened, self._now), sent(opened, [self._typed(data, place) for place in range(count)])
        places = merged(opened, theirs, Edits(mine.rows, _without(mine.added, theirs.added)))
        self._asked = [(place, one) for place, one in enumerate(places) if one.asked]
        rows = [one.row.raw for one in places]
        return self._written(data, rows), rows

    def _typed(self, data: Any, place: int) -> _Row | None:
        start = self.add_prefix(place)
        raw = {
            name: one.widget.value_from_datadict(data, {}, f"{start}-{name}")
            for name, one in self._sample.fields.items()
        }
        return self._row(raw) if str(raw[self.named] or "").strip() else None

    def _written(self, data: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
        """Return what a browser would send of these rows, with empty ones below them."""
        written = data.copy()
        for name in [name for name in written if name.startswith(f"{self.prefix}-")]:
            del written[name]
        blank = {name: one.initial for name, one in self._sample.fields.items()}
        for place, row in enumerate([*rows, *([blank] * self.extra)]):
            for name, value in row.items():
                if value not in (None, False):
                    written[f"{self.add_prefix(place)}-{name}"] = "on" if value is True else str(value)
        written[self.add_prefix(TOTAL_FORM_COUNT)] = str(len(rows) + self.extra)
        written[self.add_prefix(INITIAL_FORM_COUNT)] = str(len(rows))
        return written

    def _sentence(self, place: Place[_Row]) -> str:
        raw = place.theirs.raw if place.theirs else {}
        told = [in_words(one, raw.get(name)) for name, one in self._seen.items()]
        return about_row(place, "; ".join(text for text in told if text))


def about_row(place: Place[Any], theirs: str) -> str:
    """Return the question about a row that somebody else touched too."""
    if place.asked is Asked.REMOVED:
        return _("Orang lain baru saja menghapus baris ini. Bila tetap perlu, simpan sekali lagi.")
    if place.asked is Asked.REMOVED_HERE:
        return _("Orang lain baru saja mengubah baris yang Anda hapus. Bila tetap dihapus, kosongkan sekali lagi.")
    return asked(Truncator(theirs).chars(_LONGEST))


def _without(mine: Mapping[int, Sequence[_Row]], theirs: Mapping[int, Sequence[_Row]]) -> dict[int, list[_Row]]:
    """Leave out what somebody added in the same words: a form that was sent twice says it once.

    What was left blank may stand there as nought, or as what is usual.
    """
    there = [row for rows in theirs.values() for row in rows]
    return {
        place: [row for row in rows if not any(_says_no_more(row, other) for other in there)]
        for place, rows in mine.items()
    }


def _says_no_more(row: _Row, other: _Row) -> bool:
    return all(one in ("", two) for one, two in zip(row.seen, other.seen, strict=True))
