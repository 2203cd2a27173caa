"""What became of pieces at an exhibition, and what they cost there, as they are typed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.core.refusal import Refused
from kriya.design.whole import WholeField
from kriya.exhibitions.queries.closing import Oversold
from kriya.exhibitions.queries.law import LawLine
from kriya.makers.forms.fields import PriceField

_WAYS: Final = [("hadiah", _("dihadiahkan")), ("rusak", _("rusak")), ("hilang", _("hilang"))]
_PLAIN: Final = {"autocomplete": "off"}


def _pieces(label: Promise) -> WholeField:
    typed = forms.TextInput(attrs={"inputmode": "numeric", **_PLAIN})
    return WholeField(label=label, min_value=1, max_value=99_999, initial=1, widget=typed)


class GoneForm(forms.Form):
    """Pieces that broke, got lost or were given away: which, how many, why or to whom."""

    barang = forms.ChoiceField(label=_("Barang"))
    apa = forms.ChoiceField(label=_("Apa yang terjadi"), choices=_WAYS)
    jumlah = _pieces(_("Jumlah"))
    alasan = forms.CharField(label=_("Alasan atau untuk siapa"), max_length=200, widget=forms.TextInput(attrs=_PLAIN))
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Iterable[LawLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["barang"]
        field.choices = [(str(one.lot), f"{one.name} · {one.code} ({one.level})") for one in lines if one.level > 0]


class HomeForm(forms.Form):
    """Pieces that were counted as gone home and were sold at the exhibition: which, from where, how many, why."""

    asal = forms.ChoiceField(label=_("Barang, dan di mana tercatat"))
    jumlah = _pieces(_("Yang tidak kembali"))
    alasan = forms.CharField(label=_("Alasan"), max_length=200, widget=forms.TextInput(attrs=_PLAIN))
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, over: Iterable[Oversold], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["asal"]
        field.choices = [
            (f"{one.line.lot}:{place.pk}", f"{one.line.name} · {one.line.code} ({place}: {pieces})")
            for one in over
            for place, pieces in one.home
        ]

    @property
    def chosen(self) -> tuple[UUID, UUID]:
        """The lot and the place that were chosen."""
        lot, _colon, place = self.cleaned_data["asal"].partition(":")
        return UUID(lot), UUID(place)


def prices_wanted(data: QueryDict, now: Mapping[UUID, int]) -> dict[UUID, int]:
    """Read the prices that were typed (`harga_<lot>`) and differ from what holds; raise Refused for what is none."""
    found: dict[UUID, int] = {}
    for lot, price in now.items():
        try:
            typed = PriceField(required=False).clean(data.get(f"harga_{lot}", ""))
        except forms.ValidationError as wrong:
            raise Refused("price_not_positive") from wrong
        if typed is not None and typed != price:
            found[lot] = typed
    return found
