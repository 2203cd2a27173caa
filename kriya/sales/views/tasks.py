"""What a person must look at, with what to do about it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import did
from kriya.sales.actions.tasks import finish
from kriya.sales.forms import NoteForm
from kriya.sales.models import Task
from kriya.sales.queries.day import open_tasks
from kriya.sales.words import advice_of, facts_of, page_of_task


@require_safe
@staff(Can.READ_SALES)
def tasks(request: Request) -> HttpResponse:
    """Show what waits, or with ?selesai=1 what was done."""
    done = bool(request.GET.get("selesai"))
    found = Task.objects.exclude(done_at=None).select_related("done_by").order_by("-done_at") if done else open_tasks()
    page = Paginator(found, 50).get_page(request.GET.get("hal"))
    rows = [
        {"task": task, "facts": facts_of(task), "advice": advice_of(task), "url": page_of_task(task)}
        for task in page.object_list
    ]
    context = {"page": page, "rows": rows, "done": done, "may_finish": request.membership.can(Can.MANAGE_SALES)}
    return render(request, "sales/tasks.html", context)


@require_POST
@staff(Can.MANAGE_SALES)
def finish_one(request: Request, pk: UUID) -> HttpResponse:
    """Say that a task was done and what came of it."""
    task: Task = get_object_or_404(Task.objects.all(), pk=pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis dulu apa yang ditemukan."))
        return redirect("sales:tasks")
    did(request, lambda: finish(task, note=form.cleaned_data["note"], by=request.user), _("Tugas selesai."))
    return redirect("sales:tasks")
