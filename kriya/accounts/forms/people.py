"""Forms of the people page."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.accounts.roles import STAFF_ROLES


class InviteForm(forms.Form):
    """Who is to serve, and as what."""

    name = forms.CharField(label=_("Nama"), max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("Surel"),
        help_text=_("Undangan dikirim ke alamat ini. Surel yang sama dipakai untuk masuk."),
        widget=forms.EmailInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = forms.ChoiceField(
        label=_("Peran"), widget=forms.RadioSelect, choices=[(role.value, role.label) for role in STAFF_ROLES]
    )


class RoleForm(forms.Form):
    """One more role for somebody."""

    role = forms.ChoiceField(label=_("Tambah peran"), error_messages={"required": _("Pilih dulu perannya.")})

    def __init__(self, *args: Any, held: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [(role.value, role.label) for role in STAFF_ROLES if role not in held]
        # The first role is the chair's: nobody becomes that by a button pressed too soon.
        self.fields["role"].choices = [("", _("Pilih peran")), *free]  # type: ignore[attr-defined]


class RemoveForm(forms.Form):
    """Why somebody stops serving."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=240,
        required=False,
        help_text=_("Misalnya: pindah tugas, masa bakti selesai. Tercatat untuk pengurus berikutnya."),
    )


class ResetFactorForm(forms.Form):
    """Why somebody's second factor is taken away."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=240, help_text=_("Misalnya: ponsel hilang. Tercatat bersama nama Anda.")
    )


class AcceptForm(forms.Form):
    """A new person: their name and a password."""

    name = forms.CharField(label=_("Nama lengkap"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        help_text=_("Paling sedikit 10 huruf. Kalimat pendek yang mudah Anda ingat lebih baik daripada kata rumit."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Kata sandi sekali lagi"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        password = given.get("password")
        if not password:
            return given
        if password != given.get("again"):
            self.add_error("again", _("Kedua kata sandi belum sama."))
        try:
            validate_password(password, User(name=given.get("name", ""), email=self.email))
        except ValidationError as weak:
            self.add_error("password", weak)
        return given
