"""allauth's forms of second factors with our words."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _code(field: forms.Field) -> None:
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update({"class": "code-input", "autocapitalize": "none", "spellcheck": "false"})


class EnterCodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step of a log-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"])
        kinds = set(self.user.authenticator_set.values_list("type", flat=True))
        self.has_app, self.has_passkey = Authenticator.Type.TOTP in kinds, Authenticator.Type.WEBAUTHN in kinds
        both, spare = _("Kode dari aplikasi, atau satu kode cadangan"), _("Kode cadangan")
        self.fields["code"].label = both if self.has_app else spare


class ProveCodeForm(ReauthenticateForm):  # type: ignore[misc]
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
