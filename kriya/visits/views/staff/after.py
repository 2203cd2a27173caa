"""After a visit: promises, what was adopted, what is to be asked again, and visits from before the system."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import new_id, read_id
from kriya.design.messages import attempt_form, did, fits
from kriya.visits.actions.after import (
    add_material,
    adopt,
    answer_follow_up,
    drop,
    keep,
    promise,
    raise_missed,
    reopen,
    take_material_back,
)
from kriya.visits.actions.holding import write_down_all, write_down_past
from kriya.visits.documents.letters import thanks_pdf
from kriya.visits.forms.day import AdoptionForm, MaterialForm, PastForm, PastListForm, PromiseForm
from kriya.visits.models import Direction, FollowUp, Material, Promise, Side, Visit, VisitState
from kriya.visits.past_lists import Left, PastList, read_past
from kriya.visits.queries.promises import to_do
from kriya.visits.views.public import pdf_answer, region_names
from kriya.visits.views.staff.answering import find_visit
from kriya.visits.views.staff.day import visit_form


@staff(Can.HOST_VISITS)
def promise_add(request: Request, pk: UUID) -> HttpResponse:
    """Note what one side promised."""
    visit = find_visit(pk)
    form = PromiseForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: promise(visit, **form.cleaned_data), "words")
    ):
        messages.success(request, _("Janji dicatat."))
        return redirect("visits:one", pk)
    return visit_form(request, visit, form, _("Catat janji"))


@require_POST
@staff(Can.HOST_VISITS)
def promise_settle(request: Request, pk: UUID) -> HttpResponse:
    """Say what became of a promise: kept, not to be kept, or open again."""
    found = get_object_or_404(Promise.objects.all(), pk=pk)
    outcome = request.POST.get("jadi", "")[:400]
    match request.POST.get("apa"):
        case "tidak":
            did(request, lambda: drop(found, outcome=outcome), _("Dicatat: janji ini tidak jadi."))
        case "buka":
            did(request, lambda: reopen(found), _("Janji dibuka lagi."))
        case _:
            did(request, lambda: keep(found, outcome=outcome), _("Janji ditepati."))
    return redirect("visits:one", found.visit_id)


@staff(Can.HOST_VISITS)
def adoption_add(request: Request, pk: UUID) -> HttpResponse:
    """Note what guests do at home now."""
    visit = find_visit(pk)
    form = AdoptionForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: adopt(visit, told_by=Side.HOST, **form.cleaned_data))
    ):
        messages.success(request, _("Yang ditiru dicatat."))
        return redirect("visits:one", pk)
    return visit_form(request, visit, form, _("Catat yang ditiru"))


@staff(Can.HOST_VISITS)
def material_add(request: Request, pk: UUID) -> HttpResponse:
    """Give guests a link to take home."""
    visit = find_visit(pk)
    form = MaterialForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: add_material(visit, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("Bahan ditambahkan; tamu melihatnya di tautan mereka."))
        return redirect("visits:one", pk)
    return visit_form(request, visit, form, _("Tambah bahan"))


@require_POST
@staff(Can.HOST_VISITS)
def material_remove(request: Request, pk: UUID) -> HttpResponse:
    """Take a link back."""
    found = get_object_or_404(Material.objects.all(), pk=pk)
    take_material_back(found)
    messages.success(request, _("Bahan dihapus."))
    return redirect("visits:one", found.visit_id)


@require_POST
@staff(Can.HOST_VISITS)
def follow_up(request: Request, pk: UUID) -> HttpResponse:
    """Say what was heard 30, 90 or 180 days after."""
    found = get_object_or_404(FollowUp.objects.all(), pk=pk)
    heard = request.POST.get("dengar", "")[:400]
    did(request, lambda: answer_follow_up(found, heard=heard, by=request.user), _("Tindak lanjut dicatat."))
    return redirect("visits:one", found.visit_id)


@require_POST
@staff(Can.HOST_VISITS)
def ask_missed(request: Request, pk: UUID, days: int) -> HttpResponse:
    """Ask guests what was not asked on its day."""
    visit = find_visit(pk)
    did(request, lambda: raise_missed(visit, days), _("Tamu yang mengizinkan disurati; kabarnya dicatat di bawah."))
    return redirect("visits:one", pk)


@require_safe
@staff(Can.READ_REGISTER)
def every_to_do(request: Request) -> HttpResponse:
    """Show what is open of all visits: tasks, promises and follow-ups."""
    given = {"rows": to_do(), "can_host": request.membership.can(Can.HOST_VISITS)}
    return render(request, "visits/staff/to_do.html", given)


@require_safe
@staff(Can.READ_REGISTER)
def thanks(_request: Request, pk: UUID) -> HttpResponse:
    """Give the letter of thanks for printing and signing."""
    return thanks_answer(find_visit(pk))


def thanks_answer(visit: Visit) -> HttpResponse:
    """Return the letter of thanks of a visit that took place here, or 404."""
    if visit.state != VisitState.HELD or visit.direction != Direction.INCOMING:
        raise Http404
    return pdf_answer(thanks_pdf(visit), "terima-kasih")


@staff(Can.HOST_VISITS)
def past(request: Request) -> HttpResponse:
    """Write down a visit from before the system."""
    return _write(request, Direction.INCOMING, _("Catat kunjungan lama"))


@staff(Can.HOST_VISITS)
def outgoing(request: Request) -> HttpResponse:
    """Write down a visit of our own to another institution."""
    return _write(request, Direction.OUTGOING, _("Catat kunjungan kita"))


def _write(request: Request, direction: Direction, title: str) -> HttpResponse:
    form = PastForm(request.POST or None)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: write_down_past(form.past(), direction=direction, key=key, by=request.user))
        if made is not None:
            messages.success(request, _("Kunjungan dicatat. Tambahkan janji dan tugasnya di halaman ini."))
            return redirect("visits:one", made.pk)
    given = {
        "form": form,
        "key": key,
        "title": title,
        "regions": region_names(),
        "list_url": reverse("visits:past_list") if direction == Direction.INCOMING else "",
        "back": reverse("visits:list"),
        "crumbs": [(pgettext("menu", "Kunjungan"), reverse("visits:list")), (title, "")],
    }
    return render(request, "visits/staff/keyed_form.html", given, status=422 if form.errors else 200)


@staff(Can.HOST_VISITS)
def past_list(request: Request) -> HttpResponse:
    """Take in a guest book that was kept in a spreadsheet; what cannot be read is told cell by cell."""
    form = PastListForm(request.POST or None, request.FILES or None)
    left: Sequence[Left] = ()
    if request.method == "POST" and form.is_valid():
        told = attempt_form(form, lambda: _taken(form.cleaned_data["file"]), "file")
        if told is not None:
            new = write_down_all(told.found, by=request.user)
            said = _("%(new)s kunjungan dicatat, %(same)s sudah ada.")
            messages.success(request, said % {"new": new, "same": len(told.found) - new})
            left = told.left
            if not left:
                return redirect(reverse("visits:list") + "?daftar=selesai")
    given = {
        "form": form,
        "left": left,
        "crumbs": [(pgettext("menu", "Kunjungan"), reverse("visits:list")), (_("Impor buku tamu"), "")],
    }
    return render(request, "visits/staff/past_list.html", given, status=422 if form.errors else 200)


def _taken(file: "UploadedFile[Any]") -> PastList:
    """Return what a file holds; it is looked into in a process of its own, from a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "buku-tamu"
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        return read_past(path, today=today())
