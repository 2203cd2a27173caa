"""Where I am logged in."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kriya.accounts.actions.sessions import end_session, end_sessions
from kriya.accounts.queries.devices import devices_of
from kriya.accounts.request import Request


@login_required
def devices(request: Request) -> HttpResponse:
    """List the devices; POST logs every other one out."""
    if request.method == "POST":
        ended = end_sessions(request.user, keep=request.session.session_key)
        messages.success(request, ngettext("%d perangkat lain keluar.", "%d perangkat lain keluar.", ended) % ended)
        return redirect("accounts:devices")
    return render(request, "accounts/devices.html", {"devices": devices_of(request.user, request.session.session_key)})


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """Log one of my devices out; this one goes to the front page."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    here = session.session_key == request.session.session_key
    if here:
        return redirect("account_logout")
    end_session(session)
    messages.success(request, _("Perangkat itu sudah keluar."))
    return redirect("accounts:devices")
