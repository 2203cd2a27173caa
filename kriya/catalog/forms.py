"""What staff type about a product, and what narrows the lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import ProductState
from kriya.catalog.queries.staff import PUBLIC
from kriya.crafts.models import Craft
from kriya.makers.forms.fields import RupiahField
from kriya.makers.models import Maker


class ProductForm(forms.Form):
    """A product; the price is whole rupiah, blank means that a buyer asks."""

    name = forms.CharField(label=_("Nama produk"), max_length=160)
    maker = forms.ModelChoiceField(label=_("Perajin"), queryset=Maker.objects.none())
    craft = forms.ModelChoiceField(label=_("Jenis kerajinan"), queryset=Craft.objects.none(), required=False)
    price = RupiahField(
        label=_("Harga"), required=False, help_text=_("Contoh: 250.000. Kosongkan bila pembeli perlu bertanya.")
    )
    story_id = forms.CharField(
        label=_("Cerita (Indonesia)"), required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "id"})
    )
    story_en = forms.CharField(
        label=_("Cerita (Inggris)"), required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "en"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("maker", Maker.objects.in_register().only("name").order_by("name"))
        self._choose("craft", Craft.objects.active().order_by("name_id"))

    def _choose(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows


class StaffFilterForm(forms.Form):
    """What narrows the office's list; it lives in the address."""

    q = forms.CharField(
        label=_("Cari"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Nama produk atau perajin")}),
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *ProductState.choices, (PUBLIC, _("tampil untuk umum"))],
    )
