"""Invitations: written by the chair, accepted by whoever opens the letter."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kriya.accounts.actions.invitations import accept, find_open, invite, refuse_closed, withdraw
from kriya.accounts.forms.people import AcceptForm, InviteForm
from kriya.accounts.gate import staff
from kriya.accounts.models import Invitation, User
from kriya.accounts.request import Request
from kriya.accounts.roles import GRANTS, STAFF_ROLES, Can
from kriya.accounts.tasks import send_invitation
from kriya.core.jobs import defer
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt_form, did


@staff(Can.MANAGE_PEOPLE)
def new(request: Request) -> HttpResponse:
    """Invite somebody: a letter goes out with a link."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invitation = attempt_form(form, lambda: invite(**form.cleaned_data, by=request.user))
        if invitation:
            _send(request, invitation)
            return redirect("accounts:people")
    duties = [(role.label, [Can(what).label for what in Can if what in GRANTS[role]]) for role in STAFF_ROLES]
    crumbs = [(_("Orang"), reverse("accounts:people")), (_("Undang orang"), "")]
    return render(request, "accounts/invite.html", {"form": form, "duties": duties, "crumbs": crumbs})


@require_POST
@staff(Can.MANAGE_PEOPLE)
def resend(request: Request, pk: str) -> HttpResponse:
    """Send the letter again, with a new link."""
    invitation = get_object_or_404(Invitation.objects.all(), pk=pk)
    if did(request, lambda: refuse_closed(invitation)):
        _send(request, invitation)
    return redirect("accounts:people")


@require_POST
@staff(Can.MANAGE_PEOPLE)
def take_back(request: Request, pk: str) -> HttpResponse:
    """Make an invitation worthless."""
    invitation = get_object_or_404(Invitation.objects.all(), pk=pk)
    did(request, lambda: withdraw(invitation), _("Undangan untuk %(name)s ditarik.") % {"name": invitation.name})
    return redirect("accounts:people")


@never_cache
@sensitive_post_parameters("password", "again")
def answer(request: Request, secret: str) -> HttpResponse:
    """Let whoever was invited accept: a new person with name and password, a known one with a click."""
    try:
        invitation = find_open(secret)
    except Refused as no:
        return render(request, "accounts/invitation_closed.html", {"reason": say(no)}, status=410)
    if request.user.is_authenticated and request.user.email != invitation.email:
        return render(request, "accounts/invitation_other_person.html", {"invitation": invitation})
    if User.objects.filter(email=invitation.email).exists():
        return _answer_of_known(request, secret, invitation)
    form = AcceptForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = accept(secret, name=given["name"], password=given["password"], language=request.LANGUAGE_CODE)
        # A password chosen a moment ago is as fresh as one typed: the second factor is set up without asking again.
        record_authentication(request, user, method="password")
        response: HttpResponse = perform_login(request, user, email_verification="none")
        return response
    return render(request, "accounts/invitation.html", {"form": form, "invitation": invitation})


def _answer_of_known(request: Request, secret: str, invitation: Invitation) -> HttpResponse:
    if request.method == "POST":
        accept(secret)
        messages.success(request, _("Undangan diterima. Selamat bertugas!"))
        return redirect("accounts:home")
    return render(request, "accounts/invitation_known.html", {"invitation": invitation})


def _send(request: Request, invitation: Invitation) -> None:
    defer(send_invitation, soon=True, invitation_id=str(invitation.pk))
    messages.success(request, _("Undangan dikirim ke %(email)s.") % {"email": invitation.email})
