"""Who may open a staff page: somebody with a role in this council that allows it, logged in with a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.shortcuts import render, resolve_url

from kriya.accounts.request import Request
from kriya.accounts.resending import answered_once
from kriya.accounts.second_factor import ask_for_second_factor, has_second_factor
from kriya.design.unsent import unsent

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponseBase]


def _log_in_first(request: Request) -> HttpResponseBase:
    """Lead to the log-in; whoever typed something into a form before is shown it first, for it is not saved."""
    there = redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if not is_page or not unsent(request):
        return there
    return render(request, "accounts/session_ended.html", {"log_in_url": there.url}, status=403)


def staff(what: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever may do `what` here: strangers to the council get 404, visitors the log-in page.

    A role that may not gets 403, but 404 where the address names an object: whose it is must not show.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gate(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _log_in_first(request)
            if request.membership is None or not request.membership.is_staff:
                raise Http404
            if not request.membership.can(what):
                raise Http404 if kwargs else PermissionDenied
            if not has_second_factor(request):
                return ask_for_second_factor(request)
            return answered_once(request, lambda: view(request, *args, **kwargs), kwargs)

        gate.needs = what  # type: ignore[attr-defined]
        return gate

    return decorate


def maker_only(view: View[P]) -> View[P]:
    """Let in the makers of this council."""

    @wraps(view)
    def gate(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _log_in_first(request)
        if request.membership is None or not request.membership.is_maker:
            raise Http404
        return answered_once(request, lambda: view(request, *args, **kwargs), kwargs)

    gate.needs = "maker"  # type: ignore[attr-defined]
    return gate


def makers_and(elsewhere: View[P]) -> Callable[[View[P]], View[P]]:
    """Let in the makers of this council; whoever else is logged in is led `elsewhere`: a public page leads here."""

    def decorate(view: View[P]) -> View[P]:
        makers = maker_only(view)

        @wraps(view)
        def gate(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            is_maker = request.membership is not None and request.membership.is_maker
            return (makers if is_maker or not request.user.is_authenticated else elsewhere)(request, *args, **kwargs)

        gate.needs = "maker"  # type: ignore[attr-defined]
        return gate

    return decorate


def signature(view: Any) -> str | None:
    """Return what a view needs, for the test that walks every address."""
    return getattr(view, "needs", None)
