"""An office asks for a quotation: one page, no account, and honest limits against machines."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kriya.accounts.request import Request
from kriya.core.ids import new_id, read_id
from kriya.core.refusal import Refused
from kriya.core.signed import opened, signed
from kriya.design.messages import fits
from kriya.quotations.actions.inquiring import ask
from kriya.quotations.forms.inquiry import InquiryForm
from kriya.quotations.models import Inquiry
from kriya.shop.views.public.keeping import kept_by_nobody, written

TRAP: Final = "situs_lain"
"""A field that no person sees; its name is none that a browser fills in by itself."""
QUICKEST: Final = timedelta(seconds=4)
_LONGEST: Final = timedelta(days=1)
_DOOR: Final = "quotations.ask"


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
    context = {"form": form, "key": key, "began": signed(_DOOR, key, dated=True), "trap": TRAP}
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
    word = request.POST.get("dibuka", "")
    return None if opened(_DOOR, word, within=QUICKEST) else opened(_DOOR, word, within=_LONGEST)


@require_safe
@kept_by_nobody
def thanks(request: Request) -> HttpResponse:
    """Say that it was taken in and what happens next."""
    return render(request, "quotations/public/thanks.html")
