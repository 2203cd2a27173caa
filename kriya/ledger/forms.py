"""Forms of the books."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.ledger.models import Account
from kriya.ledger.models.books import MONEY


class RupiahField(forms.IntegerField):
    """Whole rupiah above zero; dots and "Rp" that people type are taken for what they mean."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 1)
        kwargs.setdefault("max_value", 10**12)
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """Return the number; "Rp1.250.000" is 1250000."""
        if isinstance(value, str):
            value = value.strip().removeprefix("Rp").replace(".", "").replace(" ", "").removesuffix(",00")
        return super().to_python(value)


_PLACES = [(account.value, account.label) for account in Account if account in MONEY]


class MoveForm(forms.Form):
    """From where to where, how much, and why. Without a source it was there before the books began."""

    source = forms.ChoiceField(
        label=_("Dari"), required=False, choices=[("", _("saldo awal atau setoran dewan")), *_PLACES]
    )
    target = forms.ChoiceField(label=_("Ke"), choices=_PLACES)
    amount = RupiahField(label=_("Jumlah (rupiah)"))
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput)
