"""Forms of an answer some time after a programme."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.makers.forms.fields import SumField
from kriya.outcomes.models import HelpWith, Sold


class MoreForm(forms.Form):
    """What a maker may add after its one tap; every field may stay empty."""

    last_month = SumField(label=_("Penjualan bulan lalu, kira-kira (rupiah)"), required=False, least=0)
    changed = forms.CharField(label=_("Satu hal yang Anda ubah"), required=False, max_length=200)
    help_with = forms.ChoiceField(
        label=_("Paling perlu dibantu soal"),
        required=False,
        choices=[("", _("tidak perlu bantuan")), *HelpWith.choices],
    )


class WholeForm(MoreForm):
    """An answer as an officer writes it down."""

    sold = forms.ChoiceField(
        label=_("Penjualan dibanding sebelum program"), choices=Sold.choices, widget=forms.RadioSelect
    )

    field_order = ("sold",)
