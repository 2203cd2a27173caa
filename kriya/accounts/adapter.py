"""How allauth behaves here: nobody signs up by themselves, letters come from the council, secrets are sealed."""

import time
from io import BytesIO
from typing import Any

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.core.personal import decrypt, encrypt

_PROOFS = frozenset({"password", "mfa"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up: staff come by invitation, makers by the register."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Surel atau kata sandi belum cocok."),
        "too_many_login_attempts": _("Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi."),
        "incorrect_code": _("Kode belum cocok. Periksa lagi angkanya."),
        "incorrect_password": _("Kata sandi belum cocok."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_user_display(self, user: Any) -> str:
        return str(user)

    def is_reauthentication_required(self, **_app: Any) -> bool:
        """Ask again only when nothing was proved in the last minutes: who has just logged in has just been asked."""
        records = get_authentication_records(self.request, self.request.user)
        proofs = [record["at"] for record in records if record.get("method") in _PROOFS]
        return not proofs or time.time() - proofs[-1] >= app_settings.REAUTHENTICATION_TIMEOUT

    def get_logout_redirect_url(self, request: Any) -> str:
        """Stay in the council: its home, or the national front."""
        return reverse("site:home") if request.council is not None else reverse("nation:home")

    def format_email_subject(self, subject: str) -> str:
        council = getattr(self.request, "council", None)
        return f"{council.short_name if council else 'Kriya'}: {subject}"

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Write to the address that the person logs in with, also when allauth keeps no row for it."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the secrets of second factors and draws their QR codes without another library."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Draw dark on white with a quiet zone: a camera reads it on a dark page too."""
        out = BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=3, light="#fff", xmldecl=False)
        return out.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}
