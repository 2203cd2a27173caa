"""Letters about a second factor that was reset, each in the language of who reads it."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kriya.accounts.models import FactorReset, User
from kriya.councils.models import Council


def letter_to_owner(reset: FactorReset, council: Council) -> EmailMessage:
    """Return the letter that tells whose factor it was: who reset it, when, why, and what comes next."""
    with translation.override(reset.user.language or settings.LANGUAGE_CODE):
        subject = _("Pengaman kedua Anda disetel ulang")
        return _letter(reset.user, subject, "factor_reset", council, {"reset": reset, "day": _day(reset)})


def letter_to_chair(chair: User, reset: FactorReset, council: Council, done_in: Council) -> EmailMessage:
    """Return the letter that tells a chair of `council` about one of their people; `done_in` is where it was reset.

    Without the reason: that is a note between the person and the council that wrote it.
    """
    with translation.override(chair.language or settings.LANGUAGE_CODE):
        subject = _("Pengaman %(name)s disetel ulang") % {"name": reset.user.name}
        given = {"reset": reset, "chair": chair, "done_in": done_in, "day": _day(reset)}
        return _letter(chair, subject, "factor_reset_chair", council, given)


def _letter(to: User, subject: str, name: str, council: Council, given: dict[str, Any]) -> EmailMessage:
    body = render_to_string(f"accounts/letters/{name}.txt", {**given, "council": council})
    reply = [council.email] if council.email else None
    return EmailMessage(f"{council.short_name}: {subject}", body, to=[to.email or ""], reply_to=reply)


def _day(reset: FactorReset) -> str:
    return date_format(timezone.localtime(reset.reset_at), "j F Y, H.i")
