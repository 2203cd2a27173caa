"""The curriculum: courses, one after the other, with their modules."""

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
from kriya.design.formats import number
from kriya.design.messages import attempt_form, undoable
from kriya.design.tables import Column, Table, TableRow
from kriya.participation.views.staff.finding import crumbs
from kriya.training.actions.courses import bring_back_course, keep_course, retire_course
from kriya.training.forms import CourseForm, module_formset, modules_in
from kriya.training.models import Course
from kriya.training.queries.trainings import courses_shown


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show the courses."""
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    columns = (
        Column("name", _("Kursus"), sub="after"),
        Column("level", _("Tingkat")),
        Column("craft", _("Kerajinan")),
        Column("hours", _("Jam"), align="end", wrap=False),
        Column("taught", _("Kali diajarkan"), align="end", wrap=False),
    )
    rows = [_row(course, can_edit=can_edit) for course in courses_shown()]
    context = {
        "table": Table(columns, rows, caption=_("Kursus")),
        "can_edit": can_edit,
        "crumbs": [*crumbs(), (_("Kursus"), "")],
    }
    return render(request, "training/staff/courses.html", context)


def _row(course: Course, *, can_edit: bool) -> TableRow:
    cells = {
        "name": course.name,
        "after": _("lanjutan dari %(course)s") % {"course": course.after.name} if course.after else "",
        "level": course.get_level_display(),
        "craft": str(course.craft) if course.craft else _("semua"),
        "hours": number((course.minutes or 0) / 60, 1),  # type: ignore[attr-defined]
        "taught": number(course.taught),  # type: ignore[attr-defined]
    }
    return TableRow(cells, url=reverse("training:course", args=[course.pk]) if can_edit else "")


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Begin a course."""
    return _edit(request, None)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a course and its modules."""
    return _edit(request, get_object_or_404(Course.objects.select_related("craft", "after"), pk=pk))


def _edit(request: Request, course: Course | None) -> HttpResponse:
    names = ("name", "level", "craft", "after", "about")
    initial = {name: getattr(course, name) for name in names} if course else {}
    form = CourseForm(request.POST or None, initial=initial, course=course, record=course)
    modules = module_formset(course, request.POST or None)
    if request.method == "POST" and form.is_valid() and modules.is_valid():
        said = {**form.cleaned_data, "modules": modules_in(modules)}
        if attempt_form(form, lambda: keep_course(course, **said)) is not None:
            messages.success(request, _("Kursus disimpan."))
            return redirect("training:courses")
    title = course.name if course else _("Kursus baru")
    back = reverse("training:courses")
    context = {
        "form": form,
        "modules": modules,
        "course": course,
        "title": title,
        "back": back,
        "crumbs": [*crumbs(), (_("Kursus"), back), (title, "")],
    }
    status = 422 if form.errors or any(modules.errors) else 200
    return render(request, "training/staff/course.html", context, status=status)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def retire(request: Request, pk: UUID) -> HttpResponse:
    """Teach a course no more."""
    course = retire_course(get_object_or_404(Course.objects.all(), pk=pk))
    said = _("%(course)s tidak diajarkan lagi.") % {"course": course.name}
    undoable(request, said, reverse("training:course_back", args=[course.pk]))
    return redirect("training:courses")


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def bring_back(request: Request, pk: UUID) -> HttpResponse:
    """Teach a course again."""
    course = bring_back_course(get_object_or_404(Course.objects.all(), pk=pk))
    messages.success(request, _("%(course)s diajarkan lagi.") % {"course": course.name})
    return redirect("training:courses")
