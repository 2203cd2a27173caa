"""The demo's one-click log-in, and the letters that it sent to nobody."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.accounts.second_factor import DEMO_LOGIN
from kriya.councils.models import Council
from kriya.councils.request import AddressedRequest
from kriya.demo.councils import SHARED, demo_email
from kriya.demo.letters import letters_in


@require_POST
def log_in(request: AddressedRequest, slug: str, role: str) -> HttpResponse:
    """Log in as the demo person with this role in this council."""
    if role not in Role.values:
        raise Http404
    council = get_object_or_404(Council, slug=slug)
    user = get_object_or_404(User, email=demo_email(role, council))
    return _let_in(request, user, request.council_prefix if request.council == council else f"/{council.slug}")


@require_POST
def log_in_shared(request: HttpRequest) -> HttpResponse:
    """Log in as the person who serves both councils; the next page asks which."""
    return _let_in(request, get_object_or_404(User, email=SHARED[1]), "")


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Show the letters that would have been sent."""
    folder = getattr(settings, "EMAIL_FILE_PATH", "")
    return render(request, "demo/letters.html", {"letters": letters_in(Path(folder)) if folder else []})


def _let_in(request: HttpRequest, user: User, council_prefix: str) -> HttpResponse:
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[DEMO_LOGIN] = True
    language = "" if request.LANGUAGE_CODE == settings.LANGUAGE_CODE else f"/{request.LANGUAGE_CODE}"
    return redirect(f"{council_prefix}{language}/beranda/")
