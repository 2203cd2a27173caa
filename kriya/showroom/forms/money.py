"""Forms of makers' money."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.makers.forms.fields import SumField

KINDS = [
    ("advance", _("uang muka, dibayar sekarang")),
    ("deduct", _("potongan")),
    ("credit", _("tambahan")),
]


class AdjustForm(forms.Form):
    """Money that a maker gets in advance, or that is taken off or added, with the reason."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=KINDS)
    amount = SumField(label=_("Jumlah (rupiah)"))
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput)
