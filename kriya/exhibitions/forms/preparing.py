"""Tasks, pieces to be shown and travellers, as they are typed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.accounts.roles import STAFF_ROLES
from kriya.catalog.models import Product
from kriya.core.scoping import current_council
from kriya.design.meanwhile import Meanwhile
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.exhibitions.forms import day
from kriya.exhibitions.models import Anchor, Exhibition, Traveller

_PLAIN: Final = {"autocomplete": "off"}
_MOST: Final = 9_999


class TaskForm(forms.Form):
    """Something to be done, until when and by whom."""

    title = forms.CharField(label=_("Tugas"), max_length=160, widget=forms.TextInput(attrs=_PLAIN))
    due_on = day(_("Paling lambat"))
    owner: Any = forms.ModelChoiceField(
        label=_("Penanggung jawab"), queryset=None, required=False, empty_label=_("belum ditentukan")
    )

    def __init__(self, *args: Any, fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.queryset = office_people()
        if fixed:
            del self.fields["title"]


def office_people() -> Any:
    """Return who works for the council, by name."""
    from_here = User.objects.filter(memberships__role__in=STAFF_ROLES, memberships__council=current_council())
    return from_here.distinct().order_by("name")


class PatternForm(forms.Form):
    """A line of the template."""

    title = forms.CharField(label=_("Tugas"), max_length=160, widget=forms.TextInput(attrs=_PLAIN))
    days = WholeField(label=_("Berapa hari"), min_value=0, max_value=400)
    anchor = forms.ChoiceField(label=_("Kapan"), choices=Anchor.choices)


class TravellerForm(forms.Form):
    """Somebody who travels; a row without a name is nobody."""

    name = forms.CharField(label=_("Nama"), max_length=120, required=False, widget=forms.TextInput(attrs=_PLAIN))
    duty = forms.CharField(label=_("Tugas"), max_length=80, required=False, widget=forms.TextInput(attrs=_PLAIN))
    departs_on = day(_("Berangkat"), required=False)
    returns_on = day(_("Pulang"), required=False)
    transport = forms.CharField(label=_("Kendaraan"), max_length=120, required=False)
    lodging = forms.CharField(label=_("Penginapan"), max_length=120, required=False)

    def __init__(self, *args: Any, exhibition: Exhibition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._days = (exhibition.starts_on, exhibition.ends_on)

    def clean(self) -> dict[str, Any]:
        """Whoever says no days is there from the first to the last."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        said["name"] = said.get("name", "").strip()
        first, last = said.get("departs_on") or self._days[0], said.get("returns_on") or self._days[1]
        if last < first:
            self.add_error("returns_on", forms.ValidationError(_("Pulang tidak boleh sebelum berangkat."), code="days"))
        said["departs_on"], said["returns_on"] = first, last
        return said


_SPARE: Final = 3
_TravellerRows: Any = forms.formset_factory(TravellerForm, formset=MeanwhileRows, extra=_SPARE, max_num=60)


def traveller_rows(exhibition: Exhibition, data: QueryDict | None) -> Any:
    """Return a row for each traveller and some blank ones."""
    rows = Traveller.objects.filter(exhibition=exhibition).order_by("pk").values(*TravellerForm.base_fields)
    return _TravellerRows(data, initial=list(rows), prefix="o", form_kwargs={"exhibition": exhibition})


class DisplayForm(Meanwhile, forms.Form):
    """How many pieces of each product are taken along; blank or nought is none."""

    def __init__(self, offered: Iterable[Product], chosen: Mapping[UUID, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.products = {f"bawa_{one.pk}": one for one in offered}
        for name, one in self.products.items():
            said = f"{_('Dibawa')} {one.name}"
            widget = forms.TextInput(attrs={**_PLAIN, "class": "price-now", "inputmode": "numeric", "aria-label": said})
            self.fields[name] = WholeField(
                label=one.name, required=False, min_value=0, max_value=_MOST, initial=chosen.get(one.pk), widget=widget
            )

    def rows(self) -> list[tuple[Product, forms.BoundField]]:
        """Return each product with its field."""
        return [(one, self[name]) for name, one in self.products.items()]

    def wanted(self) -> dict[UUID, int]:
        """Return how many of each product are taken along."""
        return {one.pk: pieces for name, one in self.products.items() if (pieces := self.cleaned_data[name])}
