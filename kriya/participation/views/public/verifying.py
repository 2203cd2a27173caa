"""Anyone checks a certificate by its code: whether it is true, of whom (masked), for what, and if it still holds."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.participation.codes import clean_code, shown_code
from kriya.participation.models import PublishedCertificate
from kriya.participation.words import hours_of


@never_cache
@require_safe
def verify(request: Request) -> HttpResponse:
    """Ask for a code, and lead to what it says."""
    typed = request.GET.get("kode", "").strip()[:40]
    code = clean_code(typed) if typed else None
    if code:
        return redirect("participation:verify_one", code)
    return _ask(request, typed)


@never_cache
@require_safe
def verify_one(request: Request, code: str) -> HttpResponse:
    """Say what a code stands for; one that the council never gave, or that is none, says so, with 404."""
    clean = clean_code(code)
    if clean is None:
        return _ask(request, code[:40], status=404)
    found = PublishedCertificate.objects.filter(pk=clean, council=request.council).first()
    context: dict[str, Any] = {
        "certificate": found,
        "code": shown_code(clean),
        "hours": hours_of(found.minutes) if found else "",
    }
    return render(request, "participation/public/verified.html", context, status=200 if found else 404)


def _ask(request: Request, typed: str, *, status: int = 200) -> HttpResponse:
    return render(request, "participation/public/verify.html", {"typed": typed}, status=status)
