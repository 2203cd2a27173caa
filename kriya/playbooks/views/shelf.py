"""The shelf: what runs, what is on offer, what came and what the council makes; reading it; whom to trust."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt, attempt_form
from kriya.playbooks.actions.receiving import fetch, receive_file, trust
from kriya.playbooks.forms import FileForm
from kriya.playbooks.models import Received, TrustedKey, Way
from kriya.playbooks.page import told
from kriya.playbooks.queries.progress import progress_of
from kriya.playbooks.queries.shelf import (
    is_trusted,
    offered,
    own_playbooks,
    read_but_not_taken,
    running,
    running_of,
    shipped_keys,
)
from kriya.playbooks.sealing import fingerprint


@require_safe
@staff(Can.READ_NUMBERS)
def shelf(request: Request) -> HttpResponse:
    """Show every playbook that is of any concern here."""
    return _shelf(request, FileForm())


def _shelf(request: Request, form: FileForm) -> HttpResponse:
    context = {
        "running": [(one, told(one.received.content), progress_of(one)) for one in running()],
        "offered": [(one, told(one.content)) for one in offered()],
        "came": [(one, told(one.content)) for one in read_but_not_taken()],
        "own": own_playbooks(),
        "form": form,
        "can_make": request.membership.can(Can.MANAGE_PLAYBOOKS),
    }
    return render(request, "playbooks/shelf.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PLAYBOOKS)
def bring(request: Request) -> HttpResponse:
    """Read a file that somebody brought."""
    form = FileForm(request.POST, request.FILES)
    data = form.cleaned_data["file"] if form.is_valid() else None
    received = attempt_form(form, lambda: receive_file(data, by=request.user), "file") if data is not None else None
    return redirect("playbooks:received", received.pk) if received else _shelf(request, form)


@require_POST
@staff(Can.MANAGE_PLAYBOOKS)
def take(request: Request) -> HttpResponse:
    """Read what a neighbour offers, or what is shipped."""
    way, _colon, reference = request.POST.get("paket", "").partition(":")
    received = attempt(request, lambda: fetch(way, reference, by=request.user))
    return redirect("playbooks:received", received.pk) if received else redirect("playbooks:shelf")


@require_safe
@staff(Can.READ_NUMBERS)
def received(request: Request, pk: UUID) -> HttpResponse:
    """Show what a playbook says, and by whom it is signed."""
    one = get_object_or_404(Received.objects.select_related("received_by"), pk=pk)
    known = TrustedKey.objects.filter(key=one.key).select_related("decided_by").first()
    page = told(one.content, digest=one.digest)
    context = {
        "received": one,
        "page": page,
        "fingerprint": fingerprint(one.key),
        "is_shipped": one.key in shipped_keys(),
        "is_trusted": is_trusted(one.key),
        "known": known,
        "is_neighbour": one.way == Way.NEIGHBOUR,
        "running": running_of(one.uid),
        "can_decide": request.membership.can(Can.MANAGE_COUNCIL),
        "crumbs": [(_("Paket tiru"), reverse("playbooks:shelf")), (page["title"], "")],
    }
    return render(request, "playbooks/received.html", context)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def decide(request: Request, pk: UUID) -> HttpResponse:
    """Trust the key of a playbook, or trust it no more."""
    one = get_object_or_404(Received.objects.all(), pk=pk)
    wanted = request.POST.get("percaya") == "ya"
    trust(one.key, name=one.content["council"]["name"], is_trusted=wanted, by=request.user)
    messages.success(request, _("Kunci ini dipercaya.") if wanted else _("Kunci ini tidak dipercaya lagi."))
    return redirect("playbooks:received", one.pk)
