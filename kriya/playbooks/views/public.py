"""A playbook for the guests: read by whoever has its link, and taken home as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.councils.addresses import origin
from kriya.playbooks.models import PublishedPlaybook
from kriya.playbooks.page import told
from kriya.playbooks.queries.shelf import by_secret
from kriya.playbooks.sealing import fingerprint
from kriya.playbooks.views.files import playbook_file


def _opened(request: Request, secret: str) -> PublishedPlaybook:
    found = by_secret(request.council.pk, secret)
    if found is None:
        raise Http404
    return found


@require_safe
@never_cache
def playbook(request: Request, secret: str) -> HttpResponse:
    """Show what a playbook tells and brings."""
    one = _opened(request, secret)
    context = {
        "page": told(one.content, digest=one.digest),
        "fingerprint": fingerprint(one.key),
        "file_url": reverse("playbooks:public_file", args=[secret]),
        "address": f"{origin(request)}{request.path}",
    }
    response = render(request, "playbooks/public.html", context)
    # A link that is meant for some is not for the indexes of search engines.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@never_cache
def file(request: Request, secret: str) -> HttpResponse:
    """Send the file that travels home with the guests."""
    return playbook_file(_opened(request, secret))
