"""The demo's one-click log-in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.accounts.second_factor import DEMO_LOGIN
from kriya.councils.models import Council
from kriya.demo.seed import demo_email


@require_POST
def log_in(request: HttpRequest, slug: str, role: str) -> HttpResponse:
    """Log in as the demo person with this role in this council."""
    if role not in Role.values:
        raise Http404
    council = get_object_or_404(Council, slug=slug)
    user = get_object_or_404(User, email=demo_email(role, council))
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[DEMO_LOGIN] = True
    language = "" if request.LANGUAGE_CODE == settings.LANGUAGE_CODE else f"/{request.LANGUAGE_CODE}"
    return redirect(f"/{council.slug}{language}/beranda/")
