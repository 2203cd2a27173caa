"""What a maker wants to be corrected, in its own words."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CorrectionForm(forms.Form):
    """One text."""

    text = forms.CharField(
        label=_("Apa yang perlu diperbaiki?"),
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": _("Misalnya: nomor telepon saya sudah ganti.")}),
        max_length=2000,
    )
