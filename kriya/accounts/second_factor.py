"""The second factor of staff: a passkey, or a password with a code of an app.

A session has one when it proved a factor that its person still has: removing the factor takes that from every session,
and a session older than the factor has to prove it first.
"""

import time
from typing import Any, Final

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kriya.accounts.models import User
from kriya.accounts.request import Request

DEMO_LOGIN = "demo_login"
APP_CODE_HOLDS: Final = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
"""Seconds: a code of an app is right in its own half minute and in the one before and after it."""


def has_second_factor(request: Request) -> bool:
    """Tell whether this session stands on a second factor; the demo's one-click log-in counts in the demo only."""
    if settings.DEMO and request.session.get(DEMO_LOGIN):
        return True
    return not request.membership.factors.isdisjoint(_proved(request))


def ask_for_second_factor(request: Request) -> HttpResponse:
    """Send to the page that sets one up, or, when the person has one, to the page that asks for it."""
    if not request.membership.factors:
        return redirect("mfa_index")
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def note_second_factor(request: Any, factor: Authenticator) -> None:
    """Note that this session set up a factor just now, and thereby proved to hold it."""
    record_authentication(request, request.user, method="mfa", id=factor.pk, type=factor.type)


def prove_in(session: Any, user: User, factor: Authenticator) -> None:
    """Write into a session that it proved a factor, as allauth does: for tests, which log in without a browser."""
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}
    ]
    session["account_authentication_methods_user"] = str(user.pk)


def _proved(request: Request) -> set[int]:
    records = get_authentication_records(request, request.user)
    return {record["id"] for record in records if record.get("method") == "mfa" and "id" in record}
