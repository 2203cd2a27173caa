"""A maker comes in by a link or the QR card that an officer handed out."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kriya.accounts.actions.links import STAYS, find_login_link, use_login_link
from kriya.accounts.models import User
from kriya.accounts.reach import hold_to, is_held
from kriya.accounts.request import Request
from kriya.core.refusal import Refused, say


@never_cache
def login_link(request: Request, secret: str) -> HttpResponse:
    """Show whose card it is; only the button uses it up, since chats and scanners open links to preview them."""
    try:
        if request.method == "POST":
            return let_in(request, use_login_link(secret), method="link")
        link = find_login_link(secret)
    except Refused as no:
        return render(request, "accounts/login_link_closed.html", {"reason": say(no)}, status=410)
    return render(request, "accounts/login_link.html", {"link": link})


def let_in(request: Request, user: User, *, method: str) -> HttpResponse:
    """Log a maker in for 30 days; whoever has a second factor is asked for it by allauth first.

    Somebody who is logged in by their own proof stays so; any other session reaches no further than this council.
    """
    is_own = request.user.is_authenticated and request.user.pk == user.pk and not is_held(request.session)
    record_authentication(request, user, method=method)
    response: HttpResponse = perform_login(request, user, email_verification="none")
    request.session.set_expiry(STAYS)
    if not is_own:
        hold_to(request.session, request.council)
    return response
