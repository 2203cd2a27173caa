"""Forms of founding."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.councils.forms import ProfileForm


class CouncilForm(forms.Form):
    """How the council is called, and where its pages stand."""

    name = forms.CharField(label=_("Nama dewan"), max_length=120)
    slug = forms.SlugField(
        label=_("Alamat web"),
        max_length=40,
        help_text=_("Huruf kecil tanpa spasi. Tidak berubah lagi sesudah ini."),
        error_messages={"invalid": _("Hanya huruf, angka, dan tanda hubung, misalnya gunungkidul.")},
    )

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()


class FounderForm(CouncilForm):
    """The same with whoever founds it and becomes its chair."""

    person = forms.CharField(
        label=_("Nama lengkap Anda"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Surel Anda"), widget=forms.EmailInput({"autocomplete": "username", "autocapitalize": "none"})
    )
    password = forms.CharField(
        label=_("Kata sandi"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("Paling sedikit 10 huruf. Kalimat pendek yang mudah Anda ingat lebih baik daripada kata rumit."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Kata sandi sekali lagi"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is too weak, or typed otherwise the second time."""
        given = super().clean() or {}
        password = given.get("password")
        if password:
            try:
                validate_password(password, User(email=given.get("email", ""), name=given.get("person", "")))
            except ValidationError as reason:
                self.add_error("password", reason)
            if given.get("again") not in (None, password):
                self.add_error("again", _("Kata sandinya berbeda dari yang pertama."))
        return given


class ClothForm(ProfileForm):
    """Colour and motif alone, with the same check that words can be read on it."""

    class Meta(ProfileForm.Meta):
        fields = ("colour", "dye", "motif")  # type: ignore[assignment]
