"""Did the copy work: what copiers let us know, reports that come as files or over the net, and whose they are."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt_form, did
from kriya.playbooks.actions.copies import take_in
from kriya.playbooks.actions.giving import give_to_guests, take_from_guests
from kriya.playbooks.actions.receiving import trust
from kriya.playbooks.forms import ReportForm
from kriya.playbooks.models import CopyReport, Playbook
from kriya.playbooks.queries.copies import copies_of
from kriya.playbooks.queries.shelf import by_secret
from kriya.playbooks.sealing import MOST_BYTES, fingerprint
from kriya.visits.models import Visit


@require_safe
@staff(Can.READ_NUMBERS)
def copies(request: Request, pk: UUID) -> HttpResponse:
    """Show how the copies of a playbook go: whether it was followed, and apart from that what came of it."""
    return _copies(request, get_object_or_404(Playbook.objects.all(), pk=pk), ReportForm())


def _copies(request: Request, playbook: Playbook, form: ReportForm) -> HttpResponse:
    here = reverse("playbooks:playbook", args=[playbook.pk])
    context = {
        "playbook": playbook,
        "copies": [(one, fingerprint(one.key) if one.key else "") for one in copies_of(playbook)],
        "form": form,
        "can_take_in": request.membership.can(Can.MANAGE_PLAYBOOKS),
        "can_decide": request.membership.can(Can.MANAGE_COUNCIL),
        "crumbs": [(_("Paket tiru"), reverse("playbooks:shelf")), (playbook.title_id, here), (_("Yang meniru"), "")],
    }
    return render(request, "playbooks/copies.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PLAYBOOKS)
def report_came(request: Request, pk: UUID) -> HttpResponse:
    """Take in a report that came as a file."""
    playbook = get_object_or_404(Playbook.objects.all(), pk=pk)
    form = ReportForm(request.POST, request.FILES)
    data = form.cleaned_data["file"] if form.is_valid() else None
    came = attempt_form(form, lambda: take_in(data, by=request.user), "file") if data is not None else None
    if came is None:
        return _copies(request, playbook, form)
    messages.success(request, _("Laporan %(council)s diterima.") % {"council": came.content["council"]["name"]})
    return redirect("playbooks:copies", pk)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def report_trusted(request: Request, pk: UUID) -> HttpResponse:
    """Say that the key of a report was compared with its council, or is not trusted after all."""
    report = get_object_or_404(CopyReport.objects.all(), pk=pk)
    wanted = request.POST.get("percaya") == "ya"
    trust(report.key, name=report.content["council"]["name"], is_trusted=wanted, by=request.user)
    messages.success(request, _("Kunci ini dipercaya.") if wanted else _("Kunci ini tidak dipercaya lagi."))
    about = Playbook.objects.filter(uid=report.content["playbook"]["uid"]).first()
    return redirect("playbooks:copies", about.pk) if about else redirect("playbooks:shelf")


@csrf_exempt
@require_POST
def report_sent(request: Request, secret: str) -> HttpResponse:
    """Take in a report over the net, beneath the playbook's public page. Its signature is what is believed."""
    if by_secret(request.council.pk, secret) is None:
        raise Http404
    if not ratelimit.consume(request, action="playbook_report", key=f"{request.council.pk}:{secret}"):
        return JsonResponse({"refused": "too_often"}, status=429)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return JsonResponse({"refused": "report_too_large"}, status=413)
    try:
        came = take_in(request.body, by=None)
    except Refused as no:
        return JsonResponse({"refused": no.code, "sentence": say(no)}, status=422)
    return JsonResponse({"taken": came.digest})


@require_POST
@staff(Can.HOST_VISITS)
def give(request: Request, pk: UUID) -> HttpResponse:
    """Give the guests of a visit one of our playbooks, or take it from their page again."""
    visit = get_object_or_404(Visit.objects.all(), pk=pk)
    playbook = Playbook.objects.filter(pk=read_id(request.POST.get("apa")) or UUID(int=0)).first()
    if playbook is None:
        messages.error(request, say(Refused("playbook_unknown")))
    elif "ambil" in request.POST:
        take_from_guests(playbook, visit)
        messages.success(request, _("Paket tidak lagi di halaman tamu."))
    else:
        did(request, lambda: give_to_guests(playbook, visit, by=request.user), _("Paket ada di halaman tamu."))
    return redirect(reverse("visits:one", args=[pk]) + "#bawa-pulang")
