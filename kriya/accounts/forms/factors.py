"""allauth's forms of second factors with our words."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.accounts.second_factor import APP_CODE_HOLDS


def _code(field: forms.Field) -> None:
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update({"class": "code-input", "autocapitalize": "none", "spellcheck": "false"})


def _spend(user: User, code: str) -> str:
    """Take a right code of an app, once for as long as it is right (RFC 6238, section 5.2).

    allauth keeps that for half a minute, while a code is right for a minute and a half, and not of the code that an app
    is set up with.
    """
    if not cache.add(f"app-code:{user.pk}:{normalize_user_code(code)}", "spent", timeout=APP_CODE_HOLDS):
        raise get_adapter().validation_error("incorrect_code")
    return code


class _SpendsCode:
    """A form that asks for a code of the app, or a spare one, which allauth takes out of the list by itself."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        return _spend(self.user, code) if self.authenticator.type == Authenticator.Type.TOTP else code


class EnterCodeForm(_SpendsCode, AuthenticateForm):  # type: ignore[misc]
    """The second step of a log-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"])
        kinds = set(self.user.authenticator_set.values_list("type", flat=True))
        self.has_app, self.has_passkey = Authenticator.Type.TOTP in kinds, Authenticator.Type.WEBAUTHN in kinds
        both, spare = _("Kode dari aplikasi, atau satu kode cadangan"), _("Kode cadangan")
        self.fields["code"].label = both if self.has_app else spare


class ProveCodeForm(_SpendsCode, ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"])
        self.fields["code"].label = _("Kode dari aplikasi, atau satu kode cadangan")


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"])
        self.fields["code"].label = _("Kode enam angka dari aplikasi")
        self.fields["code"].widget.attrs.update(autocomplete="one-time-code", inputmode="numeric")

    def clean_code(self) -> str:
        return _spend(self.user, super().clean_code())


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.label, name.help_text = _("Nama"), _("Supaya nanti Anda tahu passkey yang mana. Misalnya: Laptop kantor.")
        alone.label, alone.initial = _("Bisa masuk tanpa kata sandi"), True
        alone.help_text = _("Cukup sidik jari, wajah, atau PIN peranti ini.")


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Nama")
