"""The day as its hosts run it: the order, the tasks, who came, what was shown, what it cost."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.addresses import address_of
from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import new_id, read_id
from kriya.design.messages import attempt_form, did, fits, undoable
from kriya.visits.actions.agenda import add_task, finish_task, make_usual, reopen_task, set_agenda, usual_agenda
from kriya.visits.actions.guests import is_open_for_guests, sign_from_paper, unsign
from kriya.visits.actions.holding import add_cost, hold, note_seen, take_seen_back
from kriya.visits.actions.showing import record_showing
from kriya.visits.documents.lists import attendance_pdf
from kriya.visits.forms.day import AgendaForms, CostForm, HoldForm, PaperForm, TaskForm
from kriya.visits.models import Guest, SeenPiece, VisitTask
from kriya.visits.queries.day import guests_of
from kriya.visits.views.guests import photo_answer
from kriya.visits.views.public import pdf_answer
from kriya.visits.views.staff.answering import crumbs_of, find_visit


@staff(Can.HOST_VISITS)
def agenda(request: Request, pk: UUID) -> HttpResponse:
    """Write the order of the day; saved as the usual one, later visits begin with it."""
    visit = find_visit(pk)
    kept: list[Any] = list(visit.agenda.order_by("position").values("kind", "title", "minutes", "who"))
    kept = kept or [asdict(part) for part in usual_agenda()]
    forms = AgendaForms(request.POST or None, initial=kept)
    if request.method == "POST" and forms.is_valid():
        parts = [part for form in forms if (part := form.part()) is not None]
        if did(request, lambda: set_agenda(visit, parts), _("Acara disimpan.")):
            if "baku" in request.POST:
                make_usual(visit)
                messages.success(request, _("Kunjungan berikutnya mulai dengan susunan ini."))
            return redirect("visits:one", pk)
    given = {"visit": visit, "forms": forms, "crumbs": crumbs_of(visit, (_("Acara"), ""))}
    return render(request, "visits/staff/agenda.html", given, status=422 if forms.is_bound else 200)


@require_POST
@staff(Can.HOST_VISITS)
def task_add(request: Request, pk: UUID) -> HttpResponse:
    """Note something to do."""
    visit = find_visit(pk)
    form = TaskForm(request.POST)
    kind = "lesson" if visit.direction == "outgoing" else "prepare"
    if form.is_valid():
        did(request, lambda: add_task(visit, kind=kind, **form.cleaned_data), _("Tugas dicatat."))
    else:
        messages.error(request, _("Tulis apa tugasnya, dan tanggal yang benar."))
    return redirect("visits:one", pk)


@require_POST
@staff(Can.HOST_VISITS)
def task_done(request: Request, pk: UUID) -> HttpResponse:
    """Say that a task is done."""
    task = get_object_or_404(VisitTask.objects.all(), pk=pk)
    finish_task(task, by=request.user)
    undoable(request, _("%(task)s selesai.") % {"task": task}, reverse("visits:task_open", args=[pk]))
    return redirect("visits:one", task.visit_id)


@require_POST
@staff(Can.HOST_VISITS)
def task_open(_request: Request, pk: UUID) -> HttpResponse:
    """Say that a task is not done after all."""
    task = get_object_or_404(VisitTask.objects.all(), pk=pk)
    reopen_task(task)
    return redirect("visits:one", task.visit_id)


@require_safe
@staff(Can.READ_REGISTER)
@never_cache
def guests(request: Request, pk: UUID) -> HttpResponse:
    """Show who signed, with names shortened; the QR code under which everybody signs."""
    visit = find_visit(pk)
    given = {
        "visit": visit,
        "guests": guests_of(visit),
        "group_url": address_of("visits:group", visit.group_secret),
        "is_open": is_open_for_guests(visit),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "can_see": request.membership.can(Can.SEE_PERSONAL),
        "crumbs": crumbs_of(visit, (_("Daftar hadir"), "")),
    }
    return render(request, "visits/staff/guests.html", given)


@require_POST
@staff(Can.SEE_PERSONAL)
@never_cache
def guests_in_full(request: Request, pk: UUID) -> HttpResponse:
    """Show the list with full names and numbers; that it was shown is recorded."""
    visit = find_visit(pk)
    record_showing(visit, "guests", to=request.user)
    given = {
        "visit": visit,
        "guests": list(visit.guests.order_by("signed_at", "pk")),
        "crumbs": crumbs_of(visit, (_("Daftar hadir"), reverse("visits:guests", args=[pk])), (_("Lengkap"), "")),
    }
    return render(request, "visits/staff/guests_full.html", given)


@require_safe
@staff(Can.HOST_VISITS)
def attendance(_request: Request, pk: UUID) -> HttpResponse:
    """Give a paper list to sign, with the QR code on top."""
    visit = find_visit(pk)
    return pdf_answer(attendance_pdf(visit, address_of("visits:group", visit.group_secret)), "daftar-hadir")


@staff(Can.HOST_VISITS)
@sensitive_post_parameters()
def paper(request: Request, pk: UUID) -> HttpResponse:
    """Type in a paper list; sent twice it is once."""
    visit = find_visit(pk)
    form = PaperForm(request.POST or None)
    key = read_id(request.POST.get("kunci")) or new_id()
    if request.method == "POST" and form.is_valid():
        entered = attempt_form(form, lambda: sign_from_paper(visit, form.signed(), key=key), "lines")
        if entered is not None:
            messages.success(request, _("%(n)s tamu dicatat dari kertas.") % {"n": entered})
            return redirect("visits:guests", pk)
    given = {
        "form": form,
        "key": key,
        "title": _("Ketik dari kertas"),
        "back": reverse("visits:guests", args=[pk]),
        "crumbs": crumbs_of(
            visit, (_("Daftar hadir"), reverse("visits:guests", args=[pk])), (_("Ketik dari kertas"), "")
        ),
    }
    return render(request, "visits/staff/keyed_form.html", given, status=422 if form.errors else 200)


@require_POST
@staff(Can.HOST_VISITS)
def guest_remove(request: Request, pk: UUID) -> HttpResponse:
    """Take back a signature that was a mistake."""
    guest = get_object_or_404(Guest.objects.all(), pk=pk)
    unsign(guest)
    messages.success(request, _("Tanda hadir dihapus."))
    return redirect("visits:guests", guest.visit_id)


@require_safe
@staff(Can.READ_REGISTER)
@never_cache
def guest_photo(_request: Request, pk: UUID) -> HttpResponse:
    """Show the picture that a guest left in the book."""
    return photo_answer(get_object_or_404(Guest.objects.all(), pk=pk))


@require_POST
@staff(Can.HOST_VISITS)
def seen(request: Request, pk: UUID) -> HttpResponse:
    """Note a piece that was shown, by the code on its label."""
    visit = find_visit(pk)
    code = request.POST.get("kode", "").rsplit("/l/", 1)[-1].strip("/ ")[:20]
    did(request, lambda: note_seen(visit, code, by=request.user))
    return redirect(reverse("visits:tour", args=[pk]))


@require_POST
@staff(Can.HOST_VISITS)
def unseen(_request: Request, pk: UUID) -> HttpResponse:
    """Take back a piece that was not shown."""
    row = get_object_or_404(SeenPiece.objects.all(), pk=pk)
    take_seen_back(row)
    return redirect("visits:tour", row.visit_id)


@staff(Can.HOST_VISITS)
def cost(request: Request, pk: UUID) -> HttpResponse:
    """Note what refreshments and the like cost."""
    visit = find_visit(pk)
    form = CostForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: add_cost(visit, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("Biaya dicatat."))
        return redirect("visits:one", pk)
    return visit_form(request, visit, form, _("Catat biaya"))


def visit_form(request: Request, visit: Any, form: Any, title: str, **more: Any) -> HttpResponse:
    """Show a form that leads back to a visit."""
    given = {
        "form": form,
        "title": title,
        "back": reverse("visits:one", args=[visit.pk]),
        "crumbs": crumbs_of(visit, (title, "")),
        **more,
    }
    return render(request, "visits/staff/form.html", given, status=422 if form.errors else 200)


@staff(Can.HOST_VISITS)
def finish(request: Request, pk: UUID) -> HttpResponse:
    """Say that the visit took place, how many came and how it was."""
    visit = find_visit(pk)
    form = HoldForm(request.POST or None, initial={"came": visit.came, "summary": visit.summary})
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: hold(visit, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("Kunjungan dicatat terlaksana."))
        return redirect("visits:one", pk)
    return visit_form(request, visit, form, _("Catat kunjungan terlaksana"))
