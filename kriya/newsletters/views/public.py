"""Ask for the newsletter, confirm it, leave it: without logging in, and each only by a button that is pressed.

A link alone changes nothing: programs that look through letters open every one of them.
"""

from typing import Final
from urllib.parse import urlsplit

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kriya.accounts.request import Request
from kriya.core.refusal import Refused
from kriya.design.messages import attempt, attempt_form
from kriya.newsletters.actions.subscribing import ask, confirm, hash_of, leave
from kriya.newsletters.forms import AskForm
from kriya.newsletters.models import Place
from kriya.newsletters.tokens import confirmed_by, left_by
from kriya.shop.views.public.keeping import kept_by_nobody

METHODS: Final = ["GET", "HEAD", "POST"]


def words_shown(request: Request) -> str:
    """Return what somebody agrees to; it stands beside the button, and is kept with the consent."""
    return _("Kirimi saya buletin %(council)s lewat surel. Saya bisa berhenti kapan saja.") % {
        "council": request.council.name
    }


# The form stands in the foot of pages that caches keep, where no token can; what another site sends is refused.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(METHODS)
@kept_by_nobody
def subscribe(request: Request) -> HttpResponse:
    """Take an address and write to it for a confirmation; whether it was known is not told."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if attempt_form(form, lambda: _ask(request, email), "email"):
            return redirect("newsletters:asked")
    context = {"form": form, "words": words_shown(request)}
    return render(request, "newsletters/public/subscribe.html", context, status=422 if form.errors else 200)


def _ask(request: Request, email: str) -> bool:
    if not _is_ours(request):
        raise Refused("newsletter_asked_too_often")
    key = f"{request.council.pk}:{hash_of(email)}"
    if not ratelimit.consume(request, action="newsletter", key=key):
        raise Refused("newsletter_asked_too_often")
    ask(email, language=request.LANGUAGE_CODE, words=words_shown(request), place=Place.SITE)
    return True


def _is_ours(request: Request) -> bool:
    """Tell whether a page of this site sends the form; old browsers say nothing of it, and are believed."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site:
        return site in {"same-origin", "none"}
    return not origin or urlsplit(origin).netloc == request.get_host()


@require_http_methods(["GET", "HEAD"])
@kept_by_nobody
def asked(request: Request) -> HttpResponse:
    """Say that a letter is on its way."""
    return render(request, "newsletters/public/asked.html")


@require_http_methods(METHODS)
@kept_by_nobody
def confirmed(request: Request, token: str) -> HttpResponse:
    """Subscribe by the link of the letter, once its button is pressed."""
    found = confirmed_by(token)
    words = words_shown(request)
    done = bool(found and request.method == "POST" and attempt(request, lambda: confirm(found, words=words)))
    context = {"is_old": found is None, "is_done": done, "words": words}
    return render(request, "newsletters/public/confirm.html", context, status=404 if found is None else 200)


# Mail programs press it for their reader and know no token (RFC 8058).
@csrf_exempt
@require_http_methods(METHODS)
@kept_by_nobody
def unsubscribed(request: Request, token: str) -> HttpResponse:
    """End a subscription, once the button is pressed."""
    found = left_by(token)
    done = bool(found and request.method == "POST" and attempt(request, lambda: leave(found)))
    context = {"is_old": found is None, "is_done": done}
    return render(request, "newsletters/public/leave.html", context, status=404 if found is None else 200)
