"""Tasks, pieces to be shown and travellers of an exhibition, and the council's template of tasks."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import today
from kriya.core.ids import read_id
from kriya.design.messages import did, fits
from kriya.exhibitions.actions import preparing as actions
from kriya.exhibitions.documents.lists import display_pdf, travel_pdf
from kriya.exhibitions.forms.preparing import DisplayForm, PatternForm, TaskForm, traveller_rows
from kriya.exhibitions.models import ChecklistItem, ChecklistPattern, DisplayItem, Exhibition, Participant, Traveller
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page
from kriya.ledger.queries.families import family
from kriya.showroom.views.answering import pdf_answer

MOST: Final = 300
"""So many pieces of the makers who take part may be chosen from; a council takes some dozens along."""


@staff(Can.READ_REGISTER)
def preparing(request: Request, pk: UUID) -> HttpResponse:
    """Show the tasks, and add one."""
    found = find_exhibition(pk)
    may_keep = request.membership.can(Can.MANAGE_PROGRAMMES)
    form = TaskForm(request.POST or None, initial={"due_on": found.starts_on}) if may_keep else None
    if request.method == "POST" and form is not None and form.is_valid() and _added(found, form):
        return redirect("exhibitions:preparing", pk)
    tasks = ChecklistItem.objects.filter(exhibition=found).select_related("owner", "done_by")
    rows = list(tasks.order_by("due_on", "pk"))
    given = {
        "rows": rows,
        "done": sum(1 for row in rows if row.done_at),
        "today": today(),
        "form": form,
        "display": DisplayItem.objects.filter(exhibition=found).select_related("product__maker").order_by("pk"),
        "travellers": Traveller.objects.filter(exhibition=found).order_by("departs_on", "pk"),
    }
    return page(request, found, "preparing", given, status=422 if form and form.errors else 200)


def _added(found: Exhibition, form: TaskForm) -> bool:
    return fits(form, lambda: actions.add_task(found, **form.cleaned_data), "title")


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def use_template(request: Request, pk: UUID) -> HttpResponse:
    """Take the council's template for an exhibition."""
    found = find_exhibition(pk)
    count = actions.use_patterns(found, owner=None)
    messages.success(request, ngettext("%(n)s tugas ditambahkan.", "%(n)s tugas ditambahkan.", count) % {"n": count})
    return redirect("exhibitions:preparing", pk)


@require_POST
@staff(Can.READ_REGISTER)
def tick(request: Request, pk: UUID) -> HttpResponse:
    """Say that a task is done, or is not: whoever it is given to, or who keeps programmes."""
    item = get_object_or_404(ChecklistItem, pk=pk)
    if request.membership.can(Can.MANAGE_PROGRAMMES) or item.owner_id == request.user.pk:
        actions.tick(item, by=request.user, done=request.POST.get("selesai") == "ya")
    else:
        messages.error(request, _("Tugas ini diberikan kepada orang lain."))
    return redirect("exhibitions:preparing", item.exhibition_id)


@staff(Can.MANAGE_PROGRAMMES)
def task(request: Request, pk: UUID) -> HttpResponse:
    """Let somebody else do a task, or until another day."""
    item = get_object_or_404(ChecklistItem.objects.select_related("owner"), pk=pk)
    found = find_exhibition(item.exhibition_id)
    form = TaskForm(request.POST or None, fixed=True, initial={"due_on": item.due_on, "owner": item.owner})
    if request.method == "POST" and form.is_valid():
        actions.change_task(item, **form.cleaned_data)
        return redirect("exhibitions:preparing", found.pk)
    back = reverse("exhibitions:preparing", args=[found.pk])
    given = {
        "form": form, "title": item.title, "back": back,
        "crumbs": crumbs(found, (_("Persiapan"), back), (item.title, "")),
    }  # fmt: skip
    return page(request, found, "edit", given, status=422 if form.errors else 200)


