"""The innermost middleware opens the council's scope and transaction, knows the person's roles, names the request
in history. The one around it notes which devices a person uses.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast
from uuid import uuid4

import pghistory
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.shortcuts import render

from kriya.accounts.models import User
from kriya.accounts.queries import Member, membership_in_scope
from kriya.accounts.reach import is_held, is_own_account, reaches
from kriya.accounts.request import AnyRequest
from kriya.core.scoping import act_as_person, council_scope, projection_scope
from kriya.councils.models import Council

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_DETOURS = (ImmediateHttpResponse, ReauthenticationRequired)
SEEN, _EVERY_SECONDS = "seen_at", 300


class ScopeMiddleware:
    """Run the view inside its council; anything that goes wrong in it leaves nothing behind."""

    def __init__(self, get_response: Callable[[AnyRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        request.membership = None
        if request.method in _READS:
            return self._in_scope(request)
        with pghistory.context(user=request.user.pk, url=request.path, request=str(uuid4())):
            return self._in_scope(request)

    def _in_scope(self, request: AnyRequest) -> HttpResponse:
        if request.council is not None and request.path_info.startswith(settings.OWN_SCOPE_PATHS):
            return self.get_response(request)
        if request.council is None:
            with transaction.atomic():
                if request.user.is_authenticated:
                    act_as_person(request.user.pk)
                return self._answer(request)
        if not request.user.is_authenticated and _reads_projections(request):
            with projection_scope(request.council):
                return self.get_response(request)
        person = request.user.pk if request.user.is_authenticated else None
        with council_scope(request.council, person=person):
            if request.user.is_authenticated:
                request.membership = _membership(request.session, request.user, request.council)
            return self._answer(request)

    def _answer(self, request: AnyRequest) -> HttpResponse:
        if request.user.is_authenticated and is_own_account(request.session, request.path_info):
            return render(request, "accounts/log_in_yourself.html", status=403)
        response = self.get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response

    def process_exception(self, _request: AnyRequest, reason: Exception) -> None:
        """Roll back whatever the view did before it raised, a 404 included; allauth's detours are no failures."""
        if not isinstance(reason, _DETOURS) and connection.in_atomic_block:
            transaction.set_rollback(True)


def _membership(session: Any, user: User, council: Council) -> Member | None:
    """Return what a person may do here, as far as the session reaches."""
    member = membership_in_scope(user)
    if member is None or not is_held(session):
        return member
    if not reaches(session, council.pk):
        return None
    return replace(member, serves=tuple(one for one in member.serves if reaches(session, one.council)))


def _reads_projections(request: AnyRequest) -> bool:
    """Tell whether a page is made of published projections alone, which need neither transaction nor setting."""
    return request.method in _READS and request.path_info.startswith(settings.PROJECTION_PATHS)


class SeenMiddleware(UserSessionsMiddleware):  # type: ignore[misc]
    """Note when a device was last seen, at most every five minutes: allauth would write on every page."""

    def __call__(self, request: AnyRequest) -> HttpResponse:
        now = int(time.time())
        if not request.user.is_authenticated or now - request.session.get(SEEN, 0) < _EVERY_SECONDS:
            return cast(HttpResponse, self.get_response(request))
        request.session[SEEN] = now
        return cast(HttpResponse, super().__call__(request))
