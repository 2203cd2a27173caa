"""Forms of refreshments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.visits.models import Supply

_MOST = 100_000


class SupplyForm(forms.Form):
    """Something new that stands ready."""

    name = forms.CharField(label=_("Nama"), max_length=80, help_text=_("Misalnya air mineral, teh, kotak kudapan."))
    unit = forms.CharField(label=_("Satuan"), max_length=20, help_text=_("Misalnya botol, gelas, kotak."))


class BuyForm(forms.Form):
    """What was bought."""

    pieces = WholeField(label=_("Jumlah"), min_value=1, max_value=_MOST)
    cost = SumField(label=_("Harga seluruhnya (rupiah)"), least=0)
    note = forms.CharField(
        label=_("Catatan"), max_length=120, required=False, help_text=_("Misalnya toko, nomor nota.")
    )


class CountForm(forms.Form):
    """How many there really are."""

    pieces = WholeField(label=_("Jumlah sebenarnya"), min_value=0, max_value=_MOST)
    note = forms.CharField(label=_("Sebab selisih"), max_length=120, required=False)


class ServeForm(forms.Form):
    """What guests were served."""

    supply: Any = forms.ModelChoiceField(label=_("Konsumsi"), queryset=None, empty_label=_("pilih"))
    pieces = WholeField(label=_("Jumlah"), min_value=1, max_value=_MOST)

    def __init__(self, *arguments: Any, people: int | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        choice: Any = self.fields["supply"]
        choice.queryset = Supply.objects.filter(closed_at=None).order_by("name")
        choice.label_from_instance = lambda one: _("%(name)s (ada %(n)s %(unit)s)") % {
            "name": one.name, "n": one.pieces, "unit": one.unit,
        }  # fmt: skip
        self.fields["pieces"].initial = people