@staff(Can.MANAGE_PROGRAMMES)
def patterns(request: Request) -> HttpResponse:
    """Show the template of tasks, add to it (`title`), and take out of it (`hapus`)."""
    actions.give_patterns()
    key = read_id(request.POST.get("hapus"))
    if key and (line := ChecklistPattern.objects.filter(pk=key).first()):
        did(request, lambda: actions.drop_pattern(line), _("“%(title)s” dihapus.") % {"title": line.title})
        return redirect("exhibitions:patterns")
    form = PatternForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: actions.add_pattern(**form.cleaned_data), "title")
    ):
        return redirect("exhibitions:patterns")
    rows = list(ChecklistPattern.objects.all())
    rows.sort(key=lambda row: (row.anchor == "end", row.days if row.anchor == "end" else -row.days, row.title))
    given = {
        "rows": rows,
        "form": form,
        "crumbs": [(_("Program"), ""), (_("Pameran"), reverse("exhibitions:list")), (_("Tugas baku"), "")],
    }
    return render(request, "exhibitions/staff/patterns.html", given, status=422 if form.errors else 200)


@staff(Can.MANAGE_PROGRAMMES)
def display(request: Request, pk: UUID) -> HttpResponse:
    """Choose what is shown, and how many of each are taken along."""
    found = find_exhibition(pk)
    offered = list(_offered(found)[:MOST])
    chosen = dict(DisplayItem.objects.filter(exhibition=found).values_list("product", "pieces"))
    form = DisplayForm(offered, chosen, request.POST if request.method == "POST" else None, record=found)
    if form.is_valid():
        actions.set_display(found, form.wanted())
        return redirect("exhibitions:preparing", pk)
    back = reverse("exhibitions:preparing", args=[pk])
    given = {
        "form": form,
        "back": back,
        "crumbs": crumbs(found, (_("Persiapan"), back), (_("Daftar pajang"), "")),
    }
    return page(request, found, "display", given, status=422 if form.errors else 200)


def _offered(exhibition: Exhibition) -> QuerySet[Product]:
    """Return the published pieces of the makers who take part, and what was chosen before."""
    makers = Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).values_list("maker", flat=True)
    own = [key for maker in makers for key in family(maker)]
    chosen = DisplayItem.objects.filter(exhibition=exhibition).values("product")
    rows: QuerySet[Product] = Product.objects.filter(maker__in=own, state=ProductState.PUBLISHED)
    rows = rows | Product.objects.filter(pk__in=chosen)
    return rows.select_related("maker").order_by("maker__name", "name", "pk")


@staff(Can.MANAGE_PROGRAMMES)
def travellers(request: Request, pk: UUID) -> HttpResponse:
    """Say who travels, when, how, and where they sleep."""
    found = find_exhibition(pk)
    forms = traveller_rows(found, request.POST if request.method == "POST" else None)
    if forms.is_valid():
        said = (form.cleaned_data for form in forms)
        actions.set_travellers(found, list({one["name"]: one for one in said if one.get("name")}.values()))
        return redirect("exhibitions:preparing", pk)
    back = reverse("exhibitions:preparing", args=[pk])
    given: dict[str, Any] = {
        "forms": forms, "back": back, "crumbs": crumbs(found, (_("Persiapan"), back), (_("Daftar perjalanan"), "")),
    }  # fmt: skip
    return page(request, found, "travellers", given, status=422 if forms.is_bound else 200)


@require_safe
@staff(Can.READ_REGISTER)
def display_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the list of what is shown, with exhibition prices."""
    found = find_exhibition(pk)
    return pdf_answer(display_pdf(found), f"daftar-pajang-{found.slug}")


@require_safe
@staff(Can.READ_REGISTER)
def travel_paper(request: Request, pk: UUID) -> HttpResponse:  # noqa: ARG001
    """Hand out the list of who travels."""
    found = find_exhibition(pk)
    return pdf_answer(travel_pdf(found), f"daftar-perjalanan-{found.slug}")
