"""Forms by which the office decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.participation.models import Outcome, Reason


class DecisionForm(forms.Form):
    """What is decided of an application."""

    outcome = forms.ChoiceField(label=_("Keputusan"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[("", "—"), *Reason.choices],
        required=False,
        help_text=_("Hanya bila belum bisa ikut."),
    )
    words = forms.CharField(
        label=_("Kata untuk perajin"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kosongkan untuk memakai kata-kata yang sudah disiapkan bagi alasan itu."),
    )


class OverrideForm(forms.Form):
    """Why somebody is given, or loses, a place out of order."""

    alasan = forms.CharField(label=_("Alasan"), max_length=240)
    langsung = forms.BooleanField(label=_("Sudah pasti ikut, tidak perlu menjawab tawaran"), required=False)
