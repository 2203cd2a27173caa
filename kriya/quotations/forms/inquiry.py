"""What an office writes to ask for a quotation."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164
from kriya.core.clock import today
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.quotations.actions.inquiring import Asked

_MOST_PIECES: Final = 100_000
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InquiryForm(forms.Form):
    """Who asks, and what is needed; only what a call back needs is required."""

    institution = forms.CharField(
        label=_("Instansi atau perusahaan"), max_length=160, widget=forms.TextInput({"autocomplete": "organization"})
    )
    contact = forms.CharField(label=_("Nama Anda"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Telepon atau WhatsApp"), max_length=30,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Surel"), required=False, help_text=_("Surat penawaran kami kirim ke sini."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    wanted = forms.CharField(
        label=_("Apa yang dibutuhkan"), max_length=1500, widget=forms.Textarea({"rows": 5}),
        help_text=_("Misalnya 100 pouch batik untuk peserta lomba, dengan logo instansi."),
    )  # fmt: skip
    pieces = WholeField(
        label=_("Kira-kira berapa buah"), required=False, min_value=1, max_value=_MOST_PIECES, widget=forms.NumberInput
    )
    needed_on = forms.DateField(label=_("Dibutuhkan tanggal"), required=False, widget=_DAY)
    budget = SumField(label=_("Anggaran seluruhnya (rupiah)"), required=False)

    def clean_phone(self) -> str:
        """Return it as E.164; refuse what is no number."""
        number = e164(self.cleaned_data["phone"])
        if number is None:
            raise forms.ValidationError(_("Nomor telepon tidak terbaca. Contoh: 0812 3456 7890."), code="phone")
        return number

    def clean_needed_on(self) -> date | None:
        """Refuse a day that is over."""
        day: date | None = self.cleaned_data["needed_on"]
        if day is not None and day < today():
            raise forms.ValidationError(_("Tanggal ini sudah lewat."), code="day")
        return day

    def asked(self) -> Asked:
        """Return what was written."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in self.fields}
        return Asked(**said)
