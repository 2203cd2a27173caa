"""The form that lets a person log in for a maker."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.forms.makers import PhoneField
from kriya.makers.models import Maker


class LoginForm(forms.Form):
    """Who it is, and how they can be reached; with neither number nor address they come in by card."""

    name = forms.CharField(label=_("Nama orangnya"), max_length=120)
    phone = PhoneField(
        label=_("Nomor WhatsApp"),
        required=False,
        help_text=_("Untuk meminta kode masuk. Nomor milik orang itu sendiri."),
    )
    email = forms.EmailField(label=_("Surel"), required=False, help_text=_("Boleh kosong: kartu QR saja sudah cukup."))

    def __init__(self, *args: Any, maker: Maker, **kwargs: Any) -> None:
        kwargs["initial"] = {} if maker.logins.exists() else _owner(maker)
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if not name:
            raise ValidationError(_("Tulis nama orangnya."))
        return name


def _owner(maker: Maker) -> dict[str, str]:
    numbers = [phone.number for phone in maker.phones.all() if phone.kind == "mobile"]
    return {"name": maker.owner_name or maker.name, "phone": numbers[0] if numbers else "", "email": maker.email}
