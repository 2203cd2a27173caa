"""An office asks for a quotation: one page, no account, and honest limits against machines."""

from typing import Final
from uuid import UUID

from allauth.core import ratelimit
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kriya.accounts.request import Request
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused
from kriya.design.messages import fits
from kriya.quotations.actions.inquiring import ask
from kriya.quotations.forms.inquiry import InquiryForm
from kriya.quotations.models import Inquiry
from kriya.shop.views.public.keeping import kept_by_nobody, written

TRAP: Final = "situs_lain"
"""A field that no person sees; its name is none that a browser fills in by itself."""
QUICKEST_SECONDS: Final = 4
_LONGEST_SECONDS: Final = 24 * 60 * 60


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@kept_by_nobody
def ask_for(request: Request) -> HttpResponse:
    """Show the form, and take the inquiry in; a second tap is the same inquiry."""
    typed = {name: written(str(value)) for name, value in request.POST.items()}
    form = InquiryForm(typed or None)
    if request.method == "POST" and form.is_valid() and fits(form, lambda: _taken(request, form)):
        return redirect("quotations:thanks")
    key = read_id(typed.get("kunci")) or new_id()
    context = {"form": form, "key": key, "began": _signer(request).sign(str(key)), "trap": TRAP}
    return render(request, "quotations/public/ask.html", context, status=422 if form.errors else 200)


def _taken(request: Request, form: InquiryForm) -> Inquiry:
    """Take in what a person wrote. Raises Refused for a machine, for too many, and for a key with other words."""
    key = _key_of(request)
    if key is None or request.POST.get(TRAP):
        raise Refused("inquiry_not_taken")
    asked = form.asked()
    who = f"{request.council.pk}:{asked.phone}"
    if not Inquiry.objects.filter(pk=key).exists() and not ratelimit.consume(
        request, action="quotation_inquiry", key=who
    ):
        raise Refused("inquiries_too_many")
    return ask(asked, key=key)


def _key_of(request: Request) -> UUID | None:
    """Return the form's id where the page was open long enough to be read; None where nobody types that fast."""
    signed = request.POST.get("dibuka", "")
    try:
        key = _signer(request).unsign(signed, max_age=_LONGEST_SECONDS)
    except BadSignature:
        return None
    try:
        _signer(request).unsign(signed, max_age=QUICKEST_SECONDS)
    except BadSignature:
        return read_id(key)
    return None


def _signer(request: Request) -> TimestampSigner:
    return TimestampSigner(salt=f"quotations.ask.{request.council.pk}")


@require_safe
@kept_by_nobody
def thanks(request: Request) -> HttpResponse:
    """Say that it was taken in and what happens next."""
    return render(request, "quotations/public/thanks.html")
