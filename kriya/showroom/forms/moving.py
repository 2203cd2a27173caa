"""What is typed to add a place and to send pieces from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kriya.inventory.codes import codes_in
from kriya.inventory.models import Level, Location, LocationKind
from kriya.inventory.queries.stock import at_place
from kriya.showroom.queries.places import KEPT

_PLAIN: Final = {"autocomplete": "off"}
_MOST: Final = 99_999
# A stall is what a council adds most often; a second showroom least.
_ORDER: Final = (LocationKind.EXHIBITION, LocationKind.STORE, LocationKind.LOAN, LocationKind.SHOWROOM)


class PlaceForm(forms.Form):
    """A place that is added."""

    nama = forms.CharField(
        label=_("Nama tempat"), max_length=80, widget=forms.TextInput(attrs=_PLAIN),
        help_text=_("Misalnya Stan Inacraft 2026, atau Lobi Hotel Santika."),
    )  # fmt: skip
    jenis = forms.ChoiceField(label=_("Jenis"), choices=[(kind.value, kind.label) for kind in _ORDER])


class WayForm(forms.Form):
    """From where to where: two places in use that differ."""

    dari: Any = forms.ModelChoiceField(label=_("Dari"), queryset=None, empty_label=None)
    ke: Any = forms.ModelChoiceField(label=_("Ke"), queryset=None, empty_label="–")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("dari", "ke"):
            field: Any = self.fields[name]
            field.queryset = Location.objects.filter(kind__in=KEPT, closed_at=None).order_by("name")

    def clean(self) -> dict[str, Any]:
        """Ask for two different places."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("dari") and said.get("dari") == said.get("ke"):
            self.add_error("ke", forms.ValidationError(_("Pilih tempat lain dari asalnya."), code="same"))
        return said


@dataclass(frozen=True)
class Chosen:
    """What is chosen to be sent so far: levels with their pieces as typed, and typed codes of what is not there."""

    lines: Sequence[tuple[Level, str]]
    unknown: Sequence[str]

    @property
    def lots(self) -> list[tuple[Any, int]]:
        """What the action takes; raises ValueError for what is no number of pieces."""
        return [(level.lot, _pieces(typed)) for level, typed in self.lines]

    @property
    def pieces(self) -> int:
        """How many pieces in all, as far as numbers were typed."""
        return sum(int(typed) for _level, typed in self.lines if typed.isdecimal())


def _pieces(typed: str) -> int:
    if not typed.isdecimal() or not 0 < int(typed) <= _MOST:
        raise ValueError(typed)
    return int(typed)


def chosen(data: QueryDict, source: Location) -> Chosen:
    """Read the lines (`jumlah_<lot>`), what is added to them from the list (`ambil_<lot>`) and by codes (`kode`).

    A line that was emptied or set to 0 is taken out.
    """
    kept = {key: text for key, text in _typed(data, "jumlah_") if text not in ("", "0")}
    for key, text in _typed(data, "ambil_"):
        if text not in ("", "0"):
            kept[key] = _plus(kept.get(key, ""), text)
    codes, unknown = codes_in(data.get("kode", ""))
    there = at_place(source.pk)
    by_code = {level.lot.code: level for level in there.filter(lot__code__in=codes)} if codes else {}
    for code, pieces in codes.items():
        if code in by_code:
            key = by_code[code].lot_id
            kept[key] = _plus(kept.get(key, ""), str(pieces))
        else:
            unknown.append(code)
    levels = {level.lot_id: level for level in there.filter(lot__in=list(kept))} if kept else {}
    lines = [(levels[key], text) for key, text in kept.items() if key in levels]
    return Chosen(lines, unknown)


def _typed(data: QueryDict, before: str) -> list[tuple[UUID, str]]:
    found = []
    for name in data:
        if name.startswith(before):
            try:
                found.append((UUID(name.removeprefix(before)), data.get(name, "").strip()))
            except ValueError:
                continue
    return found


def _plus(typed: str, more: str) -> str:
    return str(int(typed) + int(more)) if typed.isdecimal() and more.isdecimal() else more
