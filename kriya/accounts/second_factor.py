"""The second factor of staff: a passkey, or a password with TOTP."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

DEMO_LOGIN = "demo_login"
CONFIRMED = "second_factor"


def has_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session stands on a second factor; the demo's one-click log-in counts in the demo only."""
    if settings.DEMO and request.session.get(DEMO_LOGIN):
        return True
    if request.session.get(CONFIRMED):
        return True
    if is_mfa_enabled(request.user):
        request.session[CONFIRMED] = True
        return True
    return False
