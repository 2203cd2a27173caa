"""What the inside of a JSON column is called, so that a history tells it item by item and shows no key, brace or id.

A word writes it in its `told.py`, with the labels of the form that writes the column, and its model names it by path:

    @keeps_history(_("program"), inside="kriya.participation.told.CALL")

A column is `Items` (a list of maps), `Values` (a list of single things) or `Entries` (a map). Telling asks the database
nothing: what only a row elsewhere can name is told by how many there are, or only to have changed.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.utils.module_loading import import_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.design.formats import number

LONGEST: Final = 240
Said = Callable[[Any], object]
Item = Mapping[str, Any]


def shortened(text: str) -> str:
    """Return a text as long as a history tells one."""
    return Truncator(text).chars(LONGEST)


def in_words(value: Any) -> str | None:
    """Return a single value, or a list of them, in words; unknown is None."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(in_words, value)))
    return str(value)


@dataclass(frozen=True)
class Part:
    """One value of an item: its label, and how it is said. What may tell of a person is `sealed`."""

    label: Any
    said: Said = in_words
    sealed: bool = False


Parts = Mapping[str, Part]


@dataclass(frozen=True)
class Items:
    """A list of maps: what tells one from another before and after, what a reader calls it, and its other values.

    `silent` are the machine's names in it; `says` finds the values where they do not stand in the map itself.
    """

    key: Callable[[Item], Hashable]
    name: Said
    parts: Callable[[Item], Parts]
    silent: frozenset[str] = frozenset()
    says: Callable[[Item], Item] = lambda item: item


@dataclass(frozen=True)
class Values:
    """A list of single things. A short one is told `in_one`, from what to what."""

    said: Said = in_words
    in_one: bool = False


@dataclass(frozen=True)
class Entries:
    """A map: what a key is called, and how its value is said."""

    name: Said
    said: Said = in_words


Inside = Mapping[str, Items | Values | Entries]


def inside_of(model: Any) -> Inside:
    """Return how the JSON columns of a model are told, by column."""
    path = getattr(model, "history_inside", "")
    return import_string(path) if path else {}


def of_choices(choices: Any) -> Said:
    """Return how a code is said that is one of these choices."""
    words = dict(choices)
    return lambda code: words.get(code, code) if code not in ("", None) else None


@dataclass(frozen=True)
class Form:
    """The parts that a form asks for, by its own labels and choices; `told` says others, `sealed` names a person's.

    `labels` are for those whose label tells how to type it.
    """

    form: type[forms.Form]
    told: Mapping[str, Said] = field(default_factory=dict)
    sealed: frozenset[str] = frozenset()
    labels: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, _item: Item) -> Parts:
        """Return the parts; what no reader sees in the form is none."""
        return {
            name: Part(
                self.labels.get(name) or one.label or name, self.told.get(name) or _said(one), name in self.sealed
            )
            for name, one in self.form.base_fields.items()
            if not isinstance(one.widget, forms.HiddenInput)
        }


def _said(one: Any) -> Said:
    choices = getattr(one, "choices", None)
    return of_choices(choices) if choices and not isinstance(one, forms.MultipleChoiceField) else in_words
