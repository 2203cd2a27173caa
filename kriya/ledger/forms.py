"""Forms of the books."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.ledger.models import Account
from kriya.ledger.models.books import MONEY
from kriya.makers.forms.fields import SumField

_PLACES = [(account.value, account.label) for account in Account if account in MONEY]


class MoveForm(forms.Form):
    """From where to where, how much, and why. Without a source it was there before the books began."""

    source = forms.ChoiceField(
        label=_("Dari"), required=False, choices=[("", _("saldo awal atau setoran dewan")), *_PLACES]
    )
    target = forms.ChoiceField(label=_("Ke"), choices=_PLACES)
    amount = SumField(label=_("Jumlah (rupiah)"))
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput)
