"""Make a playbook: its words, what goes along, its editions, who may read it, and how its copies go."""

from typing import Any
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
from kriya.core.refusal import Refused, say
from kriya.councils.addresses import origin
from kriya.design.messages import attempt
from kriya.playbooks.actions.publishing import checked_content, publish
from kriya.playbooks.actions.writing import keep_playbook, new_secret, offer
from kriya.playbooks.forms import CheckSet, ContentForm, TaskSet, WordsForm
from kriya.playbooks.models import Edition, Playbook
from kriya.playbooks.page import told
from kriya.playbooks.queries.content import content_of
from kriya.playbooks.queries.copies import copies_of
from kriya.playbooks.queries.shelf import newest_edition
from kriya.playbooks.sealing import fingerprint
from kriya.playbooks.views.files import playbook_file


@staff(Can.MANAGE_PLAYBOOKS)
def begin(request: Request) -> HttpResponse:
    """Begin a playbook with its words."""
    return _words(request, None)


@staff(Can.MANAGE_PLAYBOOKS)
def words(request: Request, pk: UUID) -> HttpResponse:
    """Change a playbook's words."""
    return _words(request, get_object_or_404(Playbook.objects.all(), pk=pk))


def _words(request: Request, playbook: Playbook | None) -> HttpResponse:
    form = WordsForm(request.POST or None, instance=playbook, record=playbook)
    if request.method == "POST" and form.is_valid():
        kept = keep_playbook(playbook, by=request.user, **form.cleaned_data)
        return redirect("playbooks:content" if playbook is None else "playbooks:playbook", kept.pk)
    title = playbook.title_id if playbook else _("Paket baru")
    back = reverse("playbooks:playbook", args=[playbook.pk]) if playbook else reverse("playbooks:shelf")
    context = {"form": form, "title": title, "back": back, "crumbs": _crumbs(title)}
    return render(request, "playbooks/words.html", context, status=422 if form.errors else 200)


@staff(Can.MANAGE_PLAYBOOKS)
def content(request: Request, pk: UUID) -> HttpResponse:
    """Choose what goes along: settings, figures, questions, tasks and checks."""
    playbook = get_object_or_404(Playbook.objects.all(), pk=pk)
    form = ContentForm(request.POST or None, playbook=playbook)
    tasks = TaskSet(request.POST or None, prefix="tugas", initial=[_flat(row) for row in playbook.tasks])
    checks = CheckSet(request.POST or None, prefix="periksa", initial=playbook.checks)
    if request.method == "POST" and all([form.is_valid(), tasks.is_valid(), checks.is_valid()]):
        keep_playbook(playbook, by=request.user, **form.said(), tasks=tasks.rows(), checks=checks.rows())
        return redirect("playbooks:playbook", playbook.pk)
    context = {"form": form, "tasks": tasks, "checks": checks, "playbook": playbook} | {
        "crumbs": [
            *_crumbs("")[:1],
            (playbook.title_id, reverse("playbooks:playbook", args=[pk])),
            (_("Isi paket"), ""),
        ]
    }
    return render(request, "playbooks/content.html", context, status=422 if request.method == "POST" else 200)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "title_id": row["title"]["id"], "title_en": row["title"]["en"]}


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Paket tiru"), reverse("playbooks:shelf")), (title, "")]


@require_safe
@staff(Can.READ_NUMBERS)
def playbook(request: Request, pk: UUID) -> HttpResponse:
    """Show what the next edition would say, what keeps it from going out, the editions and the copies."""
    one = get_object_or_404(Playbook.objects.all(), pk=pk)
    newest = newest_edition(one)
    why_not, is_published = "", False
    try:
        checked_content(one, newest)
    except Refused as no:
        why_not, is_published = say(no), no.code == "playbook_unchanged"
    context = {
        "playbook": one,
        "page": told(content_of(one, newest)),
        "why_not": why_not,
        "is_published": is_published,
        "newest": newest,
        "fingerprint": fingerprint(newest.key) if newest else "",
        "address": f"{origin(request)}{request.council_prefix}/paket-tiru/{one.secret}/",
        "editions": Edition.objects.filter(playbook=one).defer("content").order_by("-version"),
        "copies": copies_of(one),
        "can_make": request.membership.can(Can.MANAGE_PLAYBOOKS),
        "can_publish": request.membership.can(Can.MANAGE_COUNCIL),
        "crumbs": _crumbs(one.title_id),
    }
    return render(request, "playbooks/playbook.html", context)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def published(request: Request, pk: UUID) -> HttpResponse:
    """Publish the next edition."""
    one = get_object_or_404(Playbook.objects.all(), pk=pk)
    edition = attempt(request, lambda: publish(one, by=request.user))
    if edition is not None:
        messages.success(request, _("Versi %(version)s diterbitkan.") % {"version": edition.version})
    return redirect("playbooks:playbook", one.pk)


@require_POST
@staff(Can.MANAGE_COUNCIL)
def offering(request: Request, pk: UUID) -> HttpResponse:
    """Offer a playbook to the other councils here, or no more; or give it another link."""
    one = get_object_or_404(Playbook.objects.all(), pk=pk)
    wanted = request.POST.get("tawarkan")
    if wanted == "tautan":
        new_secret(one, by=request.user)
        messages.success(request, _("Tautan baru dibuat. Yang lama tidak membuka apa-apa lagi."))
    else:
        offer(one, wanted == "ya", by=request.user)
        words = _("Paket ditawarkan kepada dewan lain.") if wanted == "ya" else _("Paket tidak ditawarkan lagi.")
        messages.success(request, words)
    return redirect("playbooks:playbook", one.pk)


@require_safe
@staff(Can.READ_NUMBERS)
def edition_file(_request: Request, pk: UUID) -> HttpResponse:
    """Send an edition as the file that travels."""
    one = get_object_or_404(Edition.objects.select_related("playbook"), pk=pk)
    return playbook_file(one)
