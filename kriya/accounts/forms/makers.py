"""Forms by which makers log in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164


class PhoneField(forms.CharField):
    """A telephone number as people write it, cleaned to E.164."""

    widget = forms.TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        number = e164(typed) if typed else ""
        if number is None:
            raise ValidationError(_("Nomor ini belum lengkap. Contoh: 0812 3456 7890."))
        return number


class PhoneForm(forms.Form):
    """The number of the maker's own telephone."""

    phone = PhoneField(label=_("Nomor telepon"), help_text=_("Nomor yang tercatat di dewan, biasanya nomor WhatsApp."))


class CodeForm(forms.Form):
    """Six digits from the officer; spaces do not matter."""

    code = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "pattern": "[0-9 ]*", "class": "code-input"}
        ),
    )

    def clean_code(self) -> str:
        digits = "".join(self.cleaned_data["code"].split())
        if len(digits) != 6 or not digits.isdecimal() or not digits.isascii():
            raise ValidationError(_("Kode terdiri dari enam angka."))
        return digits
