"""allauth's forms with our words: it speaks of e-mail where every other page says surel."""

from typing import Any

from allauth.account.forms import LoginForm, RequestLoginCodeForm, ResetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _email(field: forms.Field) -> None:
    field.label = _("Surel")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(autocomplete="username", inputmode="email", autocapitalize="none", spellcheck="false")


class LogInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _email(self.fields["login"])
        password = self.fields["password"]
        password.label, password.help_text = _("Kata sandi"), ""
        password.widget.attrs.pop("placeholder", None)


class EmailCodeForm(RequestLoginCodeForm):  # type: ignore[misc]
    """An e-mail address to which a code is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _email(self.fields["email"])


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    """An e-mail address to which a way to a new password is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _email(self.fields["email"])
