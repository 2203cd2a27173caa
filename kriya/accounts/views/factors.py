"""allauth's two pages that set up a second factor; the session that does so has proved it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from kriya.accounts.second_factor import note_second_factor


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator app."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _note_newest(self.request, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _note_newest(self.request, Authenticator.Type.WEBAUTHN)
        return response


def _note_newest(request: HttpRequest, kind: str) -> None:
    note_second_factor(request, Authenticator.objects.filter(user=request.user.pk, type=kind).latest("pk"))
