"""A maker asks for a code by telephone number; an officer sends it over WhatsApp."""

from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kriya.accounts.actions.codes import enter_code, relay_code, request_code
from kriya.accounts.forms.makers import CodeForm, PhoneForm
from kriya.accounts.gate import staff
from kriya.accounts.languages import speaking_to
from kriya.accounts.models import CodeRequest
from kriya.accounts.phones import whatsapp
from kriya.accounts.queries.codes import unknown_numbers, waiting_for_code
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.accounts.views.links import let_in
from kriya.core.refusal import Refused, say

ASKED = "code_request"


@never_cache
def ask(request: Request) -> HttpResponse:
    """Note that a number asks for a code; a number of nobody gets the same answer, and the same limits."""
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        phone = form.cleaned_data["phone"]
        if ratelimit.consume(request, action="phone_code", key=f"{request.council.pk}:{phone}"):
            earlier = request.session.get(ASKED)
            asked = request_code(phone, instead_of=UUID(earlier) if earlier else None)
            request.session[ASKED] = str(asked.pk)
            return redirect("accounts:enter_code")
        form.add_error("phone", say(Refused("too_often")))
    return render(request, "accounts/ask_code.html", {"form": form})


@never_cache
def enter(request: Request) -> HttpResponse:
    """Take the six digits, only in the browser that asked for them."""
    if ASKED not in request.session:
        return redirect("accounts:request_code")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = enter_code(UUID(request.session[ASKED]), form.cleaned_data["code"])
        except Refused as no:
            if no.code == "code_over":
                return render(request, "accounts/code_over.html", {"reason": say(no)})
            form.add_error("code", say(no))
        else:
            del request.session[ASKED]
            return let_in(request, user, method="phone_code")
    return render(request, "accounts/enter_code.html", {"form": form})


@staff(Can.EDIT_REGISTER)
def waiting(request: Request) -> HttpResponse:
    """Show the officer who waits for a code."""
    return render(request, "accounts/codes.html", {"waiting": waiting_for_code(), "unknown": unknown_numbers()})


@never_cache
@require_POST
@staff(Can.EDIT_REGISTER)
def relay(request: Request, pk: UUID) -> HttpResponse:
    """Make a code and show it once, with the WhatsApp message to send it; a second press makes a new one."""
    asked = get_object_or_404(CodeRequest.objects.select_related("user"), pk=pk)
    crumbs = [(_("Kode masuk"), reverse("accounts:codes")), (str(asked.user or asked.phone), "")]
    try:
        code = relay_code(asked, by=request.user)
    except Refused as no:
        return render(request, "accounts/code_relay.html", {"reason": say(no), "crumbs": crumbs}, status=409)
    shown = f"{code[:3]} {code[3:]}"
    with speaking_to(asked.user):
        text = _("Kode masuk %(council)s: %(code)s. Berlaku 10 menit. Jangan berikan kepada siapa pun.")
    message = text % {"council": request.council.short_name, "code": shown}
    chat = whatsapp(asked.phone, message)
    given = {"asked": asked, "code": shown, "message": message, "chat": chat, "crumbs": crumbs}
    return render(request, "accounts/code_relay.html", given)
